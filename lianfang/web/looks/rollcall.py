"""What the pages of roll-calls show, each read on one connection."""

import re
from datetime import datetime

from msgspec import Struct

from lianfang import clock
from lianfang.accounts.gates import Gate, GateRow, known, of_unit
from lianfang.database import INSTANT, look
from zones.aid.reads import unit_named, zone_asks
from zones.duty.reads import PostRow, on_duty, posts
from zones.ground.scope import Scope
from zones.rollcall.reads import asked, calls
from zones.rollcall.reads.asked import AskedRow, ZoneTally
from zones.rollcall.reads.calls import CallSeen
from zones.rollcall.tables import RollCall
from zones.rollcall.vocabulary import Call
from zones.roster.reads import ZoneRow, zones

MOST_CALLS, MOST_ROWS, MOST_NAMED = 20, 20, 40


class WallSeen(Struct, frozen=True):
    """A call, its zones, why posts are excused, and a page of those that did not answer; `further` where there are more."""

    seen: CallSeen
    zones: list[ZoneTally]
    excuses: list[tuple[str, int]]
    missing: list[AskedRow]
    skipped: int
    further: bool
    now: datetime


class CallsSeen(Struct, frozen=True):
    """A station's calls, the wall of the one that runs or was last held."""

    calls: list[CallSeen]
    wall: WallSeen | None
    zones: list[ZoneRow]
    bases: list[str]
    now: datetime


class GateSeen(Struct, frozen=True):
    """What a screen shows: its post in a call that runs, the call, whether a unit of its zone asks for help."""

    gate: Gate
    row: AskedRow | None
    call: Call | None
    rings: bool
    dial: str
    now: datetime


async def calls_seen(scope: Scope, page: int) -> CallsSeen:
    async def read() -> CallsSeen:
        found = await calls.seen(scope, MOST_CALLS)
        shown = next((one.call.id for one in found if one.call.running), 0)
        shown = shown or next((one.call.id for one in found if one.call.state == "closed"), 0)
        wall = await _wall(scope, shown, page) if shown else None
        return CallsSeen(found, wall, await zones(scope), await calls.bases(scope), await _now())

    return await look(read)


async def wall_seen(scope: Scope, number: int, page: int) -> WallSeen | None:
    return await look(lambda: _wall(scope, number, page))


async def _wall(scope: Scope, number: int, page: int) -> WallSeen | None:
    seen = await calls.seen_one(scope, number)
    if seen is None:
        return None
    skip = page * MOST_ROWS
    rows = await asked.missing(scope, number, skip, MOST_ROWS + 1)
    tallies, excuses = await asked.zones_of(scope, number), await asked.excuses(scope, number)
    return WallSeen(seen, tallies, excuses, rows[:MOST_ROWS], skip, len(rows) > MOST_ROWS, await _now())


async def named_posts(scope: Scope, text: str) -> tuple[int, ...]:
    """Posts as somebody names them: 新城名苑、翠园小区大门."""
    names = [name for part in re.split(r"[、，,;；\n]", text) if (name := "".join(part.split()))]
    return tuple((await look(lambda: asked.posts_named(scope, names)))[:MOST_NAMED])


async def post_asked(scope: Scope, call: int, post: int) -> int | None:
    """The row of a post in a call."""
    return await look(lambda: asked.row_of_post(scope, call, post))


async def gate_of(secret: str) -> Gate | None:
    return await look(lambda: known(secret))


async def gate_seen(secret: str) -> GateSeen | None:
    async def read() -> GateSeen | None:
        gate = await known(secret)
        if gate is None:
            return None
        scope = Scope((gate.station,))
        rows, call = await asked.asked_now(scope, [gate.post]), await calls.running(scope)
        rings, (_, _, dial) = await zone_asks(scope, gate.zone), await unit_named(gate.unit)
        return GateSeen(gate, rows[0] if rows else None, call, rings, dial, await _now())

    return await look(read)


async def asked_of(scope: Scope, now: datetime) -> tuple[list[AskedRow], Call | None]:
    """What the scope's guard is asked now: at the posts where he stands, or himself in a drill. Inside `look`."""
    call = await calls.running(Scope(scope.stations))
    if call is None:
        return [], None
    stands = await on_duty(Scope(scope.stations, person=scope.person), now)
    return await asked.asked_now(scope, [one.post for one in stands]), call


async def gates_seen(scope: Scope) -> tuple[str, list[PostRow], list[GateRow]]:
    """A unit's name, its posts, the screens at them."""

    async def read() -> tuple[str, list[PostRow], list[GateRow]]:
        assert scope.unit is not None
        name, _, _ = await unit_named(scope.unit)
        return name, await posts(scope), await of_unit(scope, await _now())

    return await look(read)


async def _now() -> datetime:
    rows = await RollCall.raw(f"SELECT t.now FROM {INSTANT}", clock.ahead(), clock.ahead())
    now: datetime = rows[0]["now"]
    return now
