"""Training of a town: at each place a session of its unit that goes on, with a picture; and one that is closed, where its guard was."""

from datetime import datetime, timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.training.schedule import schedule
from lianfang.flows.training.step import step
from lianfang.flows.training.tick import tick
from scoring.points.tables import WaitingDeed
from scoring.training.vocabulary import Draft
from tests.exams import bank, questions
from tests.lianfang.access.prized import Stand
from tests.lianfang.access.told import Places
from tests.lianfang.photos.albums import stored
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.tables import Station

SOMEBODY = 998
"""An account that nobody signs in to."""


async def teach(at: dict[str, Stand]) -> dict[str, Places]:
    """training, training_over, training_photo → their ids by place."""
    found: dict[str, Places] = {"training": {}, "training_over": {}, "training_photo": {}}
    async with transaction() as now:
        begun = now - timedelta(minutes=10)
    held = await Station.raw(
        "SELECT DISTINCT bureau FROM station WHERE id = ANY({})", [one.station for one in at.values()]
    )
    for row in held:
        await bank(row["bureau"], questions({"judge": 3}, "消防"))
    for place, one in at.items():
        goes_on, over = await _session(one, begun), await _session(one, begun)
        here = Scope((one.station,))
        await tick(OPERATOR, here, SOMEBODY, over, one.person, "", key())
        await step(OPERATOR, here, SOMEBODY, over, "close", key())
        found["training"][place], found["training_over"][place] = str(goes_on), str(over)
        found["training_photo"][place] = str(await stored(subject="training", thing=goes_on))
    await WaitingDeed.delete(
        force=True
    )  # the town's points are those of its weeks, and no deed waits: who counts rows counts his own
    return found


async def _session(one: Stand, begins_at: datetime) -> int:
    ends_at = begins_at + timedelta(hours=1)
    draft = Draft("unit", "fire", "灭火器怎么用", "会议室", begins_at, ends_at, unit=one.unit, guest="王讲师")
    return await schedule(OPERATOR, one.station, draft, SOMEBODY, key())
