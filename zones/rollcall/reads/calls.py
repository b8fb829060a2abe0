"""Calls as they stand. No read that a page shows says when a random call comes: only `locked`, for the sweep, knows it."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from zones.ground.scope import Scope
from zones.rollcall.tables import RollCall
from zones.rollcall.vocabulary import RUNNING, Call

_COLUMNS = "id, station, kind, basis, zones, posts, state, night, minutes, closes_at, version, key_date, why_missed, since, until"
_HIDDEN = "CASE WHEN state = 'waiting' AND kind = 'random' THEN since ELSE opens_at END AS opens_at"
_TALLY = """
LEFT JOIN LATERAL (SELECT count(*)::int AS all_of, count(*) FILTER (WHERE result = 'answered')::int AS answered,
    count(*) FILTER (WHERE result = 'excused')::int AS excused, count(*) FILTER (WHERE result = 'waiting')::int AS waiting
    FROM roll_call_answer WHERE call = c.id) t ON true
"""


class Tally(Struct, frozen=True):
    """How a call stands: `all_of` posts, of which so many answered, are excused, still have time; the rest is silent."""

    all_of: int = 0
    answered: int = 0
    excused: int = 0
    waiting: int = 0

    @property
    def asked(self) -> int:
        """Who is expected to answer: the base of the rate."""
        return self.all_of - self.excused

    @property
    def silent(self) -> int:
        return self.asked - self.answered - self.waiting


class CallSeen(Struct, frozen=True):
    call: Call
    tally: Tally


async def due(now: datetime, most: int) -> list[int]:
    """Ids of calls of which something is due, the longest due first."""
    rows = await RollCall.raw(
        "SELECT id FROM roll_call WHERE next_deadline <= {} ORDER BY next_deadline, id LIMIT {}", now, most
    )
    return [row["id"] for row in rows]


async def locked(number: int, now: datetime) -> Call | None:
    """A call of which something is due, held with its station; None where another process was there first."""
    await RollCall.raw(
        "SELECT id FROM station WHERE id = (SELECT station FROM roll_call WHERE id = {}) FOR NO KEY UPDATE", number
    )
    rows = await RollCall.raw(
        f"SELECT {_COLUMNS}, opens_at FROM roll_call WHERE id = {{}} AND next_deadline <= {{}} FOR UPDATE SKIP LOCKED",
        number,
        now,
    )
    return _call(rows[0]) if rows else None


async def call(scope: Scope, number: int) -> Call | None:
    """One of the scope's stations, by its id."""
    rows = await RollCall.raw(
        f"SELECT {_COLUMNS}, {_HIDDEN} FROM roll_call WHERE id = {{}} AND station = ANY({{}})",
        number,
        list(scope.stations),
    )
    return _call(rows[0]) if rows else None


async def running(scope: Scope) -> Call | None:
    """The call in which posts of the scope's one station may answer now."""
    rows = await RollCall.raw(
        f"SELECT {_COLUMNS}, opens_at FROM roll_call WHERE station = ANY({{}}) AND state = ANY({{}}) ORDER BY id LIMIT 1",
        list(scope.stations),
        list(RUNNING),
    )
    return _call(rows[0]) if rows else None


async def instants(scope: Scope, first: datetime, last: datetime, but: int = 0) -> list[datetime]:
    """When the station's other calls open or did, for the rule of one a night; those that were missed asked nobody."""
    rows = await RollCall.raw(
        "SELECT opens_at FROM roll_call WHERE station = ANY({}) AND state <> 'missed' AND id <> {} "
        "AND opens_at BETWEEN {} AND {}",
        list(scope.stations),
        but,
        first,
        last,
    )
    return [row["opens_at"] for row in rows]


async def seen(scope: Scope, most: int) -> list[CallSeen]:
    """The latest calls, those to come first."""
    rows = await RollCall.raw(
        f"SELECT c.*, t.* FROM (SELECT {_COLUMNS}, {_HIDDEN}, state = 'waiting' AS to_come FROM roll_call "
        f"WHERE station = ANY({{}}) ORDER BY to_come DESC, id DESC LIMIT {{}}) c {_TALLY} ORDER BY to_come DESC, c.id DESC",
        list(scope.stations),
        most,
    )
    return [_seen(row) for row in rows]


async def seen_one(scope: Scope, number: int) -> CallSeen | None:
    rows = await RollCall.raw(
        f"SELECT c.*, t.* FROM (SELECT {_COLUMNS}, {_HIDDEN} FROM roll_call WHERE id = {{}} AND station = ANY({{}})) c {_TALLY}",
        number,
        list(scope.stations),
    )
    return _seen(rows[0]) if rows else None


async def bases(scope: Scope) -> list[str]:
    """Written rules that calls rested on, the last used first."""
    rows = await RollCall.raw(
        "SELECT basis FROM roll_call WHERE station = ANY({}) GROUP BY basis ORDER BY max(id) DESC LIMIT 5",
        list(scope.stations),
    )
    return [row["basis"] for row in rows]


def _seen(row: dict[str, Any]) -> CallSeen:
    return CallSeen(_call(row), Tally(**{name: row[name] for name in Tally.__struct_fields__}))


def _call(row: dict[str, Any]) -> Call:
    ids = {name: tuple(int(one) for one in row[name].split(",") if one) for name in ("zones", "posts")}
    return Call(**{name: ids.get(name, row[name]) for name in Call.__struct_fields__})
