"""Rounds as they are walked: scans, taps and screens, hours without a line, phones that send all at once. Nobody cheats here."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from lianfang.codes.printed import printed
from lianfang.codes.screen import Thing, address_at
from lianfang.codes.tags import sun_mac, tag_key
from lianfang.flows.patrol.shown import Shown
from tests.simulation.ground import GATES, POINTS, TAGGED, Phone, Spot, phone, reading

SEATS = 4
ROUND = timedelta(minutes=90)


class Sent(Struct, frozen=True):
    """What arrives at `at`: of a person in an outing (ids are the round's), at a spot; `kind` is honest or a way to cheat."""

    at: datetime
    kind: str
    person: int
    outing: int
    spot: Spot
    shown: Shown


class Taps(Struct):
    """How often each tag was read: it counts by itself, whoever reads it."""

    count: dict[int, int] = {}

    def next(self, spot: Spot) -> int:
        self.count[spot.id] = self.count.get(spot.id, 0) + 1
        return self.count[spot.id]


def code_of(spot: Spot, now: datetime, taps: Taps, chance: random.Random) -> Shown:
    """What there is to show at a spot."""
    if spot.nth in GATES:
        return Shown(address_at(Thing("point", spot.id), now - timedelta(seconds=chance.uniform(0, 50))))
    if spot.nth in TAGGED:
        return tapped(spot, taps.next(spot))
    return Shown(f"{spot.id:04d}") if chance.random() < 0.1 else Shown(printed(spot.id, 1))


def tapped(spot: Spot, taps: int) -> Shown:
    mac = sun_mac(tag_key(spot.uid), spot.uid, taps)
    return Shown(printed(spot.id, 1), spot.uid.hex(), f"{taps:06x}", mac.hex())


def carried(shown: Shown, held: Phone, pressed: datetime, sent: datetime, **more: object) -> Shown:
    """By a phone, from the press to the sending."""
    return Shown(
        shown.text, shown.uid, shown.count, shown.mac, held.says(pressed), held.says(sent), device=held.device, **more
    )  # type: ignore[arg-type]


def honest_round(
    outing: int, begins: datetime, ground: list[Spot], taps: Taps, chance: random.Random
) -> Iterator[Sent]:
    """One phone at each of the zone's points, a second guard's beside it now and then; a part of the way without a line."""
    zone = [spot for spot in ground if spot.zone == outing % (len(ground) // POINTS)]
    phones = [phone(chance, outing * SEATS + seat) for seat in range(SEATS)]
    lost = range(*sorted(chance.choices(range(POINTS + 1), k=2))) if chance.random() < 0.3 else range(0)
    back = chance.uniform(1, 120)
    now = begins
    for nth, spot in enumerate(zone):
        now += timedelta(seconds=250 / chance.uniform(0.8, 6) + 20)
        seats = (0, 1) if chance.random() < 0.05 and spot.nth in GATES else (0,)
        for seat in seats:
            held, code = phones[seat], code_of(spot, now, taps, chance)
            waits = timedelta(minutes=back) if nth in lost and held.scripted else timedelta()
            sent = now + waits + timedelta(seconds=chance.uniform(0, 20) if waits else 0)
            place = reading(chance, spot.longitude, spot.latitude)
            shown = carried(code, held, now, sent, place=place)
            lag = timedelta(seconds=chance.uniform(0.2, 5))
            yield Sent(sent + lag, "honest", outing * SEATS + seat, outing, spot, shown)
