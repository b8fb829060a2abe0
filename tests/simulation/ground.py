"""The ground on which check-ins are simulated: checkpoints in zones, who walks where, and phones as people carry them."""

import random
from datetime import datetime, timedelta

from msgspec import Struct

from zones.ground.earth import between
from zones.patrol.vocabulary.checkins import Place

ZONES, POINTS = 5, 8
DEGREE_M = 111_195
EAST_M = DEGREE_M * 0.8315  # at 33.75° north
GATES, TAGGED = (0, 4), (1, 5)
"""Of a zone's checkpoints: those with a screen at the gate, those with an NTAG 424; the others have a plate."""


class Spot(Struct, frozen=True):
    """A checkpoint of the simulation, 250 m from the next of its zone; zones lie 5 km apart."""

    id: int
    zone: int
    nth: int
    longitude: float
    latitude: float

    @property
    def uid(self) -> bytes:
        return b"\x04" + self.id.to_bytes(6)


def spots() -> list[Spot]:
    """Every zone is a loop of two rows."""
    return [
        Spot(
            zone * POINTS + nth + 1,
            zone,
            nth,
            118.0 + zone * 5000 / EAST_M + (nth % 4) * 250 / EAST_M,
            33.75 + (nth // 4) * 250 / DEGREE_M,
        )
        for zone in range(ZONES)
        for nth in range(POINTS)
    ]


class Phone(Struct, frozen=True):
    """Its clock is off by minutes, always the same ones; `scripted` says when it pressed and when it sent."""

    device: bytes
    drift: timedelta
    scripted: bool

    def says(self, instant: datetime) -> datetime | None:
        return instant + self.drift if self.scripted else None


def phone(chance: random.Random, number: int) -> Phone:
    return Phone(number.to_bytes(16), timedelta(seconds=chance.uniform(-180, 180)), chance.random() > 0.02)


def reading(chance: random.Random, longitude: float, latitude: float) -> Place | None:
    """What a phone says there: nothing in a basement; else within 5 to 80 m, two times of three (a normal law). Between high
    walls, one time in two hundred, three times as far off as it thinks; and the plate hangs some metres from where the map says."""
    if chance.random() < 0.15:
        return None
    accuracy, walls = chance.randint(5, 80), 3 if chance.random() < 0.005 else 1
    east, north = (chance.gauss(0, walls * accuracy / 1.515) + chance.uniform(-25, 25) for _ in range(2))
    return Place(longitude + east / EAST_M, latitude + north / DEGREE_M, accuracy)


def moved(place: Place | Spot, metres: float, accuracy_m: int, chance: random.Random) -> Place:
    """Somewhere else, so far away, as exactly as said."""
    east = chance.choice((-1, 1)) * metres * 0.6
    north = chance.choice((-1, 1)) * metres * 0.8
    return Place(place.longitude + east / EAST_M, place.latitude + north / DEGREE_M, accuracy_m)


def apart_m(one: Spot, other: Spot) -> int:
    return between(one.longitude, one.latitude, other.longitude, other.latitude)
