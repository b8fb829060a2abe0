"""Results of the city's exam in a week, and passes that wait for their certificate."""

from msgspec import Struct

from scoring.exams.tables import ExamResult
from scoring.exams.vocabulary import PASS
from zones.ground.scope import Scope
from zones.ground.weeks import Week


class ResultRow(Struct, frozen=True):
    """A result with its evidence."""

    person: int
    unit: int
    score: float
    name: str
    sheet: str
    row: int
    delivery: int


async def results(scope: Scope, week: Week) -> list[ResultRow]:
    """The live results of a week."""
    found = await ExamResult.raw(
        "SELECT e.person, e.unit, e.score::float8 AS score, p.name, e.sheet, e.row, e.delivery "
        "FROM exam_result e JOIN person p ON p.id = e.person "
        "WHERE e.station = ANY({}) AND e.week = {} AND e.withdrawn_by IS NULL ORDER BY e.id",
        list(scope.stations),
        str(week),
    )
    return [ResultRow(**row) for row in found]


async def pending(scope: Scope, week: Week) -> dict[int, int]:
    """Per unit: guards who passed by this week and have no certificate yet (合格待发证)."""
    found = await ExamResult.raw(
        "SELECT e.unit, count(DISTINCT e.person)::int AS guards FROM exam_result e "
        "JOIN posting p ON p.person = e.person AND p.unit = e.unit AND (p.since IS NULL OR p.since <= {}) "
        "AND (p.until IS NULL OR p.until >= {}) "
        "WHERE e.station = ANY({}) AND e.week <= {} AND e.withdrawn_by IS NULL AND e.score >= {} "
        "AND NOT EXISTS (SELECT 1 FROM certificate c WHERE c.person = e.person AND (c.issued IS NULL OR c.issued <= {})) "
        "GROUP BY e.unit",
        week.sunday,
        week.monday,
        list(scope.stations),
        str(week),
        PASS,
        week.sunday,
    )
    return {row["unit"]: row["guards"] for row in found}
