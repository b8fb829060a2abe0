"""A call that has not opened is called off. Nobody hears of it: nobody knew of it."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.scope import Scope
from zones.rollcall.actions import hold_station, miss
from zones.rollcall.errors import CallOver
from zones.rollcall.reads.calls import call as call_of
from zones.rollcall.rules.steps import CALLED_OFF


async def cancel(by: By, station: int, number: int, key: Key) -> None:
    """Raises CallOver where it has opened, or is not there."""

    async def do(now: datetime) -> str:
        await hold_station(station)
        call = await call_of(Scope((station,)), number)
        if call is None or call.state != "waiting":
            raise CallOver()
        await miss(call, CALLED_OFF, now)
        await note(by, "rollcall.cancel", "done", now, "rollcall", number)
        return "off"

    await answered_once(key, ["rollcall.cancel", str(station), str(number)], do)
