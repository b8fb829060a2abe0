"""A station at night for tests of backup: three zones in a row, three units each, a guard at every gate, the desk awake."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct

from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.tables import Command
from tests.worlds import world
from zones.aid.tables import AidAlert
from zones.duty.actions import make_post, sign_on
from zones.duty.vocabulary import Hours, Leave
from zones.roster.tables import (
    Agreement,
    Bureau,
    Certificate,
    Person,
    Posting,
    Readiness,
    Station,
    Unit,
    WrittenOrder,
    Zone,
)

NIGHT = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)  # 02:00 in Shanghai
ALL_DAY = 24 * 60


class Watch(Struct):
    """Ids by place: units[zone][nth], guards[zone][nth] (one at each unit's gate), the joint patrol's two officers."""

    bureau: int
    station: int
    zones: list[int]
    units: list[list[int]]
    guards: list[list[int]]
    posts: list[list[int]]
    joint: list[int]


@world
async def keep_watch(now: datetime, leave: Leave = "mobile", zones: int = 3, units: int = 3, joint: int = 2) -> Watch:
    """Everybody certified, insured, 40 years old; an order in force; all units agreed; signed on an hour ago."""
    async with transaction():
        bureau = await _row(Bureau(name="洋河新区分局", created_at=now))
        station = await _row(Station(bureau=bureau, name="洋河派出所", created_at=now))
        await _row(WrittenOrder(bureau=bureau, number="洋公〔2026〕3号", since=now.date() - timedelta(days=30)))
        watch = Watch(bureau, station, [], [], [], [], [])
        for zone in range(zones):
            watch.zones.append(await _row(Zone(station=station, name=f"第{zone + 1}片区", position=zone)))
            watch.units.append([])
            watch.guards.append([])
            watch.posts.append([])
            for nth in range(units):
                await _gate(watch, zone, nth, leave, now)
        car = await make_post(station, "联勤组", [], team="joint")
        for nth in range(joint):
            watch.joint.append(await guard(watch, f"联勤{nth}", now))
            await sign_on(car, watch.joint[-1], now - timedelta(hours=1), now + timedelta(hours=8))
    return watch


async def _gate(watch: Watch, zone: int, nth: int, leave: Leave, now: datetime) -> None:
    name = f"第{zone + 1}片区单位{nth + 1}"
    unit = await _row(
        Unit(
            station=watch.station,
            zone=watch.zones[zone],
            name=name,
            longitude=118.40 + zone * 0.02 + nth * 0.002,
            latitude=33.77,
            position=nth,
        )
    )
    await _row(Agreement(unit=unit, since=now.date() - timedelta(days=30)))
    post = await make_post(watch.station, "东门", [Hours(0, ALL_DAY, leave)], unit=unit)
    person = await guard(watch, f"{name}门岗", now, unit)
    await sign_on(post, person, now - timedelta(hours=1), now + timedelta(hours=8))
    watch.units[zone].append(unit)
    watch.guards[zone].append(person)
    watch.posts[zone].append(post)


async def guard(watch: Watch, name: str, now: datetime, unit: int | None = None, **ready: object) -> int:
    """A guard who is fit for everything, but for what `ready` says."""
    person = await _row(Person(bureau=watch.bureau, name=name))
    await _row(Certificate(person=person, number=f"苏{person:06d}"))
    fit = {"born": now.year - 40, "insured_until": now.date() + timedelta(days=100), "spared": False}
    await _row(Readiness(person=person, **fit | ready))
    if unit is not None:
        await _row(Posting(station=watch.station, unit=unit, person=person, post="东门", shift="夜班"))
    return person


async def _row(made) -> int:  # type: ignore[no-untyped-def]
    return int((await type(made).insert(made))[0]["id"])


_numbers = iter(range(10**9))


def key(actor: str = "account:1") -> Key:
    """A key that nobody used before."""
    return Key(f"key-{next(_numbers):08d}", actor)


async def answers(request: int) -> dict[int, str]:
    """What stands about each person who was told."""
    rows = await AidAlert.raw("SELECT person, answer FROM aid_alert WHERE request = {}", request)
    return {row["person"]: row["answer"] for row in rows}


async def commands() -> int:
    return int(await Command.count())
