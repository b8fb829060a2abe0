"""What a check-in is worth: each doubt by itself, what is no fault, and what the clocks make of a press."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec import structs

from zones.patrol.rules.clocks import clocked
from zones.patrol.rules.evidence import judge
from zones.patrol.vocabulary.checkins import DOUBTS, LINE, Earlier, Place, Point, Press

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)  # 20:00 in Shanghai
DEGREE_M = 111_195
HERE = Point(7, 1, 120.0, 31.0, None, 10)
NEXT = Point(8, 1, 120.0, 31.0 + 600 / DEGREE_M, None, 10)
PRESS = Press(person=1, outing=5, outing_zone=1, device=b"one", code="qr", pressed_at=NOW, tag=1)
BEFORE = Earlier(1, 5, 8, b"one", "qr", 1, None, NOW - timedelta(minutes=8), 120.0, NEXT.latitude, 20)


def at(north_m: int, accuracy_m: int | None = 10) -> Place:
    return Place(120.0, 31.0 + north_m / DEGREE_M, accuracy_m)


def doubts(point: Point = HERE, recent: tuple[Earlier, ...] = (BEFORE,), **changed: Any) -> tuple[str, ...]:
    return judge(structs.replace(PRESS, **changed), point, (NEXT,), recent).doubts


def test_an_honest_check_in_counts_whole() -> None:
    found = judge(structs.replace(PRESS, place=at(40)), HERE, (NEXT,), (BEFORE,))
    assert (found.score, found.doubts, found.state, found.metres) == (100, (), "counted", 40)


@pytest.mark.parametrize("place", [None, at(230, 80), at(9000, 5000)])
def test_no_place_one_within_its_accuracy_and_one_that_says_nothing_are_no_fault(place: Place | None) -> None:
    assert doubts(place=place) == ()


def test_outside_the_geofence_and_its_accuracy_is_far_and_nearer_to_another_is_elsewhere() -> None:
    assert doubts(place=at(-200)) == ("far",)
    assert doubts(place=at(560)) == ("elsewhere",)


def test_a_tags_count_counts_once_and_rises_but_for_one_that_lay_in_a_phone() -> None:
    shown = {"code": "nfc", "tag": 3, "taps": 12}
    used = structs.replace(BEFORE, checkpoint=7, person=2, device=b"two", **shown)
    assert doubts(**shown, last_taps=11) == ()
    assert doubts(**shown, last_taps=12) == ("replayed",)
    assert doubts(**shown, last_taps=14, waited_s=300) == ()
    assert doubts(**shown, last_taps=14, waited_s=300, recent=(used,)) == ("replayed",)
    assert doubts(**shown | {"tag": 4}, last_taps=None, recent=(used,)) == ()


def test_a_screens_minute_serves_people_of_one_outing_once_each() -> None:
    shown = {"code": "screen", "taps": 29_000_000, "tag": 0}
    beside = structs.replace(BEFORE, checkpoint=7, person=2, device=b"two", **shown)
    assert doubts(**shown, recent=(beside,)) == ()
    assert doubts(**shown, recent=(structs.replace(beside, outing=6),)) == ("replayed",)
    assert doubts(**shown, recent=(structs.replace(beside, person=1),)) == ("replayed",)


def test_nobody_moves_faster_than_forty_metres_a_second() -> None:
    soon = structs.replace(BEFORE, pressed_at=NOW - timedelta(seconds=5))
    assert doubts(recent=(soon,)) == ("speed",)
    assert doubts(recent=(structs.replace(soon, pressed_at=NOW - timedelta(seconds=15)),)) == ()
    assert doubts(recent=(structs.replace(soon, person=2, device=b"two"),)) == ()
    assert doubts(recent=(soon,), place=at(0, 3000)) == ("speed",), "a place that says nothing is the checkpoint's"


def test_one_phone_for_two_guards_within_ten_minutes() -> None:
    other = structs.replace(BEFORE, person=2, latitude=HERE.latitude, pressed_at=NOW - timedelta(minutes=9))
    assert doubts(recent=(other,)) == ("shared",)
    assert doubts(recent=(structs.replace(other, pressed_at=NOW - timedelta(minutes=11)),)) == ()
    assert doubts(recent=(structs.replace(other, device=b""),), device=b"") == (), "a program says no phone"


@pytest.mark.parametrize(("point", "early"), [(1205, False), (1211, True), (600, False), (30, True)])
def test_too_early_for_the_checkpoint_but_for_its_grace(point: int, early: bool) -> None:
    """20:00 is minute 1200; half an hour past midnight is still ahead, ten in the morning is over."""
    assert doubts(point=structs.replace(HERE, after=point)) == (("early",) if early else ())


def test_a_point_of_another_zone_than_the_outings() -> None:
    assert doubts(outing_zone=2) == ("zone",)
    assert doubts(outing=None, outing_zone=None) == ()


def test_late_and_typed_count_by_themselves_and_everything_heavier_goes_to_a_person() -> None:
    both = judge(structs.replace(PRESS, code="digits", waited_s=7200), HERE, (), ())
    assert (both.doubts, both.state) == (("digits", "late"), "counted")
    assert {doubt for doubt in DOUBTS if DOUBTS[doubt].weight > 100 - LINE} == set(DOUBTS) - {"late", "digits"}
    assert doubts(waited_s=86_401) == ("day_late",)
    assert doubts(retired=True, stale=True, clock=True) == ("retired", "stale", "clock")


MIN = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("phone", "sent", "pressed", "wrong"),
    [
        (None, None, 0, False),
        (-2, None, -2, False),
        (-60, None, 0, True),
        (60, None, 0, True),
        (2, 2, 0, False),
        (-117, 3, -120, False),  # two hours without a line, three minutes fast
        (-525_600, -525_600, 0, True),  # a year wrong, sent at once
        (-525_620, -525_600, -20, True),  # a year wrong, and twenty minutes without a line
        (90, 0, 0, True),  # put back between the press and the sending
    ],
)
def test_what_three_clocks_make_of_a_press(phone: int | None, sent: int | None, pressed: int, wrong: bool) -> None:
    found = clocked(NOW, *(None if said is None else NOW + said * MIN for said in (phone, sent)))
    assert (found.pressed_at, found.wrong) == (NOW + pressed * MIN, wrong)
    assert found.waited_s == -60 * pressed
