"""Which of the nine states a guard is in, and what follows from it. Pure: everything known comes in."""

from datetime import date, datetime

from scoring.exams.signup.errors import CannotEnrol, NotEnrolled, OfferClosed, TooLateToWithdraw
from scoring.exams.signup.vocabulary import Enrolment, Known, Offer, Sat, Standing
from zones.ground.weeks import shanghai_day, week_of

MAY_ENROL = ("未报名",)


def standing(person: int, known: Known, now: datetime) -> Standing:
    """A certificate in hand counts first, then what bars him, then a pass, then the exam for which he is enrolled."""
    state = _state(known, now)
    enrolment, offer = known.enrolment, known.offer
    if enrolment is None or offer is None or state not in ("材料缺", "已审"):
        return Standing(person, state, known)
    missing = tuple(paper for at, paper in enumerate(offer.plan.papers) if at not in enrolment.papers)
    return Standing(person, state, known, max(0, known.line - offer.plan.seats), missing)


def _state(known: Known, now: datetime) -> str:
    if known.held:
        return "有证"
    if known.eligibility.unmet or (known.barred_until is not None and known.barred_until >= shanghai_day(now)):
        return "不符合条件"
    passed = passed_on(known)
    if passed is not None:
        here = (
            known.card_on is not None and known.card_on >= week_of(passed).monday
        )  # a sheet without days gives a Sunday
        return "已发未领" if here else "合格待发证"
    return _enrolled(known, now)


def passed_on(known: Known) -> date | None:
    """When he passed, if no certificate was had since: one that ended is not one that is still to be issued."""
    passed = next((one.on for one in known.sat if one.passed), None)
    if passed is None or known.ever and (known.ended_on is None or passed <= known.ended_on):
        return None
    return passed


def _enrolled(known: Known, now: datetime) -> str:
    enrolment, offer = known.enrolment, known.offer
    if enrolment is None or offer is None or is_settled(enrolment, offer, known.sat, now):
        return "未报名"
    if enrolment.admitted_at is not None:
        return "已考未出分" if enrolment.came or now >= offer.plan.held_at else "准考"
    return "已审" if enrolment.reviewed_at is not None else "材料缺"


def is_settled(enrolment: Enrolment, offer: Offer, sat: tuple[Sat, ...], now: datetime) -> bool:
    """Whether an enrolment leads nowhere any more: withdrawn, called off, not there, a result is in, or never admitted."""
    if enrolment.withdrawn_at is not None or offer.called_off or enrolment.came is False:
        return True
    if enrolment.admitted_at is None:
        return now >= offer.plan.held_at
    return any(one.on >= shanghai_day(offer.plan.held_at) for one in sat)


def check_enrols(offer: Offer, standing_now: Standing, now: datetime) -> None:
    """Whether he may be enrolled. Raises OfferClosed, CannotEnrol."""
    if not is_open(offer, now):
        raise OfferClosed()
    if standing_now.state not in MAY_ENROL:
        raise CannotEnrol(state=standing_now.state)


def is_open(offer: Offer, now: datetime) -> bool:
    """Whether one may still enrol."""
    return not offer.called_off and shanghai_day(now) <= offer.plan.closes_on and now < offer.plan.held_at


def check_withdraws(enrolment: Enrolment | None) -> None:
    """Raises NotEnrolled, TooLateToWithdraw."""
    if enrolment is None or enrolment.withdrawn_at is not None:
        raise NotEnrolled()
    if enrolment.admitted_at is not None:
        raise TooLateToWithdraw()


def failures(known: Known) -> int:
    """How often he has failed since he last had a certificate: the first resit is free."""
    return sum(not one.passed for one in known.sat if known.ended_on is None or one.on > known.ended_on)


def sits_on(standing_now: Standing) -> date | None:
    """The day of the exam for which he is enrolled, while it lies ahead."""
    offer = standing_now.known.offer
    return shanghai_day(offer.plan.held_at) if offer and standing_now.state in ("材料缺", "已审", "准考") else None
