"""停巡 by order (weather, an event): nobody is missed, nobody scores; units and walkers are told at once."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import enqueue
from zones.ground.notice import Notice
from zones.ground.scope import Scope
from zones.patrol.actions.outings import write
from zones.patrol.errors.outings import NoSuchOuting
from zones.patrol.reads.outings import locked, seats
from zones.patrol.rules.walking import stopped


async def stop(by: By, scope: Scope, outing: int, why: str, key: Key) -> None:
    """Of the scope's station. Raises NoSuchOuting, OutingBegun, UnknownWord, OtherBody."""

    async def do(now: datetime) -> str:
        held = await locked(outing)
        if held is None or held.station not in scope.stations:
            raise NoSuchOuting()
        ended = stopped(held, why)
        await write(ended)
        sits = (await seats([outing]))[outing]
        receivers = {f"unit:{seat.unit}" for seat in sits} | {f"person:{seat.person}" for seat in sits if seat.person}
        await enqueue([_told(outing, to, why) for to in sorted(receivers)], now)
        await note(by, "patrol.stop", "done", now, "outing", outing, why)
        return "stopped"

    await answered_once(key, ["patrol.stop", repr(scope), str(outing), why], do)


def _told(outing: int, to: str, why: str) -> Notice:
    return Notice("patrol_stopped", to, f"patrol:{outing}:stopped:{to}", outing, {"why": why})
