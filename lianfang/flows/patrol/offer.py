"""今晚可派: how many a unit can send tonight, and whether the walkers may look inside. Its own word, which costs nothing."""

from datetime import datetime, time

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.unit.annex import the_unit
from lianfang.notices.outbox import enqueue
from zones.ground.notice import Notice
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI, shanghai_day
from zones.patrol.actions.outings import free_seats, set_consent, set_offer
from zones.patrol.errors.outings import NoSuchOuting, OutingBegun, TooLateToOffer, UnknownOffer
from zones.patrol.reads.outings import locked
from zones.patrol.vocabulary.outings import MOST_OF_A_UNIT, OFFER_REASONS, STATE_WORDS

UNTIL = time(18, 0)


async def offer(by: By, scope: Scope, number: int, reason: str, account: int, key: Key) -> None:
    """For today, until 18:00. Seats that the unit cannot fill any more are given back, and the desk hears of it.

    Raises NoSuchUnit, UnknownOffer, TooLateToOffer, OtherBody.
    """
    if not 0 <= number <= MOST_OF_A_UNIT or (reason and (number or reason not in OFFER_REASONS)):
        raise UnknownOffer()

    async def do(now: datetime) -> str:
        unit, day = await the_unit(scope), shanghai_day(now)
        if now.astimezone(SHANGHAI).time() >= UNTIL:
            raise TooLateToOffer()
        await set_offer(unit.id, day, number, reason, account, now)
        freed = await free_seats(unit.id, day, number)
        if freed:
            told = f"patrol:fewer:{unit.id}:{int(now.timestamp() * 1000)}"
            to = f"desk:{unit.station}"
            await enqueue([Notice("patrol_fewer", to, told, unit.id, {"unit": unit.id, "seats": freed})], now)
        await note(by, "patrol.offer", "done", now, "unit", unit.id)
        return str(freed)

    await answered_once(key, ["patrol.offer", repr(scope), str(number), reason], do)


async def consent(by: By, scope: Scope, outing: int, agrees: bool, key: Key) -> None:
    """To a planned outing of the unit's station. Raises NoSuchUnit, NoSuchOuting, OutingBegun, OtherBody."""

    async def do(now: datetime) -> str:
        unit, held = await the_unit(scope), await locked(outing)
        if held is None or held.station != unit.station:
            raise NoSuchOuting()
        if held.state not in ("planned", "walking"):
            raise OutingBegun(state=STATE_WORDS[held.state])
        await set_consent(outing, unit.id, agrees)
        await note(by, "patrol.consent", "done", now, "outing", outing)
        return "agreed" if agrees else "not"

    await answered_once(key, ["patrol.consent", repr(scope), str(outing), str(agrees)], do)
