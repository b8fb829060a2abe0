"""A draft goes on: submitted, reviewed, cleared of secrets; or back to whoever drafted it. The signature is `issue`'s."""

from datetime import datetime

from bulletins.changes.errors import SumsDisagree
from bulletins.register.actions import ToTake, write_step
from bulletins.register.errors import (
    AlreadyIssued,
    ForbiddenWords,
    NothingRecorded,
    NothingWritten,
    NotThisStep,
    NotYetOver,
)
from bulletins.register.rules import draft_due
from bulletins.register.stages import may_take, name_of, opinion_of, units_have_spoken
from bulletins.register.vocabulary import STEP_WORDS, StepName, Work
from lianfang.audit.actions import By, note
from lianfang.calendar import is_working_day
from lianfang.commands import Key, carried_out
from lianfang.flows.bulletin.preview import SHOWN, Preview, assemble, sample_mark
from zones.ground.weeks import shanghai_day
from zones.roster.actions import lock_stations, make_officers


async def take_step(by: By, work: Work, step: StepName, name: str, opinion: str, key: Key | None) -> None:
    """`name` answers for the stage, `by` pressed. The same key again changes nothing.

    Raises NameNeeded, ReasonNeeded, OpinionTooLong, AlreadyIssued, NotYetOver, NothingRecorded, NothingWritten, ForbiddenWords,
    NotThisStep, SamePerson, SameAccount, LinesUnanswered, StillDisputed.
    """
    who, words = name_of(name), opinion_of(step, opinion)

    async def do(now: datetime) -> str:
        await lock_stations(work.publisher.stations)
        seen = await assemble(work, shanghai_day(now), sample_mark())
        may_go_on(seen)
        if step == "signed":
            raise NotThisStep(step=STEP_WORDS[step], due=STEP_WORDS[step])
        may_take(step, who, by.account, seen.counting)
        if step == "reviewed" and work.kind == "weekly":
            since = max(work.drafted_at, draft_due(seen.week.last, is_working_day))
            units_have_spoken(len(seen.figures.units), seen.answers, since, now)
        officer = (await make_officers(work.publisher.bureau, [who]))[who]
        await write_step(ToTake(work.id, step, officer, by.account, seen.digest, words), now)
        await note(by, "bulletin.step", step, now, "bulletin", work.id)
        return "done"

    await carried_out(key, [str(work.id), step, who, words], do)


def may_go_on(seen: Preview) -> None:
    """What no stage passes over. Raises AlreadyIssued, NotYetOver, NothingRecorded, NothingWritten, SumsDisagree, ForbiddenWords."""
    if seen.issued:
        raise AlreadyIssued(number=seen.issued.number, day=seen.issued.issued_on.isoformat())
    if seen.work.kind == "supplement":
        if not seen.page.parts[0].paragraphs:
            raise NothingWritten()
    elif seen.on <= seen.week.sunday:
        raise NotYetOver(week=str(seen.week))
    if len(seen.missing) == len(SHOWN):
        raise NothingRecorded(week=str(seen.week))
    if seen.disagreeing:
        raise SumsDisagree(first=seen.disagreeing[0])
    if seen.faults:
        fault = seen.faults[0]
        raise ForbiddenWords(word=fault.word, why=fault.why, do=fault.do)
