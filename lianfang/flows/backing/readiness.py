"""What is recorded of people before they may be called: insurance, and 不参加处突 by the unit or the police."""

from datetime import date, datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, carried_out
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.backing import set_insured, set_spared
from zones.roster.errors import NotOfThisUnit
from zones.roster.reads.standing import guards_of


async def insure(by: By, scope: Scope, until: date, person: int | None = None, key: Key | None = None) -> int:
    """One of those who stand in the scope's units today, or all of them. Returns how many. Raises NotOfThisUnit, OtherBody."""

    async def do(now: datetime) -> str:
        there = await _standing(scope, now)
        if person is not None and person not in there:
            raise NotOfThisUnit()
        persons = sorted(there) if person is None else [person]
        await set_insured(persons, until)
        subject = ("station", scope.stations[0]) if scope.unit is None else ("unit", scope.unit)
        await note(by, "aid.insure", "done", now, *(subject if person is None else ("person", person)))
        return str(len(persons))

    return int(await carried_out(key, ["aid.insure", repr(scope), str(until), str(person)], do))


async def spare(by: By, scope: Scope, person: int, spared: bool, key: Key | None = None) -> None:
    """不参加处突, or again. No reason is asked for: it might be his health. Raises NotOfThisUnit, OtherBody."""

    async def do(now: datetime) -> str:
        if person not in await _standing(scope, now):
            raise NotOfThisUnit()
        await set_spared(person, spared)
        await note(by, "aid.spare" if spared else "aid.spare_again", "done", now, "person", person)
        return "spared"

    await carried_out(key, ["aid.spare", repr(scope), str(person), str(spared)], do)


async def _standing(scope: Scope, now: datetime) -> set[int]:
    return {row.person for row in await guards_of(scope, shanghai_day(now))}
