"""What the commands of training need: the code of this minute, a day to come, somebody on the roll."""

from datetime import timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.codes.screen import Thing, code_at
from lianfang.database import transaction
from lianfang.flows.training.tick import tick
from tests.lianfang.access.town import BESIDE, Town
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.tables import Person


async def new(here: Town) -> dict[str, str]:
    async with transaction() as now:
        day = shanghai_day(now) + timedelta(days=2)
    told = {"level": "station", "field": "law", "title": "治安处罚法", "place": "会议室", "guest": "王讲师"}
    return told | {"day": day.isoformat(), "from": "09:00", "to": "10:00"}


async def code(here: Town) -> dict[str, str]:
    async with transaction() as now:
        return {"code": code_at(Thing("training", int(here.told["training"]["o"])), now)}


async def to_tick(here: Town) -> dict[str, str]:
    return {"person": await beside(), "act": "tick", "words": "签在纸上"}


async def to_strike(here: Town) -> dict[str, str]:
    whom, number = int(await beside()), int(here.told["training"]["o"])
    await tick(OPERATOR, Scope((int(here.stations["o"]),)), 998, number, whom, "签在纸上", key())
    return {"person": str(whom), "act": "strike", "words": "替人签的"}


async def beside() -> str:
    """Another guard of the unit: nobody erases him."""
    return str((await Person.raw("SELECT id FROM person WHERE name = {}", BESIDE["o"]))[0]["id"])
