"""Who would be given a prize of a month now: points, turns, vetoes and the book of that month, in one look."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from scoring.points.actions.books import books_in_force
from scoring.points.appeals.reads import held as held_by_appeals
from scoring.points.reads.books import BookRow
from scoring.points.vetoes.reads import vetoed
from scoring.points.vetoes.vocabulary import Veto
from scoring.prizes.reads.candidates import candidates
from scoring.prizes.rules.choosing import choose
from scoring.prizes.vocabulary import Chosen, Run
from zones.ground.scope import Scope
from zones.patrol.reads.rounds import offered
from zones.roster.reads import stations_beside


class ChosenNow(Struct, frozen=True):
    """`reached` are guards at or above the threshold, by zone; `turns` what each zone was offered; `barred` how many a veto bars."""

    book: BookRow
    chosen: list[Chosen]
    reached: dict[int, int]
    turns: dict[int, int]
    barred: int


def last_of(first: date) -> date:
    """The last day of a month."""
    return first.replace(day=monthrange(first.year, first.month)[1])


async def choose_now(station: int, first: date, budget_fen: int, kept_fen: int, now: datetime) -> ChosenNow:
    """As many as the money for the month reaches."""
    scope, last = Scope((station,)), last_of(first)
    book = (await books_in_force(station, now)).on(last)
    rules = book.text.prizes
    barred = {person for person, veto in (await _vetoes(station, first)).items() if not veto.holds}
    found = await candidates(scope, first, last)
    turns = await offered(scope, first, last)
    total = (budget_fen - kept_fen) // (rules.guard_yuan * 100)
    reached: dict[int, int] = {}
    for one in found:
        if one.points >= rules.threshold:
            reached[one.zone] = reached.get(one.zone, 0) + 1
    chosen = choose([one for one in found if one.person not in barred], total, turns, rules)
    out = sum(one.person in barred and one.points >= rules.threshold for one in found)
    return ChosenNow(book, chosen, reached, turns, out)


async def stopped(run: Run, persons: Iterable[int]) -> dict[int, str]:
    """Whose prize is not paid now: person → veto, or appeal (an open one about a day of the month)."""
    wanted, last = set(persons), last_of(run.first)
    beside = Scope(await stations_beside(Scope((run.station,))))
    open_ = {one.person: "appeal" for one in await held_by_appeals(beside, run.first, last) if one.person}
    found = open_ | dict.fromkeys(await _vetoes(run.station, run.first), "veto")
    return {person: why for person, why in found.items() if person in wanted}


async def _vetoes(station: int, first: date) -> dict[int, Veto]:
    return await vetoed(Scope(await stations_beside(Scope((station,)))), first, last_of(first))
