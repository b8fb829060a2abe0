"""What an offer must say, what its steps ask, and when whom to tell."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from scoring.exams.signup.errors import BadOffer, NoSeat, NotOver, NotReady, NoWindow, OfferOver
from scoring.exams.signup.vocabulary import (
    CALLED_OFF,
    MOST_PAPER,
    MOST_PAPERS,
    MOST_PLACE,
    MOST_SEATS,
    SLOT_MINUTES,
    Enrolment,
    Offer,
    Plan,
    Standing,
)
from zones.ground.weeks import shanghai_day


def check_plan(plan: Plan, now: datetime) -> None:
    """Raises BadOffer with every fault."""
    faults = [
        (plan.held_at <= now, "考试时间要在以后"),
        (not 1 <= len(plan.place) <= MOST_PLACE, f"写上考试地点（{MOST_PLACE}字以内）"),
        (not 1 <= plan.seats <= MOST_SEATS, f"名额填1到{MOST_SEATS}"),
        (plan.closes_on > shanghai_day(plan.held_at), "报名截止要在考试以前"),
        (plan.closes_on < shanghai_day(now), "报名截止日已经过了"),
        (plan.window_at is not None and not plan.window_place, "写上采集指纹、照相的地点"),
        (plan.window_at is None and bool(plan.window_place), "填上采集指纹、照相的时间"),
        (plan.window_at is not None and plan.window_at >= plan.held_at, "采集指纹、照相要在考试以前"),
        (not 1 <= plan.window_each <= 20, "每刻钟采集几人，填1到20"),
        (plan.car_seats > 0 and (plan.car_at is None or not plan.car_place), "安排车就要写几点、在哪里上车"),
        (plan.car_at is not None and plan.car_at >= plan.held_at, "发车要在考试以前"),
        (not 0 <= plan.car_seats <= MOST_SEATS, f"车上座位填0到{MOST_SEATS}"),
        (max(len(plan.window_place), len(plan.car_place)) > MOST_PLACE, f"地点写{MOST_PLACE}字以内"),
        (
            not 1 <= len(plan.papers) <= MOST_PAPERS or any(not 1 <= len(one) <= MOST_PAPER for one in plan.papers),
            f"要带的材料每行一样，1到{MOST_PAPERS}行，每行{MOST_PAPER}字以内",
        ),
    ]
    said = [sentence for wrong, sentence in faults if wrong]
    if said:
        raise BadOffer(why="；".join(said))


def called_off(offer: Offer, reason: str, now: datetime) -> Offer:
    """Raises OfferOver, BadOffer."""
    if offer.called_off or now >= offer.plan.held_at:
        raise OfferOver()
    if reason not in CALLED_OFF:
        raise BadOffer(why="选一个取消的原因")
    return replace(offer, called_off=reason)


def reviewed(offer: Offer, enrolment: Enrolment, papers: Iterable[int], whole: bool, now: datetime) -> Enrolment:
    """With the papers that he brought; `whole`: the conditions were found to be met. Nothing is taken back after admission."""
    if offer.called_off or now >= offer.plan.held_at:
        raise OfferOver()
    brought = tuple(sorted(set(papers) & set(range(len(offer.plan.papers)))))
    if enrolment.admitted_at is not None:
        return enrolment
    done = whole and len(brought) == len(offer.plan.papers)
    return replace(enrolment, papers=brought, reviewed_at=(enrolment.reviewed_at or now) if done else None)


def slotted(offer: Offer, enrolments: Sequence[tuple[int, Enrolment]]) -> list[Enrolment]:
    """Those without a time get one, so many a quarter of an hour, those of a unit together. `enrolments` with the unit's position.

    Raises NoWindow.
    """
    plan = offer.plan
    if plan.window_at is None:
        raise NoWindow()
    taken = [one.slot_at for _, one in enrolments if one.slot_at is not None]
    slot = plan.window_at
    free: list[datetime] = []
    wanting = [one for _, one in sorted(enrolments, key=lambda pair: (pair[0], pair[1].at)) if one.slot_at is None]
    while len(free) < len(wanting):
        free += [slot] * (plan.window_each - taken.count(slot))
        slot += timedelta(minutes=SLOT_MINUTES)
    return [replace(one, slot_at=at) for one, at in zip(wanting, free, strict=False)]


def admitted(offer: Offer, standing: Standing, name: str, ticket: str, now: datetime) -> Enrolment:
    """With the number that the city gave, where it gave one. Raises OfferOver, NotReady, NoSeat."""
    if offer.called_off or now >= offer.plan.held_at:
        raise OfferOver()
    if standing.state != "已审" or standing.known.enrolment is None:
        raise NotReady(who=name, state=standing.state)
    if standing.waiting:
        raise NoSeat(who=name)
    return replace(standing.known.enrolment, admitted_at=now, ticket=ticket)


def seen(offer: Offer, standing: Standing, name: str, came: bool, now: datetime) -> Enrolment:
    """Whether he came, as the station's list says; it may be put right until his result is in. Raises NotOver, NotReady."""
    enrolment = standing.known.enrolment
    if offer.called_off or now < offer.plan.held_at:
        raise NotOver()
    if enrolment is None or enrolment.admitted_at is None or standing.state not in ("已考未出分", "未报名"):
        raise NotReady(who=name, state=standing.state)
    return replace(enrolment, came=came)


def check_carded(standing: Standing, name: str) -> None:
    """Whether a card may have come for him. Raises NotReady."""
    if standing.state != "合格待发证":
        raise NotReady(who=name, state=standing.state)
