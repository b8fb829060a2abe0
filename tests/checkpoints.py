"""Three checkpoints on the ground of an evening's outing, one of another zone, and presses there."""

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec import Struct, structs

from lianfang.audit.actions import OPERATOR
from lianfang.codes.printed import printed
from lianfang.codes.tags import sun_mac, tag_key
from lianfang.database import look
from lianfang.flows.patrol.check_in import check_in
from lianfang.flows.patrol.make_checkpoint import make_checkpoint
from lianfang.flows.patrol.muster import Mustering, muster
from lianfang.flows.patrol.shown import Shown
from tests.conftest import Clock
from tests.evening import BEGINS, NOON, Evening, evening
from tests.watch import key
from zones.ground.scope import Scope
from zones.patrol.reads.checkins import CheckInLine, checkpoint, own_check_in
from zones.patrol.vocabulary.checkins import Place, PointSaid

ACCOUNT = 1
WALKING = BEGINS + timedelta(minutes=10)
UID = bytes.fromhex("04DE5F1EACC040")
PLACE = (118.40, 33.77)


class Round(Struct):
    """`points` lie 500 m apart to the north; `far` is of the second zone. Everybody walks since 19:35."""

    evening: Evening
    points: list[int]
    far: int

    @property
    def persons(self) -> list[int]:
        return self.evening.persons

    @property
    def scope(self) -> Scope:
        return self.evening.scope


async def points_of(here: Evening) -> Round:
    zones, station = here.watch.zones, here.watch.station
    said = [
        PointSaid(zones[0], f"点位{nth + 1}", longitude=PLACE[0], latitude=PLACE[1] + nth * 500 / 111_195)
        for nth in range(3)
    ]
    said.append(PointSaid(zones[1], "那边的点位", longitude=118.42, latitude=PLACE[1]))
    made = [await make_checkpoint(OPERATOR, station, one, key()) for one in said]
    return Round(here, made[:3], made[3])


async def on_the_way(clock: Clock) -> Round:
    """At 19:40."""
    clock.set(NOON)
    here = await evening()
    clock.set(BEGINS + timedelta(minutes=5))
    await muster(OPERATOR, here.outing, Mustering(ACCOUNT, here.persons[0], {}), key())
    clock.set(WALKING)
    return await points_of(here)


async def plate(here: Round, nth: int = 0) -> str:
    """The code of a checkpoint's plate, as it hangs there now."""
    found = await look(lambda: checkpoint(here.scope, here.points[nth]))
    assert found
    return printed(found.id, found.tag)


def tapped(here: Round, taps: int, nth: int = 0) -> Shown:
    """What the tag of a checkpoint shows, beside the code of its first plate."""
    mac = sun_mac(tag_key(UID), UID, taps).hex().upper()
    return Shown(printed(here.points[nth], 1), UID.hex().upper(), f"{taps:06X}", mac)


async def press(here: Round, shown: Shown | str, person: int = 0, **changed: Any) -> CheckInLine:
    """A guard's press, and what stands of it."""
    who = here.persons[person]
    given = structs.replace(shown if isinstance(shown, Shown) else Shown(shown), **changed)
    made = await check_in(OPERATOR, ACCOUNT, here.scope, who, given, key())
    found = await look(lambda: own_check_in(who, made))
    assert found
    return found


def near(nth: int = 0, metres: int = 30, accuracy_m: int | None = 15) -> Place:
    return Place(PLACE[0], PLACE[1] + (nth * 500 + metres) / 111_195, accuracy_m)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


LONG_AGO = datetime(2025, 11, 20, tzinfo=UTC)
