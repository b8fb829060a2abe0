"""Writes 批示, meetings, items and steps. Runs inside a flow's transaction."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from bulletins.followup.tables import (
    FollowUp,
    FollowUpNote,
    FollowUpStep,
    FollowUpWords,
    Instruction,
    InstructionWords,
    Meeting,
    MeetingWords,
)
from bulletins.followup.vocabulary import Asked, StepName


class Held(Struct, frozen=True):
    """A meeting as it is written down."""

    day: date
    place: str
    present: str
    minutes: str


class Owners(Struct, frozen=True):
    """Stations and units by name: an owner whose words name one is that one."""

    stations: Mapping[str, int]
    units: Mapping[str, int]


async def write_instruction(
    bulletin: int, officer: int, day: date, words: str, account: int | None, now: datetime
) -> int:
    """`bulletin` is the row of what was issued. Returns the 批示's id."""
    made = await Instruction.insert(Instruction(bulletin=bulletin, officer=officer, day=day, account=account, at=now))
    await InstructionWords.insert(InstructionWords(instruction=made[0]["id"], text=words))
    return int(made[0]["id"])


async def write_meeting(publisher: int, held: Held, account: int | None, now: datetime) -> int:
    """Returns its id."""
    made = await Meeting.insert(Meeting(publisher=publisher, day=held.day, account=account, at=now))
    words = MeetingWords(meeting=made[0]["id"], place=held.place, present=held.present, text=held.minutes)
    await MeetingWords.insert(words)
    return int(made[0]["id"])


async def give(
    publisher: int,
    source: tuple[int | None, int | None],
    rows: Sequence[Asked],
    owners: Owners,
    account: int | None,
    now: datetime,
) -> None:
    """Items of `source` = (批示, meeting), one of the two, each with its first step."""
    instruction, meeting = source
    for row in rows:
        station = owners.stations.get(row.owner)
        unit = owners.units.get(row.owner) if station is None else None
        made = await FollowUp.insert(
            FollowUp(
                publisher=publisher,
                instruction=instruction,
                meeting=meeting,
                station=station,
                unit=unit,
                due=row.due,
                at=now,
            )
        )
        item = int(made[0]["id"])
        await FollowUpWords.insert(FollowUpWords(item=item, what=row.what, owner=row.owner))
        await write_step(item, "given", None, "", account, now)


async def write_step(
    item: int, step: StepName, due: date | None, note: str, account: int | None, now: datetime
) -> None:
    made = await FollowUpStep.insert(FollowUpStep(item=item, step=step, due=due, account=account, at=now))
    if note:
        await FollowUpNote.insert(FollowUpNote(step=made[0]["id"], text=note))


_NAMED = (
    ("instruction_words", "text"),
    ("meeting_words", "present"),
    ("meeting_words", "text"),
    ("follow_up_words", "what"),
    ("follow_up_words", "owner"),
    ("follow_up_note", "text"),
)


async def forget(person: int) -> None:
    """His name goes from all words; what was asked and done stays."""
    for table, column in _NAMED:
        await FollowUp.raw(
            f"UPDATE {table} w SET {column} = replace(w.{column}, n.name, '某某') FROM person n "
            f"WHERE n.id = {{}} AND position(n.name IN w.{column}) > 0",
            person,
        )
