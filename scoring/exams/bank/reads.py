"""The bank: what is asked now, what a version said."""

from typing import Any

from scoring.exams.bank.tables import Question as Row
from scoring.exams.bank.vocabulary import Kept, Question
from zones.ground.scope import Scope

_KEPT = """
SELECT v.id, q.id AS question, v.number, q.code, v.kind, v.topic, v.asks, v.options, v.answer, v.because, v.source, v.level,
       v.picture, v.pictured, q.retired_at, q.replaced_by
FROM question q JOIN question_version v ON v.question = q.id
"""
_OF = "q.bureau IN (SELECT bureau FROM station WHERE id = ANY({}))"


async def asked(scope: Scope) -> list[Kept]:
    """The questions that are asked now, in the order of their codes."""
    where = f"WHERE {_OF} AND v.number = q.number AND q.retired_at IS NULL ORDER BY q.code"
    return [_kept(row) for row in await Row.raw(_KEPT + where, list(scope.stations))]


async def versions(scope: Scope, ids: list[int]) -> dict[int, Kept]:
    """Versions by their ids, also old ones and of retired questions: as they were sat."""
    where = f"WHERE {_OF} AND v.id = ANY({{}})"
    return {row["id"]: _kept(row) for row in await Row.raw(_KEPT + where, list(scope.stations), ids)}


async def question(scope: Scope, number: int) -> list[Kept]:
    """All versions of a question, the present one first; empty where the scope has none of this number."""
    where = f"WHERE {_OF} AND q.id = {{}} ORDER BY v.number DESC"
    return [_kept(row) for row in await Row.raw(_KEPT + where, list(scope.stations), number)]


async def locked(scope: Scope, number: int) -> Kept | None:
    """The present version of a question, held until the transaction ends."""
    where = f"WHERE {_OF} AND q.id = {{}} AND v.number = q.number FOR NO KEY UPDATE OF q"
    rows = await Row.raw(_KEPT + where, list(scope.stations), number)
    return _kept(rows[0]) if rows else None


async def codes(scope: Scope) -> dict[str, int]:
    """Every code that the bank ever used, with its question: retired ones, too, are not used again."""
    rows = await Row.raw(f"SELECT q.id, q.code FROM question q WHERE {_OF}", list(scope.stations))
    return {row["code"]: row["id"] for row in rows}


def _kept(row: dict[str, Any]) -> Kept:
    said = {name: row.pop(name) for name in Question.__struct_fields__}
    return Kept(**row, said=Question(**said | {"options": tuple(said["options"])}))
