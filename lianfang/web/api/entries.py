"""Points of a guard for whoever looks after him, and one entry with all that it rests on."""

from datetime import date, datetime
from typing import Annotated

from litestar.params import QueryParameter
from msgspec import Struct

from lianfang.flows.points.why import WhyLine
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import Id, look
from lianfang.web.doors import actor_of
from lianfang.web.looks.entries import entry_seen, is_sealed, month_seen
from lianfang.web.pages.places import person_of
from zones.ground.weeks import month_of
from zones.journal.vocabulary import DEED_WORDS

MonthQuery = Annotated[
    str, QueryParameter(pattern=r"^([0-9]{4}-(0[1-9]|1[0-2]))?$", description="月份，例如 2018-10；不写就是这个月")
]
OF_NO_DEED = "月底结算"


class EntryListed(Struct, frozen=True):
    """One entry. `day` is None for 信息报送: of that only the word and the points are told. `because` says why it is what it is."""

    award: int
    day: date | None
    called: str
    duty: str
    points: int
    because: str
    said: str


class GuardMonth(Struct, frozen=True):
    """A guard's month: its sum and every entry of its days, with what its close gave."""

    person: int
    name: str
    unit: str
    month: str
    points: int
    entries: tuple[EntryListed, ...]


class EntryHand(Struct, frozen=True):
    """Who had a hand in it. `how`: graded, led, confirmed (officers); seen, checked (the unit); proposed (a deduction's officer)."""

    how: str
    name: str


class EntryStep(Struct, frozen=True):
    """One posting: the first judgement, or a correction of it."""

    award: int
    points: int
    because: str
    posted_at: datetime


class EntryShown(Struct, frozen=True):
    """An entry with its clause, the deed in words, the evidence (file, sheet, row), who confirmed, and its corrections in order."""

    name: str
    unit: str
    entry: EntryListed
    clause: str
    confirmed: bool
    file: str
    sheet: str
    row: int
    hands: tuple[EntryHand, ...]
    steps: tuple[EntryStep, ...]


@look("/guards/{person:int}/points", "points.guard", "一名保安员一个月的积分")
async def guard_points(request: ReadRequest, person: Id, month: MonthQuery = "") -> GuardMonth:
    """For his station, its bureau and the unit where he stands. Of a clue nothing but the word and the points."""
    seen = (await month_seen(await person_of(request, "points.guard", person), month)).of
    return GuardMonth(
        person, seen.name, seen.unit, month_of(seen.first), seen.points, tuple(_listed(line) for line in seen.lines)
    )


@look("/entries/{award:int}", "points.entry", "一条积分怎么来的")
async def one_entry(request: ReadRequest, award: Id) -> EntryShown:
    """The guard's own, his unit's guards', the station's; any posting of it names it."""
    seen, hidden = await entry_seen(actor_of(request), award)
    line = seen.line
    return EntryShown(
        seen.name,
        seen.unit,
        _listed(line, hidden),
        line.clause,
        line.because != "unverified",
        line.file,
        line.sheet,
        line.row,
        tuple(EntryHand(hand.how, hand.name) for hand in seen.hands),
        tuple(EntryStep(step.award, step.points, step.because, step.posted_at) for step in seen.steps),
    )


def _listed(line: WhyLine, hidden: bool = True) -> EntryListed:
    day = None if hidden and is_sealed(line) else line.day
    return EntryListed(
        line.award, day, DEED_WORDS.get(line.kind, OF_NO_DEED), line.duty, line.points, line.because, line.said
    )
