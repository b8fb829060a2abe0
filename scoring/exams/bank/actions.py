"""Writes questions and their versions. Runs inside a flow's transaction, the bureau's bank held."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import asdict

from scoring.exams.bank.first import first_questions
from scoring.exams.bank.tables import Question as Row
from scoring.exams.bank.tables import QuestionVersion as Version
from scoring.exams.bank.vocabulary import Kept, Question


async def hold(bureau: int) -> None:
    """The bureau's bank until the end of the transaction: it is written by one at a time."""
    await Row.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 0))", f"questions:{bureau}")


async def begin(bureau: int, now: datetime) -> bool:
    """A bureau without a question gets the bank that comes with the house. Returns whether it did."""
    if await Row.exists().where(Row.bureau == bureau):
        return False
    await hold(bureau)  # another of its stations may be the first at the same moment
    if await Row.exists().where(Row.bureau == bureau):
        return False
    await add(bureau, first_questions(), None, now)
    return True


async def add(bureau: int, said: Sequence[Question], account: int | None, now: datetime) -> None:
    """New questions, each with its first version."""
    if not said:
        return
    rows = await Row.raw(
        "INSERT INTO question (bureau, code, number) SELECT {}, code, 1 FROM unnest({}::varchar[]) AS code RETURNING id, code",
        bureau,
        [one.code for one in said],
    )
    ids = {row["code"]: row["id"] for row in rows}
    await Version.insert(*[_version(ids[one.code], 1, one, account, now) for one in said])


async def change(before: Kept, said: Question, account: int, now: datetime) -> int:
    """A new version of a question that is held; it is asked from now on. Returns the version's id."""
    number = before.number + 1
    made = await Version.insert(_version(before.question, number, said, account, now))
    await Row.update({Row.number: number}).where(Row.id == before.question)
    return int(made[0]["id"])


async def retire(before: Kept, replaced_by: int | None, now: datetime) -> None:
    """It is asked no more; papers that have it keep it."""
    await Row.update({Row.retired_at: now, Row.replaced_by: replaced_by}).where(Row.id == before.question)


def _version(question: int, number: int, said: Question, account: int | None, now: datetime) -> Version:
    columns = asdict(said)
    del columns["code"]
    columns["options"] = list(said.options)
    return Version(question=question, number=number, account=account, at=now, **columns)
