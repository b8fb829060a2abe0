"""Reads of the ledger: rule books, deeds that wait, awards of a holder, sums of a week."""

from datetime import date
from functools import lru_cache

from msgspec import Struct

from scoring.points.book import read_book
from scoring.points.errors import NoRuleBook
from scoring.points.tables import Award, RuleBook
from scoring.points.vocabulary import RuleBookText
from zones.ground.scope import Scope
from zones.ground.weeks import Week, parse_week
from zones.journal.tables import Deed


class BookRow(Struct, frozen=True):
    id: int
    starts_on: date
    text: RuleBookText


class Waiting(Struct, frozen=True):
    """A deed that has no judgement yet, or was taken back while its points still stand. `from_` are the holder's ids."""

    person: int | None
    unit: int | None
    day: date


class DeedState(Struct, frozen=True):
    """A holder's deed: whether it still stands, the points it has, and its last award."""

    id: int
    kind: str
    person: int | None
    unit: int | None
    day: date
    at: object
    minutes: int
    verified: bool
    live: bool
    points: int
    rule: str | None
    last_award: int | None


class AwardLine(Struct, frozen=True):
    """A deed's standing points with clause and evidence. `award` is the number that people see."""

    award: int
    kind: str
    day: date
    points: int
    because: str
    rule: str
    rule_book: int
    routine: bool
    minutes: int
    sheet: str
    row: int
    digest: bytes


_read_once = lru_cache(maxsize=32)(read_book)
"""By the text itself, which comes from the database each time: parsing it takes longer than a whole page."""


async def books(bureau: int) -> list[BookRow]:
    """A bureau's rule books, oldest first."""
    sql = "SELECT id AS id_, starts_on, text FROM rule_book WHERE bureau = {} ORDER BY starts_on"
    return [book_row(**row) for row in await RuleBook.raw(sql, bureau)]


async def books_at(scope: Scope) -> list[BookRow]:
    """The rule books of the bureau of the scope's station, oldest first."""
    sql = "SELECT b.id AS id_, b.starts_on, b.text FROM rule_book b JOIN station s ON s.bureau = b.bureau WHERE s.id = {} ORDER BY b.starts_on"
    return [book_row(**row) for row in await RuleBook.raw(sql, scope.stations[0])]


def book_row(id_: int, starts_on: date, text: str) -> BookRow:
    """A rule book as the database has it."""
    return BookRow(id_, starts_on, _read_once(text))


def book_on(books_: list[BookRow], day: date) -> BookRow:
    """The rule book in force on a day."""
    for book in reversed(books_):
        if book.starts_on <= day:
            return book
    raise NoRuleBook(day=day.isoformat())


async def waiting(scope: Scope) -> list[Waiting]:
    """Holders with something to judge, each with the earliest day concerned."""
    rows = await Deed.raw(
        "SELECT person, unit, min(day) AS day FROM ("
        " SELECT CASE WHEN kind IN ('patrol.led', 'patrol.missed') THEN NULL ELSE d.person END AS person,"
        "        CASE WHEN kind IN ('patrol.led', 'patrol.missed') THEN d.unit END AS unit, d.day"
        " FROM deed d WHERE d.station = ANY({}) AND d.corrects IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM award a WHERE a.deed = d.id)"
        " AND NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id)"
        " UNION ALL"
        " SELECT CASE WHEN d.kind IN ('patrol.led', 'patrol.missed') THEN NULL ELSE d.person END,"
        "        CASE WHEN d.kind IN ('patrol.led', 'patrol.missed') THEN d.unit END, d.day"
        " FROM deed d WHERE d.station = ANY({}) AND d.corrects IS NOT NULL"
        " AND (SELECT coalesce(sum(points), 0) FROM award a WHERE a.deed = d.corrects) <> 0"
        ") x GROUP BY person, unit ORDER BY person, unit",
        list(scope.stations),
        list(scope.stations),
    )
    return [Waiting(**row) for row in rows]


_STATES = """
SELECT d.id, d.kind, {holder}, d.day, d.at, d.minutes, d.verified,
       NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id) AS live,
       coalesce(sum(a.points), 0)::int AS points, max(a.rule) AS rule, max(a.id) AS last_award
FROM deed d LEFT JOIN award a ON a.deed = d.id
WHERE d.station = ANY({{}}) AND d.corrects IS NULL AND d.day >= {{}} AND {which} GROUP BY d.id
"""


async def deeds_of(scope: Scope, persons: list[int], units: list[int], since: date) -> list[DeedState]:
    """All deeds of these holders since a day, with what they were given."""
    unit_kinds = "d.kind IN ('patrol.led', 'patrol.missed')"
    rows = await Deed.raw(
        _STATES.format(holder="d.person, NULL::bigint AS unit", which=f"d.person = ANY({{}}) AND NOT {unit_kinds}"),
        list(scope.stations),
        since,
        persons,
    )
    rows += await Deed.raw(
        _STATES.format(holder="NULL::bigint AS person, d.unit", which=f"d.unit = ANY({{}}) AND {unit_kinds}"),
        list(scope.stations),
        since,
        units,
    )
    return [DeedState(**row) for row in rows]


