"""What a guard practised: by himself alone. Every read is of the scope's person; one without a person sees nothing."""

from datetime import date
from typing import Any

from scoring.exams.practice.tables import PracticeAnswer as Row
from scoring.exams.practice.vocabulary import Answer, Latest, Memory, Practised
from zones.ground.scope import Scope

_COLUMNS = "question, correct, day, owes, stability, difficulty, due, at"
_LATEST = f"SELECT DISTINCT ON (question) {_COLUMNS} FROM practice_answer WHERE person = {{}}"
_PRACTISED = """
SELECT v.asks, p.times, p.right, p.last
FROM (
    SELECT question, count(*)::int AS times, (count(*) FILTER (WHERE correct))::int AS right, max(day) AS last
    FROM practice_answer WHERE person = {} GROUP BY question
) p JOIN question q ON q.id = p.question JOIN question_version v ON v.question = q.id AND v.number = q.number
ORDER BY p.last DESC, q.code
"""


async def latest(scope: Scope, before: date | None = None) -> dict[int, Latest]:
    """By question how its latest answer left it; with `before` as that day began."""
    until = before or date.max
    rows = await Row.raw(f"{_LATEST} AND day < {{}} ORDER BY question, id DESC", scope.person, until)
    return {row["question"]: _latest(row) for row in rows}


async def left(scope: Scope, question: int) -> Latest | None:
    """What his latest answer to one question left."""
    rows = await Row.raw(f"{_LATEST} AND question = {{}} ORDER BY question, id DESC", scope.person, question)
    return _latest(rows[0]) if rows else None


async def answer(scope: Scope, number: int) -> Answer | None:
    """One answer of his."""
    rows = await Row.raw(
        f"SELECT version, given, {_COLUMNS} FROM practice_answer WHERE person = {{}} AND id = {{}}",
        scope.person,
        number,
    )
    return Answer(rows[0].pop("version"), rows[0].pop("given"), _latest(rows[0])) if rows else None


async def practised(scope: Scope) -> list[Practised]:
    """Every question that he ever practised, the last first: for his own copy."""
    return [Practised(**row) for row in await Row.raw(_PRACTISED, scope.person)]


def _latest(row: dict[str, Any]) -> Latest:
    memory = Memory(**{name: row.pop(name) for name in Memory.__struct_fields__})
    return Latest(**row, memory=memory)
