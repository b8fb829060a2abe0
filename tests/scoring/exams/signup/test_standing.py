"""The nine states: each from what is known of a guard, and what follows for enrolling."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from scoring.exams.signup.errors import CannotEnrol, NotEnrolled, OfferClosed, TooLateToWithdraw
from scoring.exams.signup.rules.standing import check_enrols, check_withdraws, failures, standing
from scoring.exams.signup.vocabulary import Eligibility, Enrolment, Known, Offer, Plan, Sat
from zones.roster.vocabulary import CERTIFICATE_STATES

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
HELD = datetime(2026, 11, 28, 1, tzinfo=UTC)
DAY = date(2026, 11, 28)
OFFER = Offer(1, 1, Plan(HELD, "市局考场", 2, date(2026, 11, 24), papers=("身份证", "毕业证")), 8, NOW)
ENROLLED = Enrolment(5, 1, 7, 3, 9, NOW)
REVIEWED = replace(ENROLLED, papers=(0, 1), reviewed_at=NOW)
ADMITTED = replace(REVIEWED, admitted_at=NOW)
IN = Known(enrolment=ENROLLED, offer=OFFER, line=1)


def _state(known: Known, now: datetime = NOW) -> str:
    return standing(7, known, now).state


@pytest.mark.parametrize(
    ("known", "now", "state"),
    [
        (Known(), NOW, "未报名"),
        (Known(held=True, ever=True), NOW, "有证"),
        (Known(held=True, ever=True, eligibility=Eligibility(("healthy",))), NOW, "有证"),
        (Known(eligibility=Eligibility(("schooling",))), NOW, "不符合条件"),
        (Known(eligibility=Eligibility(("schooling",), ())), NOW, "未报名"),
        (Known(eligibility=Eligibility((), ("no_bar",))), NOW, "不符合条件"),
        (Known(barred_until=date(2026, 11, 20)), NOW, "不符合条件"),
        (Known(barred_until=date(2026, 11, 19)), NOW, "未报名"),
        (IN, NOW, "材料缺"),
        (replace(IN, enrolment=REVIEWED), NOW, "已审"),
        (replace(IN, enrolment=ADMITTED), NOW, "准考"),
        (replace(IN, enrolment=ADMITTED), HELD, "已考未出分"),
        (replace(IN, enrolment=replace(ADMITTED, came=True)), HELD, "已考未出分"),
        (replace(IN, enrolment=replace(ADMITTED, came=False)), HELD, "未报名"),
        (replace(IN, enrolment=ADMITTED, sat=(Sat(DAY, 59.5),)), HELD, "未报名"),
        (replace(IN, enrolment=ADMITTED, sat=(Sat(DAY, 60.0),)), HELD, "合格待发证"),
        (replace(IN, enrolment=ADMITTED, sat=(Sat(DAY - timedelta(days=40), 40.0),)), HELD, "已考未出分"),
        (replace(IN, enrolment=REVIEWED), HELD, "未报名"),
        (replace(IN, enrolment=replace(REVIEWED, withdrawn_at=NOW)), NOW, "未报名"),
        (replace(IN, offer=replace(OFFER, called_off="weather"), enrolment=ADMITTED), NOW, "未报名"),
        (Known(sat=(Sat(DAY, 88.0),), card_on=DAY), HELD, "已发未领"),
        (Known(sat=(Sat(DAY, 88.0),), card_on=DAY - timedelta(days=6)), HELD, "合格待发证"),
        (Known(ever=True, sat=(Sat(DAY, 88.0),)), HELD, "未报名"),
        (Known(ever=True, ended_on=date(2020, 1, 1), sat=(Sat(DAY, 88.0),)), HELD, "合格待发证"),
        (Known(ever=True, ended_on=date(2026, 12, 1), sat=(Sat(DAY, 88.0),)), HELD, "未报名"),
    ],
)
def test_a_state_follows_from_what_is_known(known: Known, now: datetime, state: str) -> None:
    assert _state(known, now) == state


def test_every_state_is_reached_and_no_other() -> None:
    enrolments = (None, ENROLLED, REVIEWED, ADMITTED, replace(ADMITTED, came=True), replace(ADMITTED, came=False))
    said: list[tuple[Any, ...]] = list(
        product((False, True), enrolments, ((), ("healthy",)), ((), (Sat(DAY, 70.0),)), (None, DAY), (NOW, HELD))
    )
    found = {
        _state(
            Known(
                held=held,
                ever=held,
                eligibility=Eligibility(unmet),
                sat=sat,
                card_on=card,
                enrolment=enrolment,
                offer=OFFER if enrolment else None,
                line=1,
            ),
            now,
        )
        for held, enrolment, unmet, sat, card, now in said
    }
    assert found == set(CERTIFICATE_STATES)


def test_who_is_behind_the_seats_waits_and_what_is_missing_is_named() -> None:
    late = standing(7, replace(IN, enrolment=replace(ENROLLED, papers=(1,)), line=5), NOW)
    assert (late.waiting, late.missing) == (3, ("身份证",))
    assert standing(7, replace(IN, line=2), NOW).waiting == 0
    assert standing(7, replace(IN, enrolment=ADMITTED, line=5), NOW).waiting == 0


def test_only_who_is_not_enrolled_enrols_and_only_in_time() -> None:
    check_enrols(OFFER, standing(7, Known(), NOW), NOW)
    for known in (Known(held=True), Known(eligibility=Eligibility(("adult",))), IN, Known(sat=(Sat(DAY, 60.0),))):
        with pytest.raises(CannotEnrol):
            check_enrols(OFFER, standing(7, known, NOW), NOW)
    last = datetime(2026, 11, 24, 15, 59, tzinfo=UTC)
    check_enrols(OFFER, standing(7, Known(), last), last)
    for offer, now in ((OFFER, last + timedelta(minutes=1)), (replace(OFFER, called_off="few"), NOW)):
        with pytest.raises(OfferClosed):
            check_enrols(offer, standing(7, Known(), now), now)


def test_who_failed_or_did_not_come_may_enrol_again() -> None:
    later = replace(
        OFFER, id=2, plan=replace(OFFER.plan, held_at=HELD + timedelta(days=30), closes_on=date(2026, 12, 20))
    )
    for known in (
        replace(IN, enrolment=ADMITTED, sat=(Sat(DAY, 30.0),)),
        replace(IN, enrolment=replace(ADMITTED, came=False)),
    ):
        check_enrols(later, standing(7, known, HELD), HELD)


def test_an_admitted_guard_does_not_withdraw_by_himself() -> None:
    check_withdraws(ENROLLED)
    check_withdraws(REVIEWED)
    with pytest.raises(TooLateToWithdraw):
        check_withdraws(ADMITTED)
    for none in (None, replace(ENROLLED, withdrawn_at=NOW)):
        with pytest.raises(NotEnrolled):
            check_withdraws(none)


def test_failures_count_since_the_last_certificate() -> None:
    sat = (Sat(date(2026, 10, 1), 50.0), Sat(date(2026, 9, 1), 70.0), Sat(date(2019, 5, 1), 20.0))
    assert failures(Known(sat=sat)) == 2
    assert failures(Known(sat=sat, ever=True, ended_on=date(2020, 1, 1))) == 1
