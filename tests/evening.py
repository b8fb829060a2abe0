"""A station in the evening for tests of joint patrols: the watch of `tests.watch`, an officer, an outing at 19:30 with names."""

from datetime import UTC, datetime, time, timedelta

from msgspec import Struct

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.patrol.name_walker import name_walker
from lianfang.flows.patrol.plan_outing import plan_outing
from tests.watch import Watch, keep_watch, key
from tests.worlds import world
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.patrol.rules.planning import Plan
from zones.roster.actions import make_officers

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # 11:00 in Shanghai
BEGINS = datetime(2026, 11, 20, 11, 30, tzinfo=UTC)  # 19:30
OVER = BEGINS + timedelta(minutes=60)
SEATS = 3


class Evening(Struct):
    """`outing` is of the first zone; its three units send one each, the first leads. `persons` sit in it, in that order."""

    watch: Watch
    officer: int
    outing: int
    units: list[int]
    persons: list[int]

    @property
    def scope(self) -> Scope:
        return Scope((self.watch.station,))


def plan_of(watch: Watch, officer: int, now: datetime = NOON, **change: object) -> Plan:
    """As an officer would fill it in."""
    asked = {"walking_group": "西一组", "begins": time(19, 30), "minutes": 60, "lead": watch.units[0][0]}
    asked |= {"zone": watch.zones[0], "day": shanghai_day(now), "officer": officer, "seats": tuple(watch.units[0])}
    return Plan(**asked | change)  # type: ignore[arg-type]


async def officer_of(watch: Watch) -> int:
    async with transaction():
        return (await make_officers(watch.bureau, ["周明远"]))["周明远"]


@world
async def evening(now: datetime = NOON, named: bool = True) -> Evening:
    """At noon; everybody is certified, insured and at a post that may be left."""
    watch = await keep_watch(now, leave="mobile")
    officer = await officer_of(watch)
    outing = await plan_outing(OPERATOR, Scope((watch.station,)), plan_of(watch, officer, now), key())
    persons = [watch.guards[0][nth] for nth in range(SEATS)]
    for unit, person in zip(watch.units[0], persons, strict=True):
        if named:
            await name_walker(OPERATOR, Scope((watch.station,), unit=unit), outing, person, True, key())
    return Evening(watch, officer, outing, watch.units[0], persons)
