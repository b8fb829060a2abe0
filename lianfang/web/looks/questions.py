"""The bank as its keepers see it."""

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.database import transaction
from scoring.exams.bank.actions import begin
from scoring.exams.bank.reads import asked, question
from scoring.exams.bank.vocabulary import Kept
from zones.ground.scope import Scope

ON_A_PAGE = 50


class Wanted(Struct, frozen=True):
    """Which questions: whose text or code has `q`, of a topic, of a kind. Empty: all."""

    q: str = ""
    topic: str = ""
    kind: str = ""


class BankSeen(Struct, frozen=True):
    """Those that were wanted, of all that are asked; `topics` are all."""

    found: list[Kept]
    topics: list[str]


async def bank_seen(here: Scope, bureau: int, wanted: Wanted) -> BankSeen:
    """A bureau that has no question yet gets the bank of the house first."""
    async with transaction() as now:
        await begin(bureau, now)
        every = await asked(here)
    return BankSeen([one for one in every if _fits(one, wanted)], sorted({one.said.topic for one in every}))


def _fits(one: Kept, wanted: Wanted) -> bool:
    said = one.said
    text = "".join((said.code, said.asks, *said.options, said.because, said.source)).replace(" ", "")
    return wanted.q.replace(" ", "") in text and wanted.topic in ("", said.topic) and wanted.kind in ("", said.kind)


async def question_seen(here: Scope, number: int) -> list[Kept]:
    """Its versions, the present one first. Raises NotYours."""
    async with transaction(snapshot=True):
        found = await question(here, number)
    if not found:
        raise NotYours()
    return found
