"""Who is asked in a call and what became of it: one row, the zones in numbers, those who did not answer a page at a time."""

from datetime import datetime

from msgspec import Struct

from zones.ground.scope import Scope
from zones.rollcall.rules.asking import is_school
from zones.rollcall.tables import RollCallAnswer
from zones.rollcall.vocabulary import RUNNING

_ROW = """
SELECT a.id, a.call, a.unit, u.name AS unit_name, a.post_id, a.post, a.responder, coalesce(n.name, '') AS person_name,
       a.result, a.reason, a.how, a.late, a.answered_at, a.phone_at, coalesce(p.line, '') AS line, c.kind
FROM roll_call_answer a JOIN roll_call c ON c.id = a.call JOIN unit u ON u.id = a.unit
LEFT JOIN post p ON p.id = a.post_id LEFT JOIN person n ON n.id = a.responder
"""


class AskedRow(Struct, frozen=True):
    """A post, or in a drill a person, that a call asked. `line` is the post's landline."""

    id: int
    call: int
    unit: int
    unit_name: str
    post_id: int | None
    post: str
    responder: int | None
    person_name: str
    result: str
    reason: str
    how: str
    late: bool
    answered_at: datetime | None
    phone_at: datetime | None
    line: str
    kind: str


class ZoneTally(Struct, frozen=True):
    """A zone in a call."""

    name: str
    asked: int
    answered: int
    excused: int


async def asked_row(scope: Scope, call: int, row: int) -> AskedRow | None:
    """Held, so that two answers at once are one after the other."""
    rows = await RollCallAnswer.raw(
        f"{_ROW} WHERE a.id = {{}} AND a.call = {{}} AND a.station = ANY({{}}) FOR UPDATE OF a",
        row,
        call,
        list(scope.stations),
    )
    return AskedRow(**rows[0]) if rows else None


async def row_of_post(scope: Scope, call: int, post: int) -> int | None:
    """The row of a post in a call."""
    rows = await RollCallAnswer.raw(
        "SELECT id FROM roll_call_answer WHERE call = {} AND post_id = {} AND station = ANY({})",
        call,
        post,
        list(scope.stations),
    )
    return int(rows[0]["id"]) if rows else None


async def asked_now(scope: Scope, posts: list[int]) -> list[AskedRow]:
    """Rows of calls that run: of these posts, and of a drill that asks the scope's person."""
    rows = await RollCallAnswer.raw(
        f"{_ROW} WHERE c.station = ANY({{}}) AND c.state = ANY({{}}) "
        "AND (a.post_id = ANY({}) OR (a.post_id IS NULL AND a.responder = {})) ORDER BY a.id",
        list(scope.stations),
        list(RUNNING),
        posts,
        scope.person,
    )
    return [AskedRow(**row) for row in rows]


async def open_posts(scope: Scope, call: int) -> list[int]:
    """Posts that have not answered yet."""
    rows = await RollCallAnswer.raw(
        "SELECT post_id FROM roll_call_answer WHERE call = {} AND station = ANY({}) AND result = 'waiting' "
        "AND post_id IS NOT NULL ORDER BY id",
        call,
        list(scope.stations),
    )
    return [row["post_id"] for row in rows]


async def open_persons(scope: Scope, call: int) -> list[int]:
    """Persons whom a drill asks and who have not answered yet."""
    rows = await RollCallAnswer.raw(
        "SELECT responder FROM roll_call_answer WHERE call = {} AND station = ANY({}) AND result = 'waiting' "
        "AND post_id IS NULL ORDER BY id",
        call,
        list(scope.stations),
    )
    return [row["responder"] for row in rows]


async def missing(scope: Scope, call: int, skip: int, most: int) -> list[AskedRow]:
    """Who has not answered, or excused himself at the gate, in the order in which they were asked."""
    rows = await RollCallAnswer.raw(
        f"{_ROW} WHERE a.call = {{}} AND a.station = ANY({{}}) AND (a.result IN ('waiting', 'silent') "
        "OR (a.result = 'excused' AND a.how = 'gate')) ORDER BY a.id LIMIT {} OFFSET {}",
        call,
        list(scope.stations),
        most,
        skip,
    )
    return [AskedRow(**row) for row in rows]


async def zones_of(scope: Scope, call: int) -> list[ZoneTally]:
    """The zones that a call asked, in their order."""
    rows = await RollCallAnswer.raw(
        "SELECT z.name, count(*) FILTER (WHERE a.result <> 'excused')::int AS asked, "
        "count(*) FILTER (WHERE a.result = 'answered')::int AS answered, "
        "count(*) FILTER (WHERE a.result = 'excused')::int AS excused FROM roll_call_answer a "
        "JOIN unit u ON u.id = a.unit JOIN zone z ON z.id = u.zone WHERE a.call = {} AND a.station = ANY({}) "
        "GROUP BY z.id, z.name, z.position ORDER BY z.position, z.id",
        call,
        list(scope.stations),
    )
    return [ZoneTally(**row) for row in rows]


async def excuses(scope: Scope, call: int) -> list[tuple[str, int]]:
    """(reason, posts): why posts are excused, the most frequent first."""
    rows = await RollCallAnswer.raw(
        "SELECT reason, count(*)::int AS posts FROM roll_call_answer WHERE call = {} AND station = ANY({}) "
        "AND result = 'excused' GROUP BY reason ORDER BY posts DESC, reason LIMIT 12",
        call,
        list(scope.stations),
    )
    return [(row["reason"], row["posts"]) for row in rows]


async def posts_named(scope: Scope, names: list[str]) -> list[int]:
    """Posts of these names: a unit's name means all of its posts, 翠园小区大门 one of them."""
    rows = await RollCallAnswer.raw(
        "SELECT p.id FROM post p JOIN unit u ON u.id = p.unit WHERE p.station = ANY({}) AND p.ended_at IS NULL "
        "AND (u.name = ANY({}) OR u.name || p.name = ANY({})) ORDER BY p.id",
        list(scope.stations),
        names,
        names,
    )
    return [row["id"] for row in rows]


async def schools(scope: Scope) -> frozenset[int]:
    """Units that are schools."""
    rows = await RollCallAnswer.raw("SELECT id, category FROM unit WHERE station = ANY({})", list(scope.stations))
    return frozenset(row["id"] for row in rows if is_school(row["category"]))


async def broken_lines(scope: Scope) -> frozenset[int]:
    """Posts whose line is broken."""
    rows = await RollCallAnswer.raw(
        "SELECT id FROM post WHERE station = ANY({}) AND broken_at IS NOT NULL AND ended_at IS NULL",
        list(scope.stations),
    )
    return frozenset(row["id"] for row in rows)


class Answered(Struct, frozen=True):
    """A row as a sheet would tell it."""

    unit: int
    post: str
    asked_at: datetime


async def records(scope: Scope, call: int) -> list[Answered]:
    """Every row of a call."""
    rows = await RollCallAnswer.raw(
        "SELECT unit, post, asked_at FROM roll_call_answer WHERE call = {} AND station = ANY({}) ORDER BY id",
        call,
        list(scope.stations),
    )
    return [Answered(**row) for row in rows]
