"""练题 as the guard himself sees it; nobody else has a look at it."""

from datetime import date

from msgspec import Struct

from lianfang.access import Actor, NotYours
from lianfang.database import transaction
from lianfang.flows.practice.closed import check_no_paper
from lianfang.flows.practice.open import open_practice
from lianfang.web.looks.own import own_scope, whole_scope
from scoring.exams.bank.reads import versions
from scoring.exams.bank.vocabulary import Kept
from scoring.exams.practice.reads import answer, latest, practised
from scoring.exams.practice.rules.asking import of_topic, ten, to_mend, wrong_book
from scoring.exams.practice.rules.chance import Chance, chance_of
from scoring.exams.practice.vocabulary import Answer, Latest, Practised
from scoring.exams.signup.reads import standings
from scoring.exams.signup.rules.standing import sits_on
from zones.ground.weeks import shanghai_day


class PracticeSeen(Struct, frozen=True):
    """`begun` is what he knew as the day began, `known` what he knows now; `exam_on` the city's exam, None where he is not enrolled."""

    today: date
    asked: list[Kept]
    begun: dict[int, Latest]
    known: dict[int, Latest]
    exam_on: date | None = None

    @property
    def ten(self) -> list[Kept]:
        return ten(self.asked, self.begun, self.today)

    @property
    def wrong(self) -> list[Kept]:
        return wrong_book(self.asked, self.known)

    @property
    def to_mend(self) -> list[Kept]:
        return to_mend(self.asked, self.known, self.today)

    @property
    def chance(self) -> Chance:
        return chance_of(self.asked, self.known)

    def of_topic(self, topic: str) -> list[Kept]:
        """Ten of it, without today's."""
        return of_topic(self.asked, self.known, topic, self.today)

    def of_today(self, one: Kept) -> Latest | None:
        """His answer of today, where he gave one."""
        left = self.known.get(one.question)
        return left if left and left.day == self.today else None


async def practice_seen(actor: Actor) -> PracticeSeen:
    """Raises NotYours, PracticeClosed."""
    own = own_scope(actor, "practice.own")
    asked = await open_practice(own)
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        his = next(iter((await standings(own, now)).values()), None)
        exam_on = sits_on(his) if his is not None else None
        return PracticeSeen(today, asked, await latest(own, before=today), await latest(own), exam_on)


async def answer_seen(actor: Actor, number: int) -> tuple[Kept, Answer]:
    """One answer of his, with the question as he saw it. Raises NotYours, PracticeClosed."""
    own = own_scope(actor, "practice.own")
    async with transaction(snapshot=True):
        await check_no_paper(own)
        given = await answer(own, number)
        found = await versions(own, [given.version]) if given else {}
    if given is None or given.version not in found:
        raise NotYours()
    return found[given.version], given


async def own_copy(actor: Actor) -> list[Practised]:
    """All that is kept of his practice, for himself. Raises NotYours."""
    async with transaction():
        return await practised(whole_scope(actor))
