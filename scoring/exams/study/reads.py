"""Editions of a bureau, and who got one."""

from typing import Any

from scoring.exams.study.tables import StudyEdition, StudyHandout
from scoring.exams.study.vocabulary import Edition, Handed
from zones.ground.scope import Scope

_EDITION = "SELECT e.id, e.kind, e.number, e.day, e.digest, e.versions, e.book FROM study_edition e "
_OF = "WHERE e.bureau IN (SELECT bureau FROM station WHERE id = ANY({})) "


async def editions(scope: Scope) -> list[Edition]:
    """Newest first of each kind."""
    rows = await StudyEdition.raw(f"{_EDITION}{_OF}ORDER BY e.kind, e.number DESC", list(scope.stations))
    return [_edition(row) for row in rows]


async def edition(scope: Scope, number: int) -> Edition | None:
    rows = await StudyEdition.raw(f"{_EDITION}{_OF}AND e.id = {{}}", list(scope.stations), number)
    return _edition(rows[0]) if rows else None


async def handed(scope: Scope, persons: list[int]) -> list[Handed]:
    """What these persons got, of the scope's bureau: he keeps it where he goes."""
    rows = await StudyHandout.raw(
        "SELECT h.id, h.person, h.edition, h.unit, h.day FROM study_handout h JOIN study_edition e ON e.id = h.edition "
        f"{_OF}AND h.person = ANY({{}}) AND h.struck_at IS NULL ORDER BY h.id",
        list(scope.stations),
        persons,
    )
    return [Handed(**row) for row in rows]


def _edition(row: dict[str, Any]) -> Edition:
    return Edition(**row | {"versions": tuple(row["versions"])})
