"""The scene can be tried at any hour: people are on duty, and a call reaches them."""

from datetime import UTC, datetime

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.scenes.load import STATION, UNIT, load_scene
from lianfang.scenes.watch import man_scene
from lianfang.stations import station_named
from tests.conftest import Clock
from tests.watch import key
from zones.aid import reads
from zones.duty.reads import on_duty
from zones.duty.tables import Post, Shift
from zones.ground.scope import Scope
from zones.roster.reads.standing import named_units


@pytest.mark.parametrize("hour", [2, 10])
async def test_a_call_at_night_and_by_day_reaches_neighbours(db: str, clock: Clock, hour: int) -> None:
    clock.set(datetime(2026, 11, 20, (hour - 8) % 24, tzinfo=UTC))
    assert await load_scene()
    await man_scene(STATION)
    counts = await Post.count(), await Shift.count()
    await man_scene(STATION)
    assert (await Post.count(), await Shift.count()) == counts, "a second start adds nothing"
    scope = Scope(((await station_named(STATION)).id,))
    async with transaction() as now:
        people = await on_duty(scope, now)
        unit = next(one.id for one in await named_units(scope) if one.name == UNIT)
    assert 50 <= len(people) <= 80
    request = await raise_request(OPERATOR, Cry(1, unit, "fight"), key())
    async with transaction():
        roles = {alert.role for alert in (await reads.by_ids([request]))[0].alerts}
        reasons = {row.reason for row in (await reads.left_out([request]))[request]}
    assert roles == {"own", "go", "stay", "team"}
    assert {"over_55", "uncertified"} <= reasons
