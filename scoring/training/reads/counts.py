"""Plan against done, who had a session or a drill in a span, person-times of a week for the bulletin."""

from datetime import date

from msgspec import Struct

from scoring.training.reads.sessions import WHOLE
from scoring.training.tables import TrainingPlan
from scoring.training.vocabulary import PlanLine
from zones.ground.scope import Scope
from zones.ground.weeks import Span, whole_days

_MONTH = "to_char(s.begins_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')"
_TIMES = f"""
SELECT s.id AS session, s.level, s.field, u.zone, a.unit, count(*)::int AS people
FROM training_session s JOIN attendance a ON a.session = s.id JOIN unit u ON u.id = a.unit
WHERE {WHOLE} AND a.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR a.unit = ANY({{}})) AND s.begins_at >= {{}} AND s.begins_at < {{}}
GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 4, 5
"""


class PersonTimes(Struct, frozen=True):
    """So many guards of a unit in one session: sessions are counted by their numbers, person-times are summed."""

    session: int
    level: str
    field: str
    zone: int
    unit: int
    people: int


async def plan_lines(scope: Scope, first: str, last: str) -> list[PlanLine]:
    """Lines of the scope's stations from month to month (2018-01, 2018-12), summed over the stations."""
    rows = await TrainingPlan.raw(
        "SELECT month, field, level, sum(planned)::int AS planned FROM training_plan "
        "WHERE station = ANY({}) AND month >= {} AND month <= {} AND planned > 0 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        *(list(scope.stations), first, last),
    )
    return [PlanLine(**row) for row in rows]


async def done_lines(scope: Scope, first: str, last: str) -> list[PlanLine]:
    """The same of sessions that were held and closed: `planned` is how many."""
    rows = await TrainingPlan.raw(
        f"SELECT {_MONTH} AS month, s.field, s.level, count(*)::int AS planned FROM training_session s "
        f"WHERE s.station = ANY({{}}) AND s.state = 'closed' AND {_MONTH} >= {{}} AND {_MONTH} <= {{}} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        *(list(scope.stations), first, last),
    )
    return [PlanLine(**row) for row in rows]


async def trained(scope: Scope, first: date, last: date) -> set[int]:
    """Persons who took part in a session from day to day, wherever it was held; of the scope's person alone, where it has one."""
    rows = await TrainingPlan.raw(
        f"SELECT DISTINCT a.person FROM training_session s JOIN attendance a ON a.session = s.id WHERE {WHOLE} "
        "AND s.begins_at >= {} AND s.begins_at < {} AND ({}::bigint IS NULL OR a.person = {})",
        *(*whole_days(first, last), scope.person, scope.person),
    )
    return {row["person"] for row in rows}


async def person_times(scope: Scope, week: Span) -> list[PersonTimes]:
    """Of a week: each session's guards by the unit where they stood. For the bulletin's part of training."""
    since, until = whole_days(week.monday, week.sunday)
    units = scope.only_units
    rows = await TrainingPlan.raw(_TIMES, list(scope.stations), units, units, since, until)
    return [PersonTimes(**row) for row in rows]
