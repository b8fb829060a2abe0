"""The books of a simulation in memory: what `around` would find, and what the rules then say."""

from datetime import timedelta

from lianfang.flows.patrol.shown import Meant, meant
from lianfang.flows.patrol.weigh import weigh
from tests.simulation.ground import ZONES, Spot, spots
from tests.simulation.walking import Sent
from zones.ground.earth import between
from zones.patrol.reads.around import WITHIN_H, Around, Here, TagSeen, Walk
from zones.patrol.rules.clocks import clocked
from zones.patrol.rules.evidence import SHARED
from zones.patrol.vocabulary.checkins import PLATE_M, Earlier, Evidence, Place, Point, Press


class Books:
    """Check-ins by person, by phone and by code; the highest count of each tag."""

    def __init__(self) -> None:
        self.spots = {spot.id: spot for spot in spots()}
        self.rows: dict[object, list[Earlier]] = {}
        self.taps: dict[int, int] = {}

    def receive(self, sent: Sent) -> str:
        """The state in which it is written."""
        clock = clocked(sent.at, sent.shown.phone_at, sent.shown.sent_at)
        what = meant(sent.shown, clock.pressed_at, sent.at)
        spot = self.spots[int(what.digits) if what.digits else what.point or 0]
        tag = TagSeen(spot.id, self.taps.get(spot.id, 0)) if what.uid else None
        walk = Walk(sent.outing, sent.outing % ZONES, False)
        around = Around(_here(spot), walk, tag, self._nearest(sent.shown.place, spot), self._recent(sent, spot, what))
        press, found = weigh(sent.person, sent.shown, clock, what, around)
        self._write(press, spot, found)
        return found.state

    def _recent(self, sent: Sent, spot: Spot, what: Meant) -> list[Earlier]:
        pressed = clocked(sent.at, sent.shown.phone_at, sent.shown.sent_at).pressed_at
        own = [
            one for one in self.rows.get(sent.person, []) if abs(one.pressed_at - pressed) <= timedelta(hours=WITHIN_H)
        ]
        phone = [one for one in self.rows.get(sent.shown.device, []) if abs(one.pressed_at - pressed) <= SHARED]
        code = self.rows.get((spot.id, what.taps), []) if what.taps is not None else []
        return own + [one for one in phone + code if one.person != sent.person]

    def _nearest(self, place: Place | None, but: Spot) -> Point | None:
        if place is None:
            return None
        others = (spot for spot in self.spots.values() if spot.id != but.id)
        return _here(min(others, key=lambda one: between(place.longitude, place.latitude, one.longitude, one.latitude)))

    def _write(self, press: Press, spot: Spot, found: Evidence) -> None:
        place = press.place
        longitude, latitude = (place.longitude, place.latitude) if place else (spot.longitude, spot.latitude)
        within = (place.accuracy_m or 0) if place else PLATE_M
        row = Earlier(
            press.person,
            press.outing,
            spot.id,
            press.device,
            press.code,
            press.tag,
            press.taps,
            press.pressed_at,
            longitude,
            latitude,
            within,
        )
        for way in (press.person, press.device, (spot.id, press.taps)):
            self.rows.setdefault(way, []).append(row)
        if press.code == "nfc":
            self.taps[spot.id] = max(self.taps.get(spot.id, 0), press.taps or 0)


def _here(spot: Spot) -> Here:
    return Here(spot.id, spot.zone, spot.longitude, spot.latitude, None, 10, 1, 1, False)
