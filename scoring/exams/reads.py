"""Results of the city's exam in a week, and who has passed by then."""

from msgspec import Struct

from scoring.exams.tables import ExamResult
from scoring.exams.vocabulary import PASS
from zones.ground.scope import Scope
from zones.ground.weeks import Span, Week


class ResultRow(Struct, frozen=True):
    """A result with its evidence."""

    person: int
    unit: int
    score: float
    name: str
    sheet: str
    row: int
    delivery: int


async def results(scope: Scope, week: Span) -> list[ResultRow]:
    """The live results of a week."""
    found = await ExamResult.raw(
        "SELECT e.person, e.unit, e.score::float8 AS score, p.name, e.sheet, e.row, e.delivery "
        "FROM exam_result e JOIN person p ON p.id = e.person "
        "WHERE e.station = ANY({}) AND e.week = ANY({}) AND e.withdrawn_by IS NULL ORDER BY e.id",
        list(scope.stations),
        week.names,
    )
    return [ResultRow(**row) for row in found]


async def scores(scope: Scope, week: Span) -> list[float]:
    """The live results of a week, scores alone."""
    found = await ExamResult.raw(
        "SELECT score::float8 AS score FROM exam_result WHERE station = ANY({}) AND week = ANY({}) AND withdrawn_by IS NULL",
        list(scope.stations),
        week.names,
    )
    return [row["score"] for row in found]


async def passes(scope: Scope, week: Week) -> set[tuple[int, int]]:
    """Who has passed by a week, and for which unit: (person, unit).

    The pass mark stands in the statement's text: only so the partial index of passes can serve.
    """
    found = await ExamResult.raw(
        "SELECT DISTINCT person, unit FROM exam_result "
        f"WHERE station = ANY({{}}) AND week <= {{}} AND withdrawn_by IS NULL AND score >= {PASS}",
        list(scope.stations),
        str(week),
    )
    return {(row["person"], row["unit"]) for row in found}
