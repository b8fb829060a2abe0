"""The station's steps with those who are enrolled: times at the window, admission, who came, cards that are here."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.exams.offer import held_offer
from lianfang.notices.outbox import enqueue
from scoring.exams.signup import actions
from scoring.exams.signup.errors import NotChosen, NotEnrolled
from scoring.exams.signup.reads import EnrolledRow, enrolled, hold, standings
from scoring.exams.signup.rules import offering, telling
from scoring.exams.signup.rules.standing import passed_on
from scoring.exams.signup.vocabulary import Offer
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import names_of


async def give_slots(by: By, scope: Scope, number: int, key: Key) -> None:
    """Everybody with a seat and without a time at the window gets one, and hears of it. Raises NotYours, NoWindow, OtherBody."""

    async def do(now: datetime) -> str:
        held, rows = await _held(scope, number, now)
        going = [row for row in rows if row.standing.state in ("材料缺", "已审", "准考") and not row.standing.waiting]
        given = offering.slotted(held, [(row.position, row.enrolment) for row in going])
        for one in given:
            await actions.keep(one)
        await enqueue([telling.slotted(held, one) for one in given], now)
        await note(by, "exam.slots", "done", now, "exam", number)
        return str(len(given))

    await answered_once(key, ["exam.slots", str(number)], do)


async def admit(by: By, scope: Scope, number: int, tickets: Mapping[int, str], key: Key) -> None:
    """All of `tickets` (each with the city's number, where it gave one) or none.

    Raises NotYours, NotChosen, NotEnrolled, OfferOver, NotReady, NoSeat, TicketTaken, OtherBody.
    """

    async def do(now: datetime) -> str:
        held, rows = await _held(scope, number, now)
        for row in _chosen(rows, list(tickets)):
            one = offering.admitted(held, row.standing, row.name, tickets[row.person], now)
            await actions.keep(one)
            await enqueue([telling.admitted(held, one)], now)
        await note(by, "exam.admit", "done", now, "exam", number)
        return "done"

    told = [f"{person}={tickets[person]}" for person in sorted(tickets)]
    await answered_once(key, ["exam.admit", str(number), *told], do)


async def see(by: By, scope: Scope, number: int, persons: Sequence[int], came: bool, key: Key) -> None:
    """Who came, or did not. Raises NotYours, NotChosen, NotEnrolled, NotOver, NotReady, OtherBody."""

    async def do(now: datetime) -> str:
        held, rows = await _held(scope, number, now)
        for row in _chosen(rows, persons):
            await actions.keep(offering.seen(held, row.standing, row.name, came, now))
        await note(by, "exam.came" if came else "exam.absent", "done", now, "exam", number)
        return "done"

    await answered_once(key, ["exam.see", str(number), str(came), *map(str, sorted(persons))], do)


async def take_cards(by: By, account: int, station: int, persons: Sequence[int], key: Key) -> None:
    """Certificates came from the city: each who passed hears that his lies here. Raises NotChosen, NotYours, NotReady, OtherBody."""

    async def do(now: datetime) -> str:
        if not persons:
            raise NotChosen()
        here = Scope((station,))
        for person in sorted(set(persons)):
            await hold(person)
        known, names = await standings(here, now), await names_of(here, list(persons))
        if not set(persons) <= set(known):
            raise NotYours()
        for person in sorted(set(persons)):
            offering.check_carded(known[person], names[person])
            await actions.put_card(person, station, account, now)
            await enqueue([telling.card_here(person, passed_on(known[person].known) or shanghai_day(now))], now)
        await note(by, "exam.cards", "done", now, "station", station)
        return "done"

    await answered_once(key, ["exam.cards", str(station), *map(str, sorted(persons))], do)


async def _held(scope: Scope, number: int, now: datetime) -> tuple[Offer, list[EnrolledRow]]:
    held = await held_offer(scope, number)
    return held, await enrolled(scope, held, now)


def _chosen(rows: Sequence[EnrolledRow], persons: Sequence[int]) -> list[EnrolledRow]:
    """Raises NotChosen for nobody, NotEnrolled for one who is not there."""
    if not persons:
        raise NotChosen()
    found = [row for row in rows if row.person in set(persons)]
    if len(found) != len(set(persons)):
        raise NotEnrolled()
    return found
