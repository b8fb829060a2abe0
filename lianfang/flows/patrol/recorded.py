"""The record that a closed outing becomes, with its people and its deeds: counted once, also where a sheet told of it before."""

from datetime import datetime
from typing import Any

from msgspec import structs

from lianfang.flows.week.meeting import stand_for
from zones.ground.weeks import week_of
from zones.journal.actions import write_deeds, write_rows
from zones.journal.vocabulary import Source
from zones.patrol.actions import note_people
from zones.patrol.tables import Patrol
from zones.patrol.vocabulary import PatrolRecord, deeds
from zones.patrol.vocabulary.outings import OutingRow

REGISTER = "巡逻登记"


async def write_record(outing: OutingRow, record: PatrolRecord, now: datetime) -> int:
    """Inside the flow's transaction. Returns the patrol's id."""
    week = week_of(record.day)
    await stand_for("patrol", outing.station, week, [record], now)
    columns: dict[str, Any] = {
        name: value for name, value in structs.asdict(record).items() if name not in ("walkers", "absent")
    }
    held = {"station": outing.station, "week": str(week), "delivery": None, "sheet": REGISTER, "row": outing.id}
    (patrol,) = await write_rows(Patrol, [held | {"key": f"live:{outing.id}".encode(), "nth": 0} | columns])
    await note_people(outing.station, week, [(patrol, record)])
    facts = [(patrol, Source(REGISTER, outing.id), fact) for fact in deeds(record)]
    await write_deeds(None, outing.station, "patrol", facts, now)
    return patrol
