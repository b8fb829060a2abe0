"""Screens at gates: paired once by a code that a unit hands over, from then on known by a secret. They speak for a post."""

import hmac
import re
import secrets
from datetime import datetime, timedelta

from msgspec import Struct

from lianfang.accounts.rules import SLIP_TRIES
from lianfang.accounts.sessions import hash_of
from lianfang.accounts.tables import GateDevice
from lianfang.vault.actions import blind_of
from zones.ground.scope import Scope

LASTS = timedelta(minutes=30)
CODE = re.compile(r"([0-9]{1,12})([0-9]{6})")
_GATE = """
SELECT g.id, g.post, p.name AS post_name, p.station, p.unit, u.name AS unit_name, u.zone, s.bureau
FROM gate_device g JOIN post p ON p.id = g.post JOIN unit u ON u.id = p.unit JOIN station s ON s.id = p.station
"""


class Gate(Struct, frozen=True):
    """A screen, the post for which it speaks, and where that is."""

    id: int
    post: int
    post_name: str
    station: int
    unit: int
    unit_name: str
    zone: int
    bureau: int


class GateRow(Struct, frozen=True):
    """A screen in its unit's list; not paired yet where `paired_at` is None, until `until` it may be."""

    id: int
    post: int
    label: str
    until: datetime
    paired_at: datetime | None


def code_of(gate: int) -> str:
    """What is typed on the screen: the number and six digits that nobody guesses."""
    return f"{gate}{int.from_bytes(blind_of('gate', str(gate))[:8]) % 10**6:06d}"


async def make(post: int, made_by: str, now: datetime) -> int:
    """A screen to be paired. Returns its id; a code before it that was not used opens nothing any more."""
    await GateDevice.raw(
        "UPDATE gate_device SET ended_at = {} WHERE post = {} AND paired_at IS NULL AND ended_at IS NULL", now, post
    )
    made = GateDevice(post=post, made_by=made_by, made_at=now, until=now + LASTS)
    return int((await GateDevice.insert(made))[0]["id"])


async def pair(typed: str, label: str, now: datetime) -> tuple[int, str] | None:
    """(id, its secret from now on) for the right code, once; None for any other, which counts as a try."""
    found = CODE.fullmatch(re.sub(r"\D", "", typed))
    if found is None:
        return None
    gate, secret = int(found[1]), secrets.token_urlsafe(32)
    rows = await GateDevice.raw(
        "UPDATE gate_device SET tries = tries + 1 WHERE id = {} AND paired_at IS NULL AND ended_at IS NULL AND until > {} "
        "AND tries < {} RETURNING id",
        gate,
        now,
        SLIP_TRIES,
    )
    if not rows or not hmac.compare_digest(code_of(gate).encode(), f"{gate}{found[2]}".encode()):
        return None
    await GateDevice.raw(
        "UPDATE gate_device SET secret_hash = {}, label = {}, paired_at = {} WHERE id = {}",
        hash_of(secret),
        label,
        now,
        gate,
    )
    return gate, secret


async def known(secret: str) -> Gate | None:
    """The screen that holds this secret; None for an ended one, or one whose post is no more."""
    if not secret:
        return None
    rows = await GateDevice.raw(
        f"{_GATE} WHERE g.secret_hash = {{}} AND g.ended_at IS NULL AND p.ended_at IS NULL", hash_of(secret)
    )
    return Gate(**rows[0]) if rows else None


async def of_unit(scope: Scope, now: datetime) -> list[GateRow]:
    """Screens of the scope's unit that are paired, or may still be."""
    rows = await GateDevice.raw(
        "SELECT g.id, g.post, g.label, g.until, g.paired_at FROM gate_device g JOIN post p ON p.id = g.post "
        "WHERE p.station = ANY({}) AND p.unit = ANY({}) AND g.ended_at IS NULL AND (g.paired_at IS NOT NULL OR g.until > {}) "
        "ORDER BY g.post, g.id",
        list(scope.stations),
        scope.only_units or [],
        now,
    )
    return [GateRow(**row) for row in rows]


async def end(scope: Scope, gate: int, now: datetime) -> bool:
    """The screen opens nothing any more. Whether it is one of the scope's unit."""
    rows = await GateDevice.raw(
        "UPDATE gate_device SET ended_at = coalesce(ended_at, {}) WHERE id = {} AND post IN "
        "(SELECT id FROM post WHERE station = ANY({}) AND unit = ANY({})) RETURNING id",
        now,
        gate,
        list(scope.stations),
        scope.only_units or [],
    )
    return bool(rows)
