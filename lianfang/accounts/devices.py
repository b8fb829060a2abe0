"""Phones and computers of an account: a bound phone comes in without a password, any of them can be put out."""

import secrets
from datetime import datetime
from typing import Any

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.accounts.sessions import hash_of
from lianfang.accounts.tables import Device, Session


class DeviceRow(Struct, frozen=True):
    """A device of an account, as its owner sees it."""

    id: int
    label: str
    bound: bool
    since: datetime
    seen_at: datetime


async def known(secret: str, lock: bool = False) -> dict[str, Any] | None:
    """The device that holds this secret: id, account, bound, and the name of its person; None for an ended one.

    With `lock` it is held: nobody puts it out meanwhile.
    """
    if not secret:
        return None
    rows = await Device.raw(
        "SELECT d.id, d.account, d.bound, coalesce(p.name, a.name, '') AS name FROM device d "
        "JOIN login a ON a.id = d.account LEFT JOIN person p ON p.id = a.person "
        "WHERE d.secret_hash = {} AND d.ended_at IS NULL AND a.closed_at IS NULL"
        + (" FOR UPDATE OF d" if lock else ""),
        hash_of(secret),
    )
    return rows[0] if rows else None


async def enter(account: int, secret: str, label: str, bound: bool, now: datetime) -> tuple[int, str]:
    """The account's device, a new one with a new secret: (id, secret). A phone that was somebody else's is his no more.

    A known device keeps its secret: were it changed here, an answer lost on the way would unbind the phone.
    """
    fresh, old = secrets.token_urlsafe(32), await known(secret)
    if old and old["account"] == account:
        await Device.raw("UPDATE device SET seen_at = {}, bound = bound OR {} WHERE id = {}", now, bound, old["id"])
        return old["id"], secret
    if old and bound:
        await put_out(old["id"], old["account"], now)
    made = await Device.raw(
        "INSERT INTO device (account, secret_hash, label, bound, since, seen_at) VALUES ({}, {}, {}, {}, {}, {}) RETURNING id",
        account,
        hash_of(fresh),
        label,
        bound,
        now,
        now,
    )
    return made[0]["id"], fresh


async def of_account(account: int) -> list[DeviceRow]:
    """Devices that may still come in, the last used first."""
    rows = await Device.raw(
        "SELECT id, label, bound, since, seen_at FROM device WHERE account = {} AND ended_at IS NULL ORDER BY seen_at DESC",
        account,
    )
    return [DeviceRow(**row) for row in rows]


async def put_out(device: int, account: int, now: datetime) -> None:
    """The device opens nothing any more, at once. Raises NotYours."""
    ended = await Device.raw(
        "UPDATE device SET ended_at = coalesce(ended_at, {}) WHERE id = {} AND account = {} RETURNING id",
        now,
        device,
        account,
    )
    if not ended:
        raise NotYours()
    await Session.raw("DELETE FROM session WHERE device = {}", device)


async def put_out_all(account: int, now: datetime, only_bound: bool = False) -> None:
    """Every device of an account, or its bound phones alone: a new slip replaces the phone before."""
    rows = await Device.raw(
        "UPDATE device SET ended_at = {} WHERE account = {} AND ended_at IS NULL AND (bound OR NOT {}) RETURNING id",
        now,
        account,
        only_bound,
    )
    await Session.raw("DELETE FROM session WHERE device = ANY({})", [row["id"] for row in rows])
