"""A small station for the simulation: four zones of six units, a guard at every gate, two officers on patrol."""

from datetime import date, datetime, timedelta
from typing import Any

from tests.simulation.store import Pause, Store
from zones.aid.reads import Surroundings
from zones.aid.rules.who import Ground, Place, Ready
from zones.duty.vocabulary import Leave, OnDuty
from zones.ground.scope import Scope

ZONES, UNITS = 4, 6
GUARDS = range(1, ZONES * UNITS + 1)
JOINT = (91, 92)
LEAVES: tuple[Leave, ...] = ("mobile", "lockable", "mobile", "held", "standby", "mobile")


def zone_of(unit: int) -> int:
    return 1 + (unit - 1) // UNITS


class Town:
    """The guard of unit 7 is person 7. Everybody rests one day in three, the patrol from 22:00 to 6:00 in every second night."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def surroundings(self, unit: int) -> Surroundings:
        await Pause()
        zone = zone_of(unit)
        further = tuple(sorted((one for one in range(1, ZONES + 1) if one != zone), key=lambda one: abs(one - zone)))
        return Surroundings(1, 5, zone, Place(unit, 118.40 + unit * 0.002, 33.77), further)

    async def on_duty(
        self, scope: Scope, now: datetime, zones: list[int] | None = None, teams: bool = True
    ) -> list[OnDuty]:
        await Pause()
        hour = int(now.timestamp()) // 3600
        found = [_row(one, hour, now) for one in JOINT if teams and scope.unit is None and (hour // 12) % 4]
        for one in GUARDS:
            there = scope.unit == one or (scope.unit is None and (zones is None or zone_of(one) in zones))
            if there and (one + hour // 8) % 3:
                found.append(_row(one, hour, now))
        return found

    async def ready(self, persons: list[int], today: date) -> dict[int, Ready]:
        await Pause()
        busy = {
            alert.person
            for request in self.store.visible()
            if request.state == "open"
            for alert in request.alerts
            if alert.answer in ("coming", "arrived")
        }
        return {one: Ready(one % 7 > 0, one % 11 > 0, 1986 - one, one == 5, one in busy) for one in persons}

    async def ground(self, bureau: int, units: list[int], today: date) -> Ground:
        await Pause()
        return Ground(True, frozenset(unit for unit in units if unit != 9))


def _row(person: int, hour: int, now: datetime) -> OnDuty:
    joint = person in JOINT
    facts: dict[str, Any] = {
        "shift": person, "person": person, "name": "", "post": 900 if joint else person, "post_name": "",
        "team": "joint" if joint else "", "leave": LEAVES[(person + hour // 8) % 6], "station": 1, "unit": None if joint else person,
        "unit_name": "", "zone": None if joint else zone_of(person), "company": None, "starts_at": now,
        "ends_at": now + timedelta(hours=1), "signed_on": True,
        "longitude": None if joint else 118.40 + person * 0.002, "latitude": None if joint else 33.77,
    }  # fmt: skip
    return OnDuty(**facts)
