"""An officer says that a guard left his post or forged a record. The guard is told at once and speaks first."""

from datetime import date, datetime

from msgspec import Struct

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.deductions.held import tell
from scoring.points.deductions import rules
from scoring.points.deductions.actions import add, say
from scoring.points.deductions.vocabulary import MOST_WORDS, Hand
from zones.ground.scope import Scope
from zones.reports.rules.saying import check_words
from zones.roster.errors import NotOfThisUnit
from zones.roster.reads.standing import guards_of


class Told(Struct, frozen=True):
    """Of a guard where he stood on the day; `bar` is one of BARS, or none: then nobody is told and nothing ever deducted."""

    unit: int
    person: int
    kind: str
    day: date | None
    bar: str
    words: str


async def propose(by: By, station: int, hand: Hand, officer: int | None, told: Told, key: Key) -> tuple[int, str]:
    """(the slip's id, its state).

    Raises NothingSaid, TooManyWords, UnknownDeductionWord, OwnDeduction, BadDeductionDay, NotOfThisUnit, ProposedBefore, OtherBody.
    """
    words = check_words(told.words, most=MOST_WORDS)
    facts = [str(told.unit), str(told.person), told.kind, str(told.day), told.bar]

    async def do(now: datetime) -> str:
        day = told.day or date.min
        new = rules.propose(station, told.unit, told.person, told.kind, day, told.bar, hand, officer, now)
        if not await guards_of(Scope((station,), unit=told.unit, person=told.person), day):
            raise NotOfThisUnit()
        slip = await add(new)
        await say(slip.id, "deed", words, now)
        await tell(None, slip, now)
        await note(by, "deduction.propose", slip.state, now, "deduction", slip.id)
        return f"{slip.id} {slip.state}"

    number, _, state = (await answered_once(key, ["deduction.propose", str(station), *facts, words], do)).partition(" ")
    return int(number), state
