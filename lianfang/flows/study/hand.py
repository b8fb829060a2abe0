"""Who got a printed book: ticked for a unit's guards, or struck where it was a mistake."""

from collections.abc import Collection
from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.exams.study.actions import hand, strike
from scoring.exams.study.errors import NobodyHanded, NoEdition, NotHanded
from scoring.exams.study.reads import edition
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import guards_of


async def hand_out(by: By, of: Scope, account: int, number: int, persons: Collection[int], key: Key) -> int:
    """Guards of the scope's unit got an edition today; returns how many had none of it. Raises NoEdition, NobodyHanded, OtherBody."""

    async def do(now: datetime) -> str:
        today = shanghai_day(now)
        if await edition(of, number) is None:
            raise NoEdition()
        there = {one.person for one in await guards_of(of, today)} & set(persons)
        new = await hand(number, of.unit or 0, sorted(there), today, account)
        if not new:
            raise NobodyHanded()
        await note(by, "study.hand", "done", now, "unit", of.unit)
        return str(new)

    body = ["study.hand", str(of.unit), str(number), *map(str, sorted(persons))]
    return int(await answered_once(key, body, do))


async def take_back(by: By, of: Scope, handout: int, key: Key) -> None:
    """It was noted by mistake, of a guard who stands in the scope's unit. Raises NotHanded, OtherBody."""

    async def do(now: datetime) -> str:
        there = {one.person for one in await guards_of(of, shanghai_day(now))}
        if not await strike(handout, sorted(there), now):
            raise NotHanded()
        await note(by, "study.strike", "done", now, "unit", of.unit)
        return "done"

    await answered_once(key, ["study.strike", str(of.unit), str(handout)], do)
