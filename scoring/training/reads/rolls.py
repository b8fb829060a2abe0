"""Who is on a session's roll, who came, and what those who came answered after it."""

from datetime import date
from typing import Any

from msgspec import Struct

from scoring.training.tables import Attendance as Row
from scoring.training.tables import TrainingAnswer
from scoring.training.vocabulary import Attendance
from zones.ground.scope import Scope

_COLUMNS = ", ".join(f"a.{name}" for name in Attendance.__struct_fields__)
_INVITED = """
SELECT DISTINCT ON (z.position, z.id, u.position, u.id, n.name, n.id) n.id AS person, n.name, u.id AS unit, u.name AS unit_name,
       p.station, p.post, z.position AS zone_at, z.id AS zone, u.position AS unit_at
FROM training_session s JOIN station t ON t.id = s.station JOIN posting p ON (p.since IS NULL OR p.since <= {}) AND (p.until IS NULL OR p.until >= {})
JOIN unit u ON u.id = p.unit JOIN zone z ON z.id = u.zone JOIN station ps ON ps.id = p.station JOIN person n ON n.id = p.person
WHERE s.id = {} AND (s.level = 'bureau' AND ps.bureau = t.bureau OR s.level = 'station' AND s.station = p.station OR s.zone = u.zone OR s.unit = u.id)
  AND ({}::bigint IS NULL OR p.person = {})
ORDER BY z.position, z.id, u.position, u.id, n.name, n.id, p.id
"""


class OnRoll(Struct, frozen=True):
    """A guard of a session's roll where he stands, with what stands of his attendance."""

    person: int
    name: str
    station: int
    unit: int
    unit_name: str
    post: str
    attendance: Attendance | None = None


class Answered(Struct, frozen=True):
    """What somebody answered after a session."""

    answers: tuple[str, ...]
    right: int
    asked: int


class Share(Struct, frozen=True):
    """Of a session: so many answered, and so many of the questions asked were right."""

    people: int
    right: int
    asked: int


async def roll(scope: Scope, number: int, day: date) -> list[OnRoll]:
    """Who is invited and stood there that day, in the order of the roster; and who came without being asked. One of the scope's
    person, where it has one."""
    rows = await Row.raw(_INVITED, day, day, number, scope.person, scope.person)
    came = {one.person: one for one in await standing(scope, number)}
    found: dict[int, OnRoll] = {}
    for row in rows:
        found.setdefault(row["person"], OnRoll(**_named(row), attendance=came.get(row["person"])))
    return [*found.values(), *await _others([one for one in came.values() if one.person not in found])]


async def standing(scope: Scope, number: int) -> list[Attendance]:
    """Attendances of a session that were not taken back."""
    rows = await Row.raw(
        f"SELECT {_COLUMNS} FROM attendance a WHERE a.session = {{}} AND a.struck_by IS NULL "
        "AND ({}::bigint IS NULL OR a.person = {}) ORDER BY a.id",
        *(number, scope.person, scope.person),
    )
    return [Attendance(**row) for row in rows]


async def locked(number: int, person: int) -> Attendance | None:
    """His of a session that stands; his line there is held until the transaction ends, also where there is none yet."""
    await Row.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 0))", f"training:{number}:{person}")
    rows = await Row.raw(
        f"SELECT {_COLUMNS} FROM attendance a WHERE a.session = {{}} AND a.person = {{}} AND a.struck_by IS NULL",
        *(number, person),
    )
    return Attendance(**rows[0]) if rows else None


async def answered(scope: Scope, number: int) -> Answered | None:
    """What the scope's person answered after a session."""
    rows = await TrainingAnswer.raw(
        'SELECT answers, "right", asked FROM training_answer WHERE session = {} AND person = {}', number, scope.person
    )
    return Answered(tuple(rows[0]["answers"]), rows[0]["right"], rows[0]["asked"]) if rows else None


async def share(number: int) -> Share:
    """Of a session; nobody is named."""
    rows = await TrainingAnswer.raw(
        'SELECT count(*)::int AS people, coalesce(sum("right"), 0)::int AS "right", coalesce(sum(asked), 0)::int AS asked '
        "FROM training_answer WHERE session = {}",
        number,
    )
    return Share(**rows[0])


def _named(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in OnRoll.__struct_fields__ if name in row}


async def _others(came: list[Attendance]) -> list[OnRoll]:
    """In the order in which they came."""
    rows = await Row.raw(
        "SELECT a.id, n.name, u.name AS unit_name FROM attendance a JOIN person n ON n.id = a.person JOIN unit u ON u.id = a.unit "
        "WHERE a.id = ANY({})",
        [one.id for one in came],
    )
    names = {row["id"]: (row["name"], row["unit_name"]) for row in rows}
    return [OnRoll(one.person, names[one.id][0], one.station, one.unit, names[one.id][1], "", one) for one in came]
