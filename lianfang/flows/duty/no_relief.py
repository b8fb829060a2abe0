"""没人来接: who should have come is named, the unit's head and the duty desk are told, and the shift goes on."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import enqueue
from zones.duty.actions import miss
from zones.duty.errors import NoSuchShift
from zones.duty.reads import leaving
from zones.duty.rules import check_absent
from zones.duty.vocabulary import Leaving
from zones.ground.notice import Notice


async def no_relief(by: By, person: int, shift: int, key: Key) -> None:
    """Saying it twice tells nobody twice. Raises NoSuchShift, ReliefNotDue, OtherBody."""

    async def do(now: datetime) -> str:
        one = await leaving(shift, person, now, locked=True)
        if one is None:
            raise NoSuchShift()
        check_absent(one, now)
        if await miss(one, now):
            await enqueue(_told(one), now)
        await note(by, "duty.no_relief", "done", now, "shift", shift)
        return "told"

    await answered_once(key, ["duty.no_relief", str(shift)], do)


def _told(one: Leaving) -> list[Notice]:
    facts = {"post": one.post, "stays": one.person, "absent": one.relief or 0}
    receivers = [f"desk:{one.station}", *([f"unit:{one.unit}"] if one.unit is not None else [])]
    return [Notice("relief_absent", to, f"relief:{one.shift}:{to}", one.post, dict(facts)) for to in receivers]
