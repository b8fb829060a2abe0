"""Writes slips and the words beside them. Runs inside a flow's transaction."""

from datetime import datetime

from msgspec.structs import asdict, replace

from scoring.points.deductions.errors import ProposedBefore
from scoring.points.deductions.tables import Deduction as Row
from scoring.points.deductions.tables import DeductionWords
from scoring.points.deductions.vocabulary import Deduction


async def add(new: Deduction) -> Deduction:
    """With its id. Raises ProposedBefore: one guard, one kind, one day, one slip (but one that an officer took back early)."""
    columns = asdict(new)
    del columns["id"]
    rows = await Row.raw(
        f"INSERT INTO deduction ({', '.join(columns)}) VALUES ({', '.join('{}' for _ in columns)}) "
        "ON CONFLICT DO NOTHING RETURNING id",
        *columns.values(),
    )
    if not rows:
        raise ProposedBefore()
    return replace(new, id=int(rows[0]["id"]))


async def keep(slip: Deduction) -> None:
    """As it now stands; it was held."""
    moving = ("state", "answer", "answered_at", "decider", "decided_at", "why", "ended_at", "next_deadline")
    await Row.update({name: getattr(slip, name) for name in moving}).where(Row.id == slip.id)


async def say(deduction: int, kind: str, words: str, now: datetime) -> None:
    """Nothing where nothing was said."""
    if words:
        await DeductionWords.insert(DeductionWords(deduction=deduction, kind=kind, words=words, at=now))


async def forget_words(person: int) -> None:
    """All that was said about what he is to have done: by him, and by others."""
    await DeductionWords.raw(
        "DELETE FROM deduction_words WHERE deduction IN (SELECT id FROM deduction WHERE person = {})", person
    )
