"""Reads of appeals: what one is about, how it stands, whose points are held by it."""

from datetime import date, datetime
from typing import Any

from msgspec import Struct

from scoring.points.appeals.tables import Appeal as Row
from scoring.points.appeals.tables import AppealWords
from scoring.points.appeals.vocabulary import Appeal, Entry
from scoring.points.reads.books import BookRow, book_row
from scoring.points.rules.closing import ANSWERED, FLOOR, MISSED
from scoring.points.rules.judging import factor
from scoring.points.tables import Award
from scoring.points.vocabulary import REDEEM
from zones.ground.scope import Scope
from zones.ground.weeks import Span, whole_days

_COLUMNS = ", ".join(f"p.{name}" for name in Appeal.__struct_fields__)
_ENTRY = """
WITH seen AS (SELECT source, person, unit FROM award a WHERE a.id = {{}} AND a.rule <> '{redeem}' AND {reached}),
every AS (
    SELECT min(a.id) AS award, max(a.id) AS last, sum(a.points)::int AS points, max(a.posted_at) AS posted_at
    FROM award a JOIN seen ON seen.source = a.source
    AND a.person IS NOT DISTINCT FROM seen.person AND a.unit IS NOT DISTINCT FROM seen.unit)
SELECT every.*, l.station, l.person, l.unit, l.deed, l.source, l.rule_book, l.rule, l.routine, l.day, l.week,
       coalesce(d.kind, '') AS kind, coalesce(d.sheet, '') AS sheet, coalesce(d.row, 0) AS row,
       coalesce(v.digest, '') AS digest, EXISTS (SELECT 1 FROM deed c WHERE c.corrects = l.deed) AS taken_back,
       b.starts_on, b.text
FROM every JOIN award l ON l.id = every.last JOIN rule_book b ON b.id = l.rule_book
LEFT JOIN deed d ON d.id = l.deed LEFT JOIN delivery v ON v.id = d.delivery
"""
_ROW = f"""
SELECT {_COLUMNS}, u.name AS unit_name, coalesce(n.name, '') AS name, s.name AS station_name, coalesce(d.kind, '') AS kind,
       coalesce(w.rule, '') AS rule
FROM appeal p JOIN unit u ON u.id = p.unit JOIN station s ON s.id = p.station LEFT JOIN person n ON n.id = p.person
LEFT JOIN award w ON w.id = p.award LEFT JOIN deed d ON d.id = w.deed
"""


class AppealRow(Struct, frozen=True):
    """With names (`name` empty for a unit's), and what it is about: the deed's kind, empty for none; the clause's code."""

    appeal: Appeal
    unit_name: str
    name: str
    station_name: str
    kind: str
    rule: str


class HeldPoints(Struct, frozen=True):
    """An open appeal: whose (a person's, else a unit's), about which entry (None: something not counted), of which day."""

    appeal: int
    person: int | None
    unit: int
    award: int | None
    day: date


async def held(scope: Scope, first: date, last: date) -> list[HeldPoints]:
    """Whose points of the days `first` to `last` (both included) wait for an answer at the scope's stations.

    What is counted from these points for good (a month's close, prizes) waits for whoever is named here, or leaves him a
    place: his sum may still change by the difference that a decision posts. With a person or unit in the scope only theirs.
    """
    rows = await Row.raw(
        "SELECT id AS appeal, person, unit, award, day FROM appeal WHERE state = 'open' AND station = ANY({}) "
        "AND day BETWEEN {} AND {} AND ({}::bigint IS NULL OR person = {}) AND ({}::bigint IS NULL OR unit = {}) ORDER BY id",
        list(scope.stations),
        first,
        last,
        scope.person,
        scope.person,
        scope.unit,
        scope.unit,
    )
    return [HeldPoints(**row) for row in rows]


class AppealTimes(Struct, frozen=True):
    """When an appeal was raised and was over, and how."""

    id: int
    state: str
    raised_at: datetime
    decided_at: datetime | None


async def in_week(scope: Scope, week: Span) -> list[AppealTimes]:
    """Raised by the end of a week, and open in it."""
    begins, ends = whole_days(week.monday, week.sunday)
    rows = await Row.raw(
        "SELECT id, state, raised_at, decided_at FROM appeal WHERE station = ANY({}) AND raised_at < {} "
        "AND (decided_at IS NULL OR decided_at >= {}) ORDER BY id",
        list(scope.stations),
        ends,
        begins,
    )
    return [AppealTimes(**row) for row in rows]


async def entry_of(scope: Scope, award: int) -> Entry | None:
    """What an award belongs to, with what stands now: of the scope's person or unit, else of its stations."""
    which, holder = _whose(scope, "a")
    rows = await Award.raw(_ENTRY.format(reached=which, redeem=REDEEM), award, holder)
    if not rows:
        return None
    row = rows[0]
    book = book_row(row["rule_book"], row.pop("starts_on"), row.pop("text"))
    clause, points = _clause(book, row["rule"], row["day"])
    return Entry(**row, clause=clause, clause_points=points)


