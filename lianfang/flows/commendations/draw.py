"""A year's list is begun; candidates are proposed by officers and the office, chosen by the office alone."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from msgspec.structs import replace

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.commendations import actions
from scoring.commendations.errors import ListMoved, OneHand, ProposedBefore
from scoring.commendations.reads import lines, live, locked
from scoring.commendations.rules import stepping
from scoring.commendations.vocabulary import Commendation, YearList
from scoring.points.actions.books import books_in_force, lock_bureau
from scoring.points.deductions.vocabulary import Hand
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import companies, stations_beside
from zones.roster.reads.whereabouts import place_of_unit, places_of


async def begin(by: By, hand: Hand, scope: Scope, bureau: int, year: int, key: Key) -> int:
    """An empty list. Returns its id. Raises YearGoesOn, ListMoved, OtherBody."""

    async def do(now: datetime) -> str:
        stepping.check_year(year, shanghai_day(now))
        await lock_bureau(bureau)
        if await live(scope, year):
            raise ListMoved()
        new = YearList(0, bureau, year, "draft", 0, hand.account, now)
        book = (await books_in_force(scope.stations[0], now)).on(new.last)
        made = await actions.start(replace(new, rule_book=book.id))
        await note(by, "commend.begin", "done", now, "year_list", made)
        return str(made)

    return int(await answered_once(key, ["commend.begin", str(bureau), str(year)], do))


async def propose(by: By, hand: Hand, scope: Scope, of: int, whose: tuple[str, int], words: str, key: Key) -> None:
    """`whose` is a kind and an id, of the scope's stations; `words` say for what.

    Raises NotYours, NoReason, OneHand, ListMoved, ProposedBefore, OtherBody.
    """
    said, (kind, number) = stepping.reason_of(words), whose
    if kind == "person" and number == hand.person:
        raise OneHand()

    async def do(held: YearList, now: datetime) -> str:
        stepping.check_draft(held)
        new = await _candidate(scope, held, kind, number, now)
        beside = [row.one for row in await lines(Scope(await stations_beside(scope)), held.id)]
        if any((one.kind, one.of) == (kind, number) for one in beside):
            raise ProposedBefore()
        await actions.propose(replace(new, account=hand.account), said)
        await note(by, "commend.propose", "done", now, "year_list", of)
        return "proposed"

    await step(scope, of, ["commend.propose", kind, str(number), said], do, key)


async def choose(by: By, scope: Scope, of: int, line: int, is_chosen: bool, key: Key) -> None:
    """By the office; who is stopped is found when the list is made public. Raises NotYours, ListMoved, TooManyChosen, OtherBody."""

    async def do(held: YearList, now: datetime) -> str:
        stepping.check_draft(held)
        every = [row.one for row in await lines(scope, held.id)]
        one = _line(every, line)
        if is_chosen:
            book = (await books_in_force(scope.stations[0], now)).on(held.last)
            one = stepping.chosen(one, every, book.text.commendations)
        await actions.choose(replace(one, chosen=is_chosen))
        await note(by, "commend.choose" if is_chosen else "commend.leave_out", "done", now, "year_list", of)
        return "chosen" if is_chosen else "left_out"

    await step(scope, of, ["commend.choose", str(line), str(is_chosen)], do, key)


async def drop(by: By, scope: Scope, of: int, line: int, key: Key) -> None:
    """A candidate is taken off. Raises NotYours, ListMoved, OtherBody."""

    async def do(held: YearList, now: datetime) -> str:
        stepping.check_draft(held)
        await actions.drop(_line([row.one for row in await lines(scope, held.id)], line).id)
        await note(by, "commend.drop", "done", now, "year_list", of)
        return "dropped"

    await step(scope, of, ["commend.drop", str(line)], do, key)


async def _candidate(scope: Scope, held: YearList, kind: str, number: int, now: datetime) -> Commendation:
    """Of the scope's stations: a guard who stands there today, a unit, a company that guards one. Raises NotYours."""
    new = Commendation(0, held.id, kind, None, None, None, scope.stations[0], 0)
    if kind == "person":
        for place in await places_of(number, shanghai_day(now)):
            if place.station in scope.stations and place.unit:
                return replace(new, person=number, unit=place.unit, station=place.station)
    elif kind == "unit":
        at = await place_of_unit(number)
        if at and at.station in scope.stations:
            return replace(new, unit=number, station=at.station)
    elif any(one.id == number for one in await companies(scope)):
        return replace(new, company=number)
    raise NotYours()


async def step(
    scope: Scope, of: int, said: list[str], doing: Callable[[YearList, datetime], Awaitable[str]], key: Key
) -> str:
    """A step of a list, which is held meanwhile. Raises NotYours, OtherBody."""

    async def do(now: datetime) -> str:
        held = await locked(scope, of)
        if held is None:
            raise NotYours()
        return await doing(held, now)

    return await answered_once(key, [said[0], str(of), *said[1:]], do)


def _line(every: list[Commendation], line: int) -> Commendation:
    found = next((one for one in every if one.id == line), None)
    if found is None:
        raise ListMoved()
    return found
