"""How a slip goes: proposed → heard → stands; or dropped, lapsed, withdrawn. Two persons, the guard first, seven days."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from scoring.points.deductions.errors import (
    BadDeductionDay,
    DeductionOver,
    NotHeardYet,
    OwnDeduction,
    SameHand,
    UnknownDeductionWord,
)
from scoring.points.deductions.vocabulary import (
    ANSWERS,
    BARS,
    HEARING,
    KINDS,
    NO_BAR,
    OPEN,
    VERDICTS,
    WITHIN,
    Deduction,
    Hand,
)
from zones.ground.weeks import midnight, shanghai_day


def lapses_at(day: date) -> datetime:
    """The end of the seventh day after it happened."""
    return midnight(day + WITHIN + timedelta(days=1))


def propose(
    station: int, unit: int, person: int, kind: str, day: date, bar: str, hand: Hand, officer: int | None, now: datetime
) -> Deduction:
    """A new slip, without its id; one with a bar is dropped before anybody is asked.

    Raises UnknownDeductionWord, OwnDeduction, BadDeductionDay.
    """
    if kind not in KINDS or not _is_bar(bar):
        raise UnknownDeductionWord()
    if hand.person == person:
        raise OwnDeduction()
    if not timedelta() <= shanghai_day(now) - day <= WITHIN:
        raise BadDeductionDay(days=WITHIN.days)
    new = Deduction(
        0, station, unit, person, kind, day, hand.account, officer, now, "proposed", "", None, None, None, "", None,
        min(now + HEARING, lapses_at(day)),
    )  # fmt: skip
    return _dropped(new, bar, hand.account, now) if bar in BARS else new


def answer(slip: Deduction, said: str, now: datetime) -> Deduction:
    """What the guard says, once, until it is decided. 拒绝违法指令 ends it: the legal office looks at that, on paper.

    Raises UnknownDeductionWord, DeductionOver.
    """
    if said not in ANSWERS:
        raise UnknownDeductionWord()
    if not _is_open(slip, now) or slip.answer:
        raise DeductionOver()
    after = replace(slip, state="heard", answer=said, answered_at=now, next_deadline=lapses_at(slip.day))
    return _dropped(after, "said_refused", None, now) if said == "refused" else after


def decide(slip: Deduction, verdict: str, bar: str, hand: Hand, proposer: int | None, now: datetime) -> Deduction:
    """The unit's word: confirm or untrue. `proposer` is the person who proposed it, where he is one. A bar drops it.

    Raises UnknownDeductionWord, OwnDeduction, SameHand, NotHeardYet, DeductionOver.
    """
    if verdict not in VERDICTS or (verdict == "confirm" and not _is_bar(bar)):
        raise UnknownDeductionWord()
    if hand.person == slip.person:
        raise OwnDeduction()
    if hand.account == slip.account or (hand.person is not None and hand.person == proposer):
        raise SameHand()
    if not _is_open(slip, now):
        raise DeductionOver()
    if slip.state != "heard":
        raise NotHeardYet()
    if verdict == "untrue" or bar in BARS:
        return _dropped(slip, "untrue" if verdict == "untrue" else bar, hand.account, now)
    return replace(slip, state="stands", decider=hand.account, decided_at=now, next_deadline=None)


def take_back(slip: Deduction, hand: Hand, now: datetime) -> Deduction:
    """By an officer: dropped while it is open; what stands is withdrawn. Raises OwnDeduction, DeductionOver."""
    if hand.person == slip.person:
        raise OwnDeduction()
    if slip.state == "stands":
        return replace(slip, state="withdrawn", why="taken_back", ended_at=now)
    if slip.state not in OPEN:
        raise DeductionOver()
    return _dropped(slip, "taken_back", hand.account, now)


def due(slip: Deduction, now: datetime) -> Deduction | None:
    """What its deadline makes of it: without a word of his the unit is asked; after seven days it lapses. None before that."""
    if slip.next_deadline is None or now < slip.next_deadline:
        return None
    if now >= lapses_at(slip.day):
        return replace(slip, state="lapsed", why="late", ended_at=now, next_deadline=None)
    return replace(slip, state="heard", next_deadline=lapses_at(slip.day))


def _is_bar(bar: str) -> bool:
    return bar == NO_BAR or bar in BARS


def _is_open(slip: Deduction, now: datetime) -> bool:
    """A sweep may be a moment late: what is over by the clock is over."""
    return slip.state in OPEN and now < lapses_at(slip.day)


def _dropped(slip: Deduction, why: str, account: int | None, now: datetime) -> Deduction:
    return replace(slip, state="dropped", why=why, decider=account, decided_at=now, next_deadline=None)
