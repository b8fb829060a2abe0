"""What the desk and the unit decide: received, wider, one more, stood down, calm, closed. And the one door to all of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec import Struct

from zones.aid.errors import AlreadyOver, NoPoliceLine, UnknownAnswer
from zones.aid.rules import answering, clock, raising
from zones.aid.rules.rings import BY_DESK, BY_HAND, plan_next, tell_each
from zones.aid.rules.telling import Decided, Draft
from zones.aid.vocabulary import OUTCOME_WORDS, Candidate, Request, Rings

LONGEST_NUMBER, LONGEST_REASON = 40, 200


class Receive(Struct, frozen=True, tag=True):
    """接报: an officer's hand."""

    account: int


class Widen(Struct, frozen=True, tag=True):
    """By hand, before its time."""

    account: int
    asked: Rings


class CallIn(Struct, frozen=True, tag=True):
    """One more person, by hand: he may come however many come already."""

    account: int
    candidate: Candidate


class StandDown(Struct, frozen=True, tag=True):
    """Somebody need not come."""

    account: int
    person: int


class Calm(Struct, frozen=True, tag=True):
    """事情平息了: the unit says so; the officer closes."""

    account: int


class Close(Struct, frozen=True, tag=True):
    """By an officer: with the number of the police record, or the reason why nobody was sent."""

    account: int
    outcome: str
    number: str = ""
    no_call_out: str = ""
    injured: int = 0


def received(request: Request, command: Receive, draft: Draft) -> Decided:
    if request.received_at is None and request.state == "open":
        draft.set(received_at=draft.now, hand_due=None)
        draft.event("received", account=command.account)
        draft.tell_caller("aid_received")
        plan_next(draft)
    return draft.done("received")


def widened(request: Request, command: Widen, draft: Draft) -> Decided:
    _must_be_open(request)
    draft.event("widened", account=command.account)
    draft.set(widen_due=None, repeat_due=None)
    clock.next_rings(draft, command.asked, skip=True)
    return draft.done("widened")


def called_in(request: Request, command: CallIn, draft: Draft) -> Decided:
    """Raises AlreadyOver."""
    _must_be_open(request)
    known = request.alert_of(command.candidate.person)
    if known and known.answer not in ("stood_down", "cannot", "recalled"):
        return draft.done(known.answer)
    draft.event("called_in", command.candidate.person, command.account)
    if known:
        draft.alert(known.person, answer="told", answered_at=None, reason=BY_HAND)
        draft.tell("aid_alert", f"person:{known.person}", role=known.role, again=True)
    else:
        tell_each(draft, [command.candidate])
        draft.alert(command.candidate.person, reason=BY_HAND)
    return draft.done("called_in")


def stood_down(request: Request, command: StandDown, draft: Draft) -> Decided:
    """Raises AlreadyOver."""
    _must_be_open(request)
    alert = request.alert_of(command.person)
    if alert and alert.answer in ("told", "coming"):
        draft.alert(alert.person, answer="stood_down", answered_at=draft.now, reason=BY_DESK)
        draft.event("stood_down", alert.person, command.account)
        draft.tell("aid_enough", f"person:{alert.person}")
        if alert.sent:
            draft.tell_sender(alert, "aid_back")
        plan_next(draft)
    return draft.done("stood_down")


def calmed(request: Request, command: Calm, draft: Draft) -> Decided:
    if request.state == "open" and request.calmed_at is None:
        draft.set(calmed_at=draft.now)
        draft.event("calm", account=command.account)
        draft.tell_desk("aid_calm")
    return draft.done("calm")


def closed(request: Request, command: Close, draft: Draft) -> Decided:
    """Raises NoPoliceLine, UnknownAnswer, AlreadyOver for a request that was taken back."""
    if request.state == "closed":
        return draft.done("closed")
    if command.outcome not in OUTCOME_WORDS or not 0 <= command.injured <= 999:
        raise UnknownAnswer()
    if len(command.number) > LONGEST_NUMBER or len(command.no_call_out) > LONGEST_REASON:
        raise UnknownAnswer()
    if not command.number.strip() and not command.no_call_out.strip():
        raise NoPoliceLine()
    _must_be_open(request)
    draft.set(
        state="closed",
        ended_at=draft.now,
        received_at=request.received_at or draft.now,
        hand_due=None,
        widen_due=None,
        repeat_due=None,
        outcome=command.outcome,
        number=command.number.strip(),
        no_call_out=command.no_call_out.strip(),
        injured=command.injured,
    )
    draft.event("closed", account=command.account, outcome=command.outcome, injured=command.injured)
    draft.tell_desk("aid_closed")
    draft.tell_caller("aid_closed")
    if request.hands > 1:
        draft.tell("aid_closed", f"command:{request.bureau}", station=request.station)
    for alert in request.alerts:
        draft.tell("aid_closed", f"person:{alert.person}")
        if alert.sent:
            draft.tell_sender(alert, "aid_back")
    return draft.done("closed")


def _must_be_open(request: Request) -> None:
    if request.state != "open":
        raise AlreadyOver()


DECIDERS: dict[type, Callable[[Request, Any, Draft], Decided]] = {
    raising.Raise: raising.raised,
    raising.TakeBack: raising.taken_back,
    clock.Tick: clock.ticked,
    answering.See: answering.seen,
    answering.Come: answering.came,
    answering.HelpFrom: answering.helped,
    answering.Cannot: answering.could_not,
    answering.Arrive: answering.arrived,
    answering.More: answering.wants_more,
    answering.GiveUp: answering.gave_up,
    Receive: received,
    Widen: widened,
    CallIn: called_in,
    StandDown: stood_down,
    Calm: calmed,
    Close: closed,
}


def decide(request: Request, command: Any, now: datetime) -> Decided:
    """The one decision: what a command does to a request at an instant. Pure; raises refusals."""
    return DECIDERS[type(command)](request, command, Draft(request, now))
