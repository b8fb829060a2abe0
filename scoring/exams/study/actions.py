"""Writes editions and who got one. Runs inside a flow's transaction."""

from collections.abc import Sequence
from datetime import date, datetime

from scoring.exams.study.tables import StudyEdition, StudyHandout
from scoring.exams.study.vocabulary import Edition


async def hold(bureau: int) -> None:
    """The bureau's editions until the end of the transaction: they are numbered one by one."""
    await StudyEdition.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 0))", f"study:{bureau}")


async def add(bureau: int, made: Edition, account: int) -> int:
    """Returns its id; the bureau is held."""
    row = StudyEdition(
        bureau=bureau,
        kind=made.kind,
        number=made.number,
        day=made.day,
        digest=made.digest,
        versions=list(made.versions),
        book=made.book,
        account=account,
    )
    return int((await StudyEdition.insert(row))[0]["id"])


async def hand(edition: int, unit: int, persons: Sequence[int], day: date, account: int) -> int:
    """They got it; whoever has it already keeps his day. Returns how many are new."""
    rows = await StudyHandout.raw(
        "INSERT INTO study_handout (edition, person, unit, day, account) "
        "SELECT {}, person, {}, {}, {} FROM unnest({}::bigint[]) AS person "
        "ON CONFLICT (edition, person) WHERE struck_at IS NULL DO NOTHING RETURNING id",
        *(edition, unit, day, account, list(persons)),
    )
    return len(rows)


async def strike(handout: int, persons: Sequence[int], now: datetime) -> bool:
    """It was noted by mistake. False where it is none of these persons', or struck already."""
    rows = await StudyHandout.raw(
        "UPDATE study_handout SET struck_at = {} WHERE id = {} AND person = ANY({}) AND struck_at IS NULL RETURNING id",
        *(now, handout, list(persons)),
    )
    return bool(rows)


async def forget(person: int) -> None:
    """For his erasure."""
    await StudyHandout.raw("DELETE FROM study_handout WHERE person = {}", person)
