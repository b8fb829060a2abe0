"""Exams of the city's in a town: two a station, for which nobody is enrolled yet; and the forms that make another."""

from datetime import datetime, timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.exams.offer import offer
from scoring.exams.signup.vocabulary import Plan
from tests.lianfang.access.told import Places
from tests.watch import key
from zones.ground.weeks import SHANGHAI, shanghai_day

SOMEBODY = 998
"""An account that nobody signs in to."""


async def offer_exams(stations: dict[str, int]) -> dict[str, Places]:
    """exam, exam_too → their ids by place."""
    found: dict[str, Places] = {"exam": {}, "exam_too": {}}
    async with transaction() as now:
        pass
    for place, station in stations.items():
        for nth, name in enumerate(found):
            found[name][place] = str(await offer(OPERATOR, SOMEBODY, station, plan(now, 20 + nth), key()))
    return found


def plan(now: datetime, days: int = 20) -> Plan:
    """In so many days, with a window and a car, two papers to bring."""
    held = now + timedelta(days=days)
    return Plan(
        held,
        "市局考场",
        10,
        shanghai_day(now) + timedelta(days=10),
        held - timedelta(days=5),
        "县局窗口",
        4,
        held - timedelta(hours=2),
        "派出所门口",
        7,
        ("身份证", "毕业证"),
    )


async def wanted() -> dict[str, str]:
    """The station's form of a new one."""
    async with transaction() as now:
        held = (now + timedelta(days=30)).astimezone(SHANGHAI)
    times = {"held": f"{held:%Y-%m-%dT09:00}", "closes": f"{held - timedelta(days=5):%Y-%m-%d}"}
    more = {"window": "", "window_place": "", "leaves": "", "car_place": ""}
    return (
        {"place": "市局考场", "seats": "30", "each": "4", "car_seats": "0", "papers": "身份证\n毕业证"} | times | more
    )
