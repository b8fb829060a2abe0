"""The record that a closed outing becomes, with its people and its deeds: counted once, also where a sheet told of it before."""

from datetime import datetime
from typing import Any

from msgspec import structs

from lianfang.flows.week.meeting import stand_for
from zones.ground.scope import Scope
from zones.ground.weeks import week_of
from zones.journal.actions import take_back, write_deeds, write_rows
from zones.journal.vocabulary import Source
from zones.patrol.actions import note_people
from zones.patrol.actions.outings import write
from zones.patrol.reads.checkins import checkpoints_of, passed
from zones.patrol.reads.outings import locked, seats
from zones.patrol.rules.walking import record as record_of
from zones.patrol.tables import Patrol
from zones.patrol.vocabulary import PatrolRecord, deeds
from zones.patrol.vocabulary.outings import OutingRow

REGISTER = "巡逻登记"


async def write_record(outing: OutingRow, record: PatrolRecord, now: datetime, on_paper: bool = False) -> int:
    """Inside the flow's transaction. Returns the patrol's id. `on_paper`: an officer tells of it, no phone was there."""
    week = week_of(record.day)
    await stand_for("patrol", outing.station, week, [record], now)
    columns: dict[str, Any] = {
        name: value for name, value in structs.asdict(record).items() if name not in ("walkers", "absent")
    }
    held = {"station": outing.station, "week": str(week), "delivery": None, "sheet": REGISTER, "row": outing.id}
    (patrol,) = await write_rows(Patrol, [held | {"key": f"live:{outing.id}".encode(), "nth": 0} | columns])
    await note_people(outing.station, week, [(patrol, record)])
    facts = [
        (patrol, Source(REGISTER, outing.id), fact) for fact in deeds(record, await _reached(outing, record, on_paper))
    ]
    await write_deeds(None, outing.station, "patrol", facts, now)
    return patrol


async def recount(outing: int, now: datetime) -> None:
    """A check-in came, or was decided, when the round was over: its record and deeds say so. Inside the flow's transaction."""
    held = await locked(outing)
    if held is None or held.patrol is None or held.withdrawn_at is not None:
        return
    (old,) = await Patrol.raw("SELECT flag, checkpoints FROM patrol WHERE id = {}", held.patrol)
    reached = sum(one.state == "counted" for one in await passed(outing))
    if reached != old["checkpoints"]:
        await take_back(Patrol, "patrol", held.station, week_of(held.day), [held.patrol], now)
        sits = (await seats([outing]))[outing]
        patrol = await write_record(held, record_of(held, sits, old["flag"], reached), now)
        await write(structs.replace(held, patrol=patrol, version=held.version + 1))


async def _reached(outing: OutingRow, record: PatrolRecord, on_paper: bool) -> int | None:
    """Per cent of the loop's checkpoints; not known where there are none, nor of a round that is told of on paper alone."""
    loop = await checkpoints_of(Scope((outing.station,)), outing.zone, outing.walking_group)
    if not loop or (on_paper and not await passed(outing.id)):
        return None
    return min(100, record.checkpoints * 100 // len(loop))
