"""Roll-calls of a week or month: posts asked, answered, excused. Posts that may still answer are not counted yet, drills never."""

from datetime import datetime

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Span
from zones.rollcall.tables import RollCallAnswer


class UnitAnswers(Struct, frozen=True):
    """Of one unit: how many posts ended so, for this reason."""

    unit: int
    result: str
    reason: str
    posts: int


class TimeAnswers(Struct, frozen=True):
    """Of one station at one time of asking: how many posts ended so."""

    station: int
    asked_at: datetime
    result: str
    posts: int


class WeekAnswers(Struct, frozen=True):
    """A week's answers by unit and by time, and how many calls there were: different times of each station."""

    calls: int
    units: tuple[UnitAnswers, ...]
    times: tuple[TimeAnswers, ...] = ()


class AnswerRow(Struct, frozen=True):
    """One post asked once, with its evidence."""

    asked_at: datetime
    unit: int
    post: str
    result: str
    reason: str
    responder: str | None
    sheet: str
    row: int
    delivery: int | None


async def answers(scope: Scope, week: Span) -> WeekAnswers:
    """A week's answers, counted in one pass over its rows."""
    found = await RollCallAnswer.raw(
        "SELECT unit, result, reason, station, asked_at, count(*)::int AS posts FROM roll_call_answer "
        "WHERE station = ANY({}) AND week = ANY({}) AND withdrawn_by IS NULL AND result <> 'waiting' "
        "GROUP BY GROUPING SETS ((unit, result, reason), (station, asked_at, result))",
        list(scope.stations),
        week.names,
    )
    units = tuple(UnitAnswers(row["unit"], row["result"], row["reason"], row["posts"]) for row in found if row["unit"])
    times = tuple(
        TimeAnswers(row["station"], row["asked_at"], row["result"], row["posts"]) for row in found if row["asked_at"]
    )
    return WeekAnswers(len({(row.station, row.asked_at) for row in times}), units, times)


async def rows(scope: Scope, week: Span) -> list[AnswerRow]:
    """Every post asked in a week."""
    found = await RollCallAnswer.raw(
        "SELECT a.asked_at, a.unit, a.post, a.result, a.reason, p.name AS responder, a.sheet, a.row, a.delivery "
        "FROM roll_call_answer a LEFT JOIN person p ON p.id = a.responder "
        "WHERE a.station = ANY({}) AND a.week = ANY({}) AND a.withdrawn_by IS NULL AND a.result <> 'waiting' ORDER BY a.id",
        list(scope.stations),
        week.names,
    )
    return [AnswerRow(**row) for row in found]


async def by_unit_between(scope: Scope, first: datetime, last: datetime) -> dict[int, tuple[int, int]]:
    """Per unit: posts asked and not excused, and answered, from `first` until before `last`."""
    found = await RollCallAnswer.raw(
        "SELECT unit, count(*) FILTER (WHERE result <> 'excused')::int AS expected, "
        "count(*) FILTER (WHERE result = 'answered')::int AS answered FROM roll_call_answer "
        "WHERE station = ANY({}) AND asked_at >= {} AND asked_at < {} AND withdrawn_by IS NULL AND result <> 'waiting' "
        "AND week <> '' GROUP BY unit",
        list(scope.stations),
        first,
        last,
    )
    return {row["unit"]: (row["expected"], row["answered"]) for row in found}
