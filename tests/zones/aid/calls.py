"""Requests for tests of the rules: a unit, its neighbours by ring, and one request in any state."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from zones.aid.rules.answering import Arrive, Come
from zones.aid.rules.deciding import Close, decide
from zones.aid.rules.raising import Raise, TakeBack
from zones.aid.rules.telling import Decided
from zones.aid.rules.who import Ground, Place, Ready
from zones.aid.vocabulary import Asked, Candidate, LeftOut, Policy, Request, Rings, Role
from zones.duty.vocabulary import OnDuty

NIGHT = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)  # 02:00 in Shanghai
TODAY = date(2026, 11, 21)
OWN, JOINT, STAYS = 1, 2, 3
"""The unit's own guard, an officer of the joint patrol, a neighbour who may not leave."""
NEAR, FAR = (11, 12, 13, 14), (21, 22)
"""Neighbours who may leave, of the first and of the second ring."""
FIT = Ready(certified=True, insured=True, born=1986)
HERE = Place(100, 118.40, 33.77)
ORDERED = Ground(True, frozenset({101, 102}))


def after(seconds: float) -> datetime:
    return NIGHT + timedelta(seconds=seconds)


def candidate(person: int, role: Role = "go", leave: str = "mobile", unit: int | None = None) -> Candidate:
    """A guard of a unit of his own, at a post of his own, where nothing else is said."""
    return Candidate(person, 1000 + person if unit is None else unit, 2000 + person, role, leave)


FIRST = Asked(
    (
        candidate(OWN, "own", unit=100),
        candidate(JOINT, "team"),
        candidate(STAYS, "stay", "held"),
        *(candidate(one) for one in NEAR),
    ),
    (LeftOut(STAYS, 1003, 2003, "held_post"),),
)
SECOND = Asked(tuple(candidate(one) for one in FAR))
RINGS: Rings = {0: FIRST, 1: SECOND}


def fresh(**policy: Any) -> Request:
    """Before its first decision."""
    return Request(
        7, 1, 5, 100, "suspect", False, NIGHT, Policy(**{"wanted": 2, "rings": ((1,), (2,)), "widen_s": 60} | policy)
    )


def begun(asked: Rings | None = None, **policy: Any) -> Request:
    """A request of unit 100, just raised."""
    return decide(fresh(**policy), Raise(1, asked or {0: FIRST}), NIGHT).request


def told(decided: Decided, kind: str) -> list[str]:
    """Who is told that, in order."""
    return [notice.to for notice in decided.notices if notice.kind == kind]


def kinds(decided: Decided) -> list[str]:
    return [event.kind for event in decided.events]


def do(request: Request, *commands: Any, at: float = 5) -> Request:
    """The request after these commands, all at that second."""
    for command in commands:
        request = decide(request, command, after(at)).request
    return request


def answer_of(request: Request, person: int) -> str:
    alert = request.alert_of(person)
    assert alert
    return alert.answer


def in_every_state() -> dict[str, Request]:
    """One request each: open, satisfied, somebody there, closed, taken back."""
    satisfied = do(begun(), Come(NEAR[0]), Come(NEAR[1]))
    return {
        "open": begun(),
        "satisfied": satisfied,
        "there": do(satisfied, Arrive(NEAR[0])),
        "closed": do(satisfied, Close(9, "settled", number="1")),
        "taken_back": do(begun(), TakeBack(1)),
    }


def guard(person: int = 11, **row: Any) -> OnDuty:
    """At the mobile post of a unit that has agreed, a few hundred metres away."""
    whole: dict[str, Any] = {
        "shift": person, "person": person, "name": "李二柱", "post": 2000 + person, "post_name": "东门", "team": "", "leave": "mobile",
        "station": 1, "unit": 101, "unit_name": "翠园小区", "zone": 1, "company": None, "starts_at": NIGHT, "ends_at": after(3600),
        "signed_on": True, "longitude": 118.402, "latitude": 33.77,
    }  # fmt: skip
    return OnDuty(**whole | row)
