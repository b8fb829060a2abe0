"""The bank as its keepers see it."""

from datetime import datetime

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.database import transaction
from scoring.exams.bank.actions import begin
from scoring.exams.bank.reads import asked, question
from scoring.exams.bank.rules.statistics import Given, Statistics, statistics
from scoring.exams.bank.vocabulary import Kept
from scoring.exams.sittings.reads import given
from zones.ground.scope import Scope

ON_A_PAGE = 50


class Wanted(Struct, frozen=True):
    """Which questions: whose text or code has `q`, of a topic, of a kind; with `look`, those to look at. Empty: all."""

    q: str = ""
    topic: str = ""
    kind: str = ""
    look: str = ""


class BankSeen(Struct, frozen=True):
    """Those that were wanted, of all that are asked; `topics` are all. `shown` are one page of them, the `nth` of `last`.

    `told` is what answers say of those shown, by version.
    """

    found: list[Kept]
    topics: list[str]
    shown: list[Kept]
    nth: int
    last: int
    told: dict[int, Statistics]


class QuestionSeen(Struct, frozen=True):
    """Its versions, the present one first, and what answers say of that one."""

    versions: list[Kept]
    told: Statistics | None


async def bank_seen(here: Scope, bureau: int, wanted: Wanted, nth: int = 1) -> BankSeen:
    """A bureau that has no question yet gets the bank of the house first. `nth` out of range is the first or the last page."""
    async with transaction() as now:
        await begin(bureau, now)
        every = await asked(here)
        found = [one for one in every if _fits(one, wanted)]
        told = await _told(here, found, now) if wanted.look else {}
        if wanted.look:
            found = [one for one in found if one.id in told and told[one.id].look]
        last = max(1, -(-len(found) // ON_A_PAGE))
        nth = min(max(nth, 1), last)
        shown = found[(nth - 1) * ON_A_PAGE : nth * ON_A_PAGE]
        told = told or await _told(here, shown, now)
    return BankSeen(found, sorted({one.said.topic for one in every}), shown, nth, last, told)


async def _told(here: Scope, asked_of: list[Kept], now: datetime) -> dict[int, Statistics]:
    """Of those that anybody was asked in a sitting that is over."""
    found = {
        one.version: statistics([Given(*pair) for pair in zip(one.right, one.points, strict=True)])
        for one in await given(here, [one.id for one in asked_of], now)
    }
    return {version: told for version, told in found.items() if told}


def _fits(one: Kept, wanted: Wanted) -> bool:
    said = one.said
    text = "".join((said.code, said.asks, *said.options, said.because, said.source)).replace(" ", "")
    return wanted.q.replace(" ", "") in text and wanted.topic in ("", said.topic) and wanted.kind in ("", said.kind)


async def picture_of(here: Scope, number: int, version: int) -> str:
    """The digest of the picture of a version. Raises NotYours: no such question, no such version, no picture."""
    async with transaction(snapshot=True):
        for one in await question(here, number):
            if one.number == version and one.said.picture:
                return one.said.picture
    raise NotYours()


async def question_seen(here: Scope, number: int) -> QuestionSeen:
    """Raises NotYours."""
    async with transaction(snapshot=True) as now:
        found = await question(here, number)
        if not found:
            raise NotYours()
        return QuestionSeen(found, (await _told(here, found[:1], now)).get(found[0].id))