def _whose(scope: Scope, table: str) -> tuple[str, object]:
    """The condition that a row is the scope's person's, or its unit's, or lies at its stations; and its fact."""
    if scope.person is not None:
        return f"{table}.person = {{}}", scope.person
    if scope.unit is not None:
        return f"{table}.unit = {{}} AND {table}.person IS NULL", scope.unit
    return f"{table}.station = ANY({{}})", list(scope.stations)


def _clause(book: BookRow, code: str, day: date) -> tuple[str, int]:
    """The words of a clause and what it gives on a day (below zero: takes); of a month's close, too."""
    month = book.text.month
    found = {one.code: (one.clause, one.points * factor(book.text.campaigns, one, day)) for one in book.text.rules}
    found[ANSWERED] = (month.answered_clause, month.answered_points)
    found[MISSED] = (month.missed_clause, month.missed_points)
    found[FLOOR] = (month.floor_clause, 0)
    return found.get(code, ("", 0))


async def locked(scope: Scope, appeal: int) -> Appeal | None:
    """One of the scope's person or unit, else of its stations; held until the transaction ends."""
    which, holder = _whose(scope, "p")
    rows = await Row.raw(f"SELECT {_COLUMNS} FROM appeal p WHERE p.id = {{}} AND {which} FOR UPDATE", appeal, holder)
    return Appeal(**rows[0]) if rows else None


async def locked_due(appeal: int, now: datetime) -> tuple[Appeal, int] | None:
    """(one whose deadline has come, its bureau); held until the transaction ends."""
    rows = await Row.raw(
        f"SELECT {_COLUMNS}, s.bureau FROM appeal p JOIN station s ON s.id = p.station "
        "WHERE p.id = {} AND p.next_deadline <= {} FOR UPDATE OF p",
        appeal,
        now,
    )
    return next(((Appeal(**row), bureau) for row in rows if (bureau := row.pop("bureau"))), None)


async def about_award(award: int) -> Appeal | None:
    """The appeal about an entry (its first award) that was not withdrawn."""
    rows = await Row.raw(f"SELECT {_COLUMNS} FROM appeal p WHERE p.award = {{}} AND p.state <> 'withdrawn'", award)
    return Appeal(**rows[0]) if rows else None


async def about_day(person: int | None, unit: int, day: date) -> Appeal | None:
    """The appeal about something of a day that was not counted, where there is one that was not withdrawn."""
    rows = await Row.raw(
        f"SELECT {_COLUMNS} FROM appeal p WHERE p.award IS NULL AND p.state <> 'withdrawn' AND p.day = {{}} AND "
        "CASE WHEN {}::bigint IS NULL THEN p.person IS NULL AND p.unit = {} ELSE p.person = {} END",
        day,
        person,
        unit,
        person,
    )
    return Appeal(**rows[0]) if rows else None


async def appeals_of(scope: Scope, most: int = 100) -> list[AppealRow]:
    """The scope's person's own, or its unit's: open ones first, then the latest."""
    which, holder = _whose(scope, "p")
    return await _rows(f"{which} ORDER BY p.state <> 'open', p.id DESC LIMIT {{}}", holder, most)


async def queue(scope: Scope, most: int = 200) -> list[AppealRow]:
    """Of the scope's stations: open ones first, those due first; then those that ended last."""
    order = "ORDER BY p.decided_at DESC NULLS FIRST, p.due_at, p.id"
    return await _rows(f"p.station = ANY({{}}) {order} LIMIT {{}}", list(scope.stations), most)


async def appeal_at(scope: Scope, appeal: int) -> AppealRow | None:
    """One of the scope's person or unit, else of its stations."""
    which, holder = _whose(scope, "p")
    return next(iter(await _rows(f"p.id = {{}} AND {which}", appeal, holder)), None)


async def _rows(which: str, *facts: object) -> list[AppealRow]:
    return [_row(row) for row in await Row.raw(f"{_ROW} WHERE {which}", *facts)]


def _row(row: dict[str, Any]) -> AppealRow:
    beside = {name: row.pop(name) for name in ("unit_name", "name", "station_name", "kind", "rule")}
    return AppealRow(Appeal(**row), **beside)


async def words_of(appeal: int) -> dict[str, str]:
    """Its words by kind; none of somebody who was erased."""
    rows = await AppealWords.raw("SELECT kind, text FROM appeal_words WHERE appeal = {}", appeal)
    return {row["kind"]: row["text"] for row in rows}


async def due(now: datetime) -> list[int]:
    """Whose deadline has come."""
    rows = await Row.raw("SELECT id FROM appeal WHERE next_deadline <= {} ORDER BY next_deadline, id", now)
    return [row["id"] for row in rows]
