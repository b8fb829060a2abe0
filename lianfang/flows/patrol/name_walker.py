"""谁去: a unit names whoever fills its seat tonight, or takes the name back; until the muster."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.unit.annex import the_unit
from lianfang.notices.outbox import enqueue
from zones.ground.notice import Notice
from zones.ground.scope import Scope
from zones.patrol.actions.outings import set_seat
from zones.patrol.errors.outings import MayNotWalk, NoFreeSeat, NoSuchOuting, OutingBegun, UnitsNotInForce
from zones.patrol.reads.offers import candidates
from zones.patrol.reads.outings import locked, seats
from zones.patrol.rules.who_walks import Judged, Walk, judge
from zones.patrol.vocabulary.outings import STATE_WORDS, WHY_NOT_WALK, OutingRow, SeatRow
from zones.roster.errors import NotOfThisUnit, Uncertified
from zones.roster.reads.backing import unit_backings
from zones.roster.reads.register import guarding_of, uncertified


async def name_walker(by: By, scope: Scope, outing: int, person: int, named: bool, key: Key) -> None:
    """One of the scope's unit. Naming somebody twice is no fault.

    Raises NoSuchUnit, NoSuchOuting, OutingBegun, UnitsNotInForce, NotOfThisUnit, MayNotWalk, Uncertified,
    NoFreeSeat, OtherBody.
    """

    async def do(now: datetime) -> str:
        unit, held = await the_unit(scope), await locked(outing)
        own = [seat for seat in (await seats([outing]))[outing] if seat.unit == unit.id]
        if held is None or not own:
            raise NoSuchOuting()
        if held.state != "planned":
            raise OutingBegun(state=STATE_WORDS[held.state])
        sits = next((seat for seat in own if seat.person == person), None)
        if named and sits is None:
            await _name(scope, held, own, person, now)
        if not named and sits is not None:
            await set_seat(sits.id, None, sits.turn)
        await note(by, "patrol.name" if named else "patrol.unname", "done", now, "outing", outing)
        return "named" if named else "free"

    await answered_once(key, ["patrol.name", repr(scope), str(outing), str(person), str(named)], do)


async def _name(scope: Scope, outing: OutingRow, own: list[SeatRow], person: int, now: datetime) -> None:
    judged = await _judged(scope, outing, person)
    if judged.reason:
        raise MayNotWalk(name=judged.name, why=WHY_NOT_WALK[judged.reason])
    if (await guarding_of(scope.stations[0])).guarding == "refuse" and await uncertified(scope, [person], outing.day):
        raise Uncertified(who=judged.name)
    free = next((seat for seat in own if seat.person is None), None)
    if free is None:
        raise NoFreeSeat()
    await set_seat(free.id, person, judged.turn)
    to = f"person:{person}"
    await enqueue([Notice("patrol_named", to, f"patrol:{outing.id}:named:{to}", outing.id)], now)


async def _judged(scope: Scope, outing: OutingRow, person: int) -> Judged:
    lacking = [unit.name for unit in await unit_backings(scope, outing.day) if unit.why_not(outing.day)]
    if lacking:
        raise UnitsNotInForce(units=lacking)
    walk = Walk(outing.starts_at, outing.ends_at)
    found = await candidates(scope, walk, outing.day, outing.id)
    one = next((one for one in found if one.person == person), None)
    if one is None:
        raise NotOfThisUnit()
    return judge(one, walk)
