"""Every way to cheat that the bar names (S-13), each from a chair somewhere, with a phone that otherwise looks honest."""

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from lianfang.codes.printed import printed
from lianfang.codes.screen import Thing, address_at
from lianfang.flows.patrol.shown import Shown
from tests.simulation.ground import GATES, TAGGED, Phone, Spot, apart_m, moved
from tests.simulation.walking import SEATS, Sent, Taps, carried, tapped
from zones.patrol.vocabulary.checkins import Place

SOON = timedelta(seconds=1)
Cheat = Callable[[int, datetime, list[Spot], Taps, random.Random], Iterator[Sent]]


def _phone(chance: random.Random, number: int) -> Phone:
    return Phone(b"c" + number.to_bytes(15), timedelta(seconds=chance.uniform(-180, 180)), True)


def _own(outing: int, ground: list[Spot], chance: random.Random, nths: tuple[int, ...] = (2, 3, 6, 7)) -> Spot:
    return chance.choice([spot for spot in ground if spot.zone == outing % 5 and spot.nth in nths])


def _sent(
    kind: str, outing: int, spot: Spot, now: datetime, held: Phone, text: str, seat: int = 3, **more: object
) -> Sent:
    shown = carried(Shown(text), held, now, now, **more)
    return Sent(now + SOON, kind, outing * SEATS + seat, outing, spot, shown)


def replayed_tag(outing: int, now: datetime, ground: list[Spot], taps: Taps, chance: random.Random) -> Iterator[Sent]:
    """The address that a tag showed to one is sent on to another."""
    spot = _own(outing, ground, chance, TAGGED)
    code = tapped(spot, taps.next(spot))
    for seat, kind in ((2, "honest"), (3, "replayed tag")):
        at = now + timedelta(seconds=40 * (seat - 2))
        shown = carried(code, _phone(chance, outing * SEATS + seat), at, at)
        yield Sent(at + SOON, kind, outing * SEATS + seat, outing, spot, shown)


def replayed_screen(
    outing: int, now: datetime, ground: list[Spot], taps: Taps, chance: random.Random
) -> Iterator[Sent]:
    """A picture of the gate's screen, sent in at once by somebody of another outing of the zone."""
    spot = _own(outing, ground, chance, GATES)
    text = address_at(Thing("point", spot.id), now)
    for seat, walked, kind in ((2, outing, "honest"), (3, outing + 5, "replayed screen")):
        at = now + timedelta(seconds=15 * (seat - 2))
        yield _sent(kind, walked, spot, at, _phone(chance, walked * SEATS + seat), text, seat)


def other_point(outing: int, now: datetime, ground: list[Spot], taps: Taps, chance: random.Random) -> Iterator[Sent]:
    """A picture of one plate, sent in at another."""
    spot = _own(outing, ground, chance)
    there = chance.choice([one for one in ground if one.zone == spot.zone and apart_m(one, spot) > 300])
    place = Place(there.longitude, there.latitude, chance.randint(5, 80))
    yield _sent("other point", outing, spot, now, _phone(chance, outing), printed(spot.id, 1), place=place)


def other_zone(outing: int, now: datetime, ground: list[Spot], taps: Taps, chance: random.Random) -> Iterator[Sent]:
    spot = _own(outing + 1, ground, chance)
    yield _sent("other zone", outing, spot, now, _phone(chance, outing), printed(spot.id, 1))


def old_screen(outing: int, now: datetime, ground: list[Spot], taps: Taps, chance: random.Random) -> Iterator[Sent]:
    """Two minutes to three hours old."""
    spot = _own(outing, ground, chance, GATES)
    shot = now - timedelta(seconds=chance.uniform(121, 10_800))
    yield _sent("old screen", outing, spot, now, _phone(chance, outing), address_at(Thing("point", spot.id), shot))


def _clock(kind: str, off: timedelta) -> Cheat:
    def cheat(outing: int, now: datetime, ground: list[Spot], taps: Taps, chance: random.Random) -> Iterator[Sent]:
        spot, held = _own(outing, ground, chance), _phone(chance, outing)
        wrong = Phone(held.device, held.drift + chance.choice((-1, 1)) * off, True)
        yield _sent(kind, outing, spot, now, wrong, printed(spot.id, 1))

    return cheat


def far_away(outing: int, now: datetime, ground: list[Spot], taps: Taps, chance: random.Random) -> Iterator[Sent]:
    """Outside the geofence and the phone's own accuracy, up to 20 km."""
    spot, accuracy = _own(outing, ground, chance), chance.randint(5, 80)
    place = moved(spot, 160 + accuracy + chance.expovariate(1 / 3000), accuracy, chance)
    yield _sent("far away", outing, spot, now, _phone(chance, outing), printed(spot.id, 1), place=place)


def too_fast(outing: int, now: datetime, ground: list[Spot], taps: Taps, chance: random.Random) -> Iterator[Sent]:
    """Two plates from one picture book, faster than 50 m/s, and no place."""
    first = _own(outing, ground, chance)
    second = chance.choice(
        [one for one in ground if one.zone == first.zone and one.id != first.id and one.nth in (2, 3, 6, 7)]
    )
    held, walked = _phone(chance, outing), timedelta(seconds=apart_m(first, second) / chance.uniform(60, 500))
    yield _sent("honest", outing, first, now, held, printed(first.id, 1))
    yield _sent("too fast", outing, second, now + walked, held, printed(second.id, 1))


def shared_phone(outing: int, now: datetime, ground: list[Spot], taps: Taps, chance: random.Random) -> Iterator[Sent]:
    spot, held = _own(outing, ground, chance), _phone(chance, outing)
    yield _sent("honest", outing, spot, now, held, printed(spot.id, 1), seat=2)
    later = now + timedelta(seconds=chance.uniform(5, 595))
    yield _sent("shared phone", outing, spot, later, held, printed(spot.id, 1), seat=3)


def old_plate(outing: int, now: datetime, ground: list[Spot], taps: Taps, chance: random.Random) -> Iterator[Sent]:
    spot = _own(outing, ground, chance)
    yield _sent("old plate", outing, spot, now, _phone(chance, outing), printed(spot.id, 7))


def a_day_late(outing: int, now: datetime, ground: list[Spot], taps: Taps, chance: random.Random) -> Iterator[Sent]:
    spot, held = _own(outing, ground, chance), _phone(chance, outing)
    sent = now + timedelta(hours=chance.uniform(24.1, 72))
    shown = carried(Shown(printed(spot.id, 1)), held, now, sent)
    yield Sent(sent + SOON, "a day late", outing * SEATS + 3, outing, spot, shown)


CHEATS: tuple[Cheat, ...] = (
    replayed_tag,
    replayed_screen,
    other_point,
    other_zone,
    old_screen,
    _clock("clock an hour off", timedelta(hours=1)),
    _clock("clock a year off", timedelta(days=365)),
    far_away,
    too_fast,
    shared_phone,
    old_plate,
    a_day_late,
)
