"""Writes answers of practice, and takes them out with the person. Runs inside a flow's transaction."""

from msgspec.structs import asdict

from scoring.exams.practice.tables import PracticeAnswer as Row
from scoring.exams.practice.vocabulary import Answer


async def hold(person: int) -> str:
    """He himself, until the end of the transaction: his answers stand in a line, and none comes after an erasure. His name."""
    rows = await Row.raw("SELECT name FROM person WHERE id = {} FOR NO KEY UPDATE", person)
    return str(rows[0]["name"])


async def keep(person: int, answer: Answer) -> int:
    """A row's id."""
    columns = asdict(answer.latest) | asdict(answer.latest.memory)
    del columns["memory"]
    row = Row(person=person, version=answer.version, given=answer.given, **columns)
    return int((await Row.insert(row))[0]["id"])


async def forget(person: int) -> None:
    """All of it."""
    await Row.raw("DELETE FROM practice_answer WHERE person = {}", person)
