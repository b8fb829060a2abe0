"""What an offer must say, and what its steps ask: papers, times at the window, admission, who came."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scoring.exams.signup.errors import BadOffer, NoSeat, NotOver, NotReady, NoWindow, OfferOver
from scoring.exams.signup.rules.offering import (
    admitted,
    called_off,
    check_carded,
    check_plan,
    reviewed,
    seen,
    slotted,
)
from scoring.exams.signup.rules.standing import standing
from scoring.exams.signup.vocabulary import Enrolment, Known, Offer, Plan, Sat, Standing

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
HELD = datetime(2026, 11, 28, 1, tzinfo=UTC)
WINDOW = datetime(2026, 11, 25, 1, tzinfo=UTC)
PLAN = Plan(HELD, "市局考场", 2, date(2026, 11, 24), WINDOW, "县局窗口", 4, papers=("身份证", "毕业证"))
OFFER = Offer(1, 1, PLAN, 8, NOW)
ENROLLED = Enrolment(5, 1, 7, 3, 9, NOW)


def _standing(enrolment: Enrolment, line: int = 1, now: datetime = NOW, sat: tuple[Sat, ...] = ()) -> Standing:
    return standing(7, Known(enrolment=enrolment, offer=OFFER, line=line, sat=sat), now)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"held_at": NOW}, "考试时间"),
        ({"place": ""}, "考试地点"),
        ({"place": "远" * 61}, "考试地点"),
        ({"seats": 0}, "名额"),
        ({"closes_on": date(2026, 11, 29)}, "截止要在考试以前"),
        ({"closes_on": date(2026, 11, 19)}, "已经过了"),
        ({"window_place": ""}, "采集指纹"),
        ({"window_at": None}, "采集指纹"),
        ({"window_at": HELD}, "采集指纹"),
        ({"window_each": 0}, "每刻钟"),
        ({"car_seats": 20}, "上车"),
        ({"car_seats": 20, "car_place": "所门口", "car_at": HELD}, "发车"),
        ({"car_seats": -1}, "座位"),
        ({"papers": ()}, "材料"),
        ({"papers": ("证" * 41,)}, "材料"),
    ],
)
def test_an_offer_says_what_is_missing(changes: dict[str, Any], word: str) -> None:
    check_plan(PLAN, NOW)
    with pytest.raises(BadOffer) as refusal:
        check_plan(replace(PLAN, **changes), NOW)
    assert word in str(refusal.value.facts["why"])


def test_every_fault_is_said_at_once() -> None:
    with pytest.raises(BadOffer) as refusal:
        check_plan(replace(PLAN, place="", seats=0), NOW)
    assert str(refusal.value.facts["why"]).count("；") == 1


def test_an_offer_is_called_off_once_with_a_reason_before_it_is_held() -> None:
    off = called_off(OFFER, "weather", NOW)
    for offer, reason, now in ((off, "weather", NOW), (OFFER, "weather", HELD)):
        with pytest.raises(OfferOver):
            called_off(offer, reason, now)
    with pytest.raises(BadOffer):
        called_off(OFFER, "because", NOW)


def test_papers_and_conditions_make_a_review() -> None:
    assert reviewed(OFFER, ENROLLED, [1, 0], True, NOW).reviewed_at == NOW
    for papers, whole in (([0], True), ([0, 1], False)):
        assert reviewed(OFFER, replace(ENROLLED, reviewed_at=NOW), papers, whole, NOW).reviewed_at is None
    assert reviewed(OFFER, ENROLLED, [0, 9, -1], True, NOW).papers == (0,)
    admitted_one = replace(ENROLLED, papers=(0, 1), reviewed_at=NOW, admitted_at=NOW)
    assert reviewed(OFFER, admitted_one, [], False, NOW) == admitted_one
    with pytest.raises(OfferOver):
        reviewed(OFFER, ENROLLED, [0, 1], True, HELD)


@given(st.lists(st.tuples(st.integers(1, 5), st.booleans()), max_size=40), st.integers(1, 6))
def test_a_quarter_of_an_hour_never_takes_more_than_it_can_and_nobody_is_moved(
    said: list[tuple[int, bool]], each: int
) -> None:
    plan = replace(PLAN, window_each=each)
    all_of = [(unit, replace(ENROLLED, id=nth, person=nth)) for nth, (unit, _) in enumerate(said)]
    first = slotted(replace(OFFER, plan=plan), [one for one, (_, early) in zip(all_of, said, strict=True) if early])
    had = {one.id: one for one in first}
    second = slotted(replace(OFFER, plan=plan), [(unit, had.get(one.id, one)) for unit, one in all_of])
    assert {one.id for one in second} == {one.id for _, one in all_of} - set(had)
    times = [one.slot_at for one in (*first, *second)]
    assert all(at is not None and at >= WINDOW and (at - WINDOW) % timedelta(minutes=15) == timedelta() for at in times)
    assert all(times.count(at) <= each for at in times)
    assert not times or max(at for at in times if at) - WINDOW < timedelta(minutes=15) * (len(times) // each + 1)


def test_those_of_a_unit_go_together() -> None:
    four = [(unit, replace(ENROLLED, id=nth)) for nth, unit in enumerate((2, 1, 2, 1))]
    assert [one.id for one in slotted(OFFER, four)] == [1, 3, 0, 2]
    with pytest.raises(NoWindow):
        slotted(replace(OFFER, plan=replace(PLAN, window_at=None)), four)


def test_admission_takes_who_is_reviewed_and_has_a_seat() -> None:
    ready = replace(ENROLLED, papers=(0, 1), reviewed_at=NOW)
    done = admitted(OFFER, _standing(ready), "李二柱", "A001", NOW)
    assert (done.admitted_at, done.ticket) == (NOW, "A001")
    with pytest.raises(NotReady) as refusal:
        admitted(OFFER, _standing(ENROLLED), "李二柱", "", NOW)
    assert refusal.value.facts == {"who": "李二柱", "state": "材料缺"}
    with pytest.raises(NoSeat):
        admitted(OFFER, _standing(ready, line=3), "李二柱", "", NOW)
    with pytest.raises(OfferOver):
        admitted(OFFER, _standing(ready), "李二柱", "", HELD)


def test_who_came_is_written_down_after_it_began_and_may_be_put_right() -> None:
    ready = replace(ENROLLED, papers=(0, 1), reviewed_at=NOW, admitted_at=NOW)
    absent = seen(OFFER, _standing(ready, now=HELD), "李二柱", False, HELD)
    assert absent.came is False
    assert seen(OFFER, _standing(absent, now=HELD), "李二柱", True, HELD).came is True
    with pytest.raises(NotOver):
        seen(OFFER, _standing(ready), "李二柱", True, NOW)
    for never in (ENROLLED, ready):
        with pytest.raises(NotReady):
            seen(OFFER, _standing(never, now=HELD, sat=(Sat(date(2026, 11, 28), 80.0),)), "李二柱", True, HELD)


def test_a_card_comes_for_who_passed() -> None:
    check_carded(standing(7, Known(sat=(Sat(date(2026, 11, 1), 80.0),)), NOW), "李二柱")
    with pytest.raises(NotReady):
        check_carded(standing(7, Known(), NOW), "李二柱")
