"""Accounts and the roles they hold: opened, given, ended, closed. Runs inside a flow's transaction."""

from datetime import datetime
from typing import Any

from lianfang.access import Held, NotYours
from lianfang.accounts import devices, sessions, tokens
from lianfang.accounts.errors import LoginTaken
from lianfang.accounts.tables import Account, OldPassword, RoleHeld


async def open_named(name: str, hashed: str | None, person: int | None, officer: int | None, now: datetime) -> int:
    """A new account with a name to sign in by. Raises LoginTaken."""
    made = await Account.raw(
        "INSERT INTO login (name, person, officer, password, password_at, made_at) VALUES ({}, {}, {}, {}, {}, {}) "
        "ON CONFLICT DO NOTHING RETURNING id",
        name,
        person,
        officer,
        hashed,
        now if hashed else None,
        now,
    )
    if not made:
        raise LoginTaken(name=name)
    return int(made[0]["id"])


async def of_person(person: int, bureau: int, now: datetime) -> int:
    """A guard's account, opened with his first slip. A closed one is opened again: its old phones stay out."""
    found = await Account.raw(
        "INSERT INTO login (person, made_at) VALUES ({}, {}) "
        "ON CONFLICT (person) DO UPDATE SET closed_at = NULL RETURNING id",
        person,
        now,
    )
    account = int(found[0]["id"])
    if not await held(account, now):
        await give(account, Held("guard", bureau, ()), now)
    return account


async def held(account: int, now: datetime) -> list[dict[str, Any]]:
    """The roles in force, whether or not their place is there."""
    return await RoleHeld.raw(
        "SELECT id, role, bureau, station, unit, company, since FROM role_held "
        "WHERE account = {} AND (until IS NULL OR until > {}) ORDER BY id",
        account,
        now,
    )


async def give(account: int, role: Held, now: datetime) -> None:
    """A role from now on. Its reach is the unit, the company, the only station, or the bureau."""
    station = role.stations[0] if len(role.stations) == 1 else None
    await RoleHeld.insert(
        RoleHeld(
            account=account,
            role=role.role,
            bureau=role.bureau,
            station=station,
            unit=role.unit,
            company=role.company,
            since=now,
        )
    )


async def end_role(role: int, account: int, bureau: int | None, now: datetime) -> None:
    """It holds until now. With a bureau only one of its own roles. Raises NotYours."""
    ended = await RoleHeld.raw(
        "UPDATE role_held SET until = {} WHERE id = {} AND account = {} AND ({}::bigint IS NULL OR bureau = {}) "
        "AND until IS NULL RETURNING id",
        now,
        role,
        account,
        bureau,
        bureau,
    )
    if not ended:
        raise NotYours()


async def set_password(account: int, hashed: str, now: datetime) -> None:
    """A new password; the old one is remembered for the policy that forbids it again."""
    await OldPassword.raw(
        "INSERT INTO old_password (account, password, until) "
        "SELECT id, password, {} FROM login WHERE id = {} AND password IS NOT NULL",
        now,
        account,
    )
    await Account.raw("UPDATE login SET password = {}, password_at = {} WHERE id = {}", hashed, now, account)


async def close(account: int, now: datetime) -> None:
    """Nothing of it opens anything any more: sessions, devices, tokens."""
    await Account.raw("UPDATE login SET closed_at = {} WHERE id = {}", now, account)
    await sessions.end_all(account)
    await devices.put_out_all(account, now)
    await tokens.end_all(account, now)


async def close_person(person: int, now: datetime) -> None:
    """The same for a person's account, if he has one."""
    for row in await Account.raw("SELECT id FROM login WHERE person = {}", person):
        await close(row["id"], now)