async def had_once(persons: list[int], rules: list[str]) -> dict[int, frozenset[str]]:
    """Once-in-a-life rules that persons have had, wherever."""
    rows = await Award.raw(
        "SELECT person, rule FROM award WHERE person = ANY({}) AND rule = ANY({}) GROUP BY person, rule HAVING sum(points) > 0",
        persons,
        rules,
    )
    had: dict[int, frozenset[str]] = {}
    for row in rows:
        had[row["person"]] = had.get(row["person"], frozenset()) | {row["rule"]}
    return had


_LINES = """
SELECT min(a.id) AS award, d.kind, d.day, sum(a.points)::int AS points, (array_agg(a.because ORDER BY a.id DESC))[1] AS because,
       a.rule, max(a.rule_book) AS rule_book, bool_or(a.routine) AS routine, d.minutes, d.sheet, d.row,
       coalesce(v.digest, '') AS digest
FROM award a JOIN deed d ON d.id = a.deed LEFT JOIN delivery v ON v.id = d.delivery
WHERE a.station = ANY({}) AND a.day BETWEEN {} AND {} AND
"""
_LINES_END = " GROUP BY d.id, a.rule, v.digest ORDER BY d.day, d.at NULLS LAST, d.id"


async def lines(scope: Scope, first: date, last: date) -> list[AwardLine]:
    """What the scope's person or unit was given for deeds of these days, clause by clause; a deed taken back shows as 0."""
    holder, column = (
        (scope.person, "a.person = {}") if scope.person else (scope.unit, "a.unit = {} AND a.person IS NULL")
    )
    rows = await Award.raw(_LINES + column + _LINES_END, list(scope.stations), first, last, holder)
    return [AwardLine(**row) for row in rows]


async def total(scope: Scope, first: date, last: date) -> int:
    """Points of the scope's person or unit for these days, month's closings included."""
    holder, column = (scope.person, "person = {}") if scope.person else (scope.unit, "unit = {} AND person IS NULL")
    rows = await Award.raw(
        f"SELECT coalesce(sum(points), 0)::int AS points FROM award WHERE station = ANY({{}}) AND day BETWEEN {{}} AND {{}} AND {column}",
        list(scope.stations),
        first,
        last,
        holder,
    )
    return int(rows[0]["points"])


class MonthState(Struct, frozen=True):
    """What a month's close gave a unit under a rule, and the last award that did."""

    points: int
    last_award: int


async def month_states(scope: Scope, last: date) -> dict[tuple[int, str], MonthState]:
    """What the close of the month that ends on `last` gave: (unit, rule) → state."""
    rows = await Award.raw(
        "SELECT unit, rule, sum(points)::int AS points, max(id) AS last_award FROM award "
        "WHERE station = ANY({}) AND deed IS NULL AND person IS NULL AND day = {} GROUP BY unit, rule",
        list(scope.stations),
        last,
    )
    return {(row["unit"], row["rule"]): MonthState(row["points"], row["last_award"]) for row in rows}


class WeekSums(Struct, frozen=True):
    """A week's points: of guards and units, guards with any, guards whose routine points reached the cap."""

    guards: int
    guards_scored: int
    at_routine_cap: int
    units: int


async def week_sums(scope: Scope, week: Week, routine_cap: int) -> WeekSums:
    """Points for deeds of a week (not what a month's close adds)."""
    rows = await Award.raw(
        "SELECT coalesce(sum(points) FILTER (WHERE person IS NOT NULL), 0)::int AS guards,"
        " count(*) FILTER (WHERE person IS NOT NULL AND points > 0)::int AS guards_scored,"
        " count(*) FILTER (WHERE person IS NOT NULL AND routine >= {})::int AS at_routine_cap,"
        " coalesce(sum(points) FILTER (WHERE person IS NULL), 0)::int AS units FROM ("
        " SELECT person, sum(points) AS points, sum(points) FILTER (WHERE routine) AS routine FROM award"
        " WHERE station = ANY({}) AND week = {} GROUP BY person, unit) x",
        routine_cap,
        list(scope.stations),
        str(week),
    )
    return WeekSums(**rows[0])


class WeekAward(Struct, frozen=True):
    """An award of a week with the row its deed rests on. `person` and `name` are None for a unit's."""

    person: int | None
    name: str | None
    unit: int | None
    kind: str
    points: int
    routine: bool
    day: date
    sheet: str
    row: int
    delivery: int | None


async def week_awards(scope: Scope, week: Week) -> list[WeekAward]:
    """Every award for deeds of a week."""
    rows = await Award.raw(
        "SELECT a.person, p.name, d.unit, d.kind, a.points, a.routine, a.day, d.sheet, d.row, d.delivery FROM award a JOIN deed d ON d.id = a.deed "
        "LEFT JOIN person p ON p.id = a.person WHERE a.station = ANY({}) AND a.week = {} ORDER BY a.day, a.id",
        list(scope.stations),
        str(week),
    )
    return [WeekAward(**row) for row in rows]


async def last_week_with_points(scope: Scope, until: Week) -> Week | None:
    """The latest week, not after `until`, in which the scope's person was judged."""
    rows = await Award.raw(
        "SELECT max(week) AS week FROM award WHERE station = ANY({}) AND person = {} AND week <= {}",
        list(scope.stations),
        scope.person,
        str(until),
    )
    return parse_week(rows[0]["week"]) if rows[0]["week"] else None
