"""What those who were told answer: seen, coming, helping from the post, cannot, arrived, more people, not after all."""

from typing import get_args

from msgspec import Struct

from zones.aid.errors import AlreadyOver, MayNotLeave, NotAlerted, NotOnTheWay, OnAnotherCall, UnknownAnswer
from zones.aid.rules.rings import BY_HAND, is_satisfied, settle
from zones.aid.rules.telling import Decided, Draft
from zones.aid.vocabulary import REFUSAL_WORDS, Alert, Help, Request


class See(Struct, frozen=True, tag=True):
    person: int


class Come(Struct, frozen=True, tag=True):
    """我去支援. `elsewhere` where he is on his way to another request, or there."""

    person: int
    elsewhere: bool = False


class HelpFrom(Struct, frozen=True, tag=True):
    """我守着帮看: what was done so far."""

    person: int
    helps: tuple[Help, ...] = ()


class Cannot(Struct, frozen=True, tag=True):
    person: int
    reason: str = ""


class Arrive(Struct, frozen=True, tag=True):
    """我到了. `metres` from the place where the phone gave one: evidence, never a bar."""

    person: int
    metres: int | None = None


class More(Struct, frozen=True, tag=True):
    """要更多人."""

    person: int


class GiveUp(Struct, frozen=True, tag=True):
    """去不了了; `by_unit` where the sending unit calls him back."""

    person: int
    by_unit: bool = False
    account: int | None = None


def seen(request: Request, command: See, draft: Draft) -> Decided:
    alert = _alert(request, command.person)
    if alert.seen_at is None and request.state == "open":
        draft.alert(alert.person, seen_at=draft.now)
        draft.event("seen", alert.person)
    return draft.done(alert.answer)


def came(request: Request, command: Come, draft: Draft) -> Decided:
    """Assigned while people are wanted; whoever answers too late is stood down, which is no fault of his.

    Raises MayNotLeave, OnAnotherCall.
    """
    alert = _alert(request, command.person)
    if alert.sent or (alert.role == "own" and alert.answer in ("coming", "arrived")):
        return draft.done(alert.answer)
    if request.state != "open":
        return draft.done("stood_down")
    if alert.role == "stay":
        raise MayNotLeave()
    if alert.role != "own" and alert.reason != BY_HAND and is_satisfied(request):
        return _stand_down(alert, draft)
    if command.elsewhere:
        raise OnAnotherCall()
    if alert.role == "go" and any(one.sent and one.post == alert.post for one in request.alerts):
        raise MayNotLeave()
    draft.alert(
        alert.person,
        answer="coming",
        reason="",
        answered_at=draft.now,
        seen_at=alert.seen_at or draft.now,
        gate_told_at=None,
        helps=(),
    )
    draft.event("coming", alert.person, post=alert.post)
    draft.tell_desk("aid_coming", person=alert.person)
    draft.tell_caller("aid_coming", person=alert.person)
    draft.tell_sender(alert, "aid_left")
    settle(draft)
    return draft.done("coming")


def _stand_down(alert: Alert, draft: Draft) -> Decided:
    if alert.answer != "stood_down":
        seen_at = alert.seen_at or draft.now
        draft.alert(alert.person, answer="stood_down", reason="", answered_at=draft.now, seen_at=seen_at)
        draft.event("stood_down", alert.person)
    return draft.done("stood_down")


def helped(request: Request, command: HelpFrom, draft: Draft) -> Decided:
    """A full answer: whoever stays at his gate helps as well. Each thing is stamped once. Raises UnknownAnswer."""
    alert = _alert(request, command.person)
    if not set(command.helps) <= set(get_args(Help)):
        raise UnknownAnswer()
    if request.state != "open":
        return draft.done("over")
    fresh = [one for one in command.helps if one not in alert.helps]
    was_sent = alert.sent
    if alert.answer != "helping" or fresh:
        draft.alert(
            alert.person,
            answer="helping",
            reason="",
            answered_at=alert.answered_at if alert.answer == "helping" else draft.now,
            seen_at=alert.seen_at or draft.now,
            helps=(*alert.helps, *fresh),
        )
        draft.event("helping", alert.person, helps=",".join(fresh))
        draft.tell_desk("aid_helping", person=alert.person)
        draft.tell_caller("aid_helping", person=alert.person)
    if was_sent:
        draft.tell_sender(alert, "aid_back")
        settle(draft)
    return draft.done("helping")


def could_not(request: Request, command: Cannot, draft: Draft) -> Decided:
    """With one of the lawful reasons, or none: it costs nothing. Raises UnknownAnswer."""
    alert = _alert(request, command.person)
    if command.reason and command.reason not in REFUSAL_WORDS:
        raise UnknownAnswer()
    if request.state == "open" and (alert.answer != "cannot" or alert.reason != command.reason):
        draft.alert(
            alert.person,
            answer="cannot",
            reason=command.reason,
            answered_at=draft.now,
            seen_at=alert.seen_at or draft.now,
        )
        draft.event("cannot", alert.person, reason=command.reason)
        if alert.sent:
            draft.tell_sender(alert, "aid_back")
            _tell_lost(draft, alert)
    return draft.done("cannot")


def arrived(request: Request, command: Arrive, draft: Draft) -> Decided:
    """Raises NotOnTheWay for whoever did not say that he comes."""
    alert = _alert(request, command.person)
    if alert.answer == "arrived":
        return draft.done("arrived")
    if alert.answer != "coming":
        raise NotOnTheWay()
    if request.state != "open":
        return draft.done("over")
    draft.alert(alert.person, answer="arrived", arrived_at=draft.now)
    facts = {} if command.metres is None else {"metres": command.metres}
    draft.event("arrived", alert.person, **facts)
    draft.tell_desk("aid_arrived", person=alert.person)
    draft.tell_caller("aid_arrived", person=alert.person)
    return draft.done("arrived")


def wants_more(request: Request, command: More, draft: Draft) -> Decided:
    """Who is there says that it is not enough. Raises NotOnTheWay, AlreadyOver."""
    alert = _alert(request, command.person)
    if alert.answer not in ("coming", "arrived"):
        raise NotOnTheWay()
    if request.state != "open":
        raise AlreadyOver()
    draft.event("more", alert.person)
    draft.tell_desk("aid_more", person=alert.person)
    return draft.done("more")


def gave_up(request: Request, command: GiveUp, draft: Draft) -> Decided:
    """His place is free again: whoever was stood down is called again. Raises NotOnTheWay."""
    alert = _alert(request, command.person)
    answer = "recalled" if command.by_unit else "cannot"
    if alert.answer == answer:
        return draft.done(answer)
    if alert.answer not in ("coming", "arrived"):
        raise NotOnTheWay()
    if request.state != "open":
        return draft.done("over")
    draft.alert(alert.person, answer=answer, answered_at=draft.now)
    draft.event(answer, alert.person, command.account)
    if command.by_unit:
        draft.tell("aid_recalled", f"person:{alert.person}")
    else:
        draft.tell_sender(alert, "aid_back")
    _tell_lost(draft, alert)
    return draft.done(answer)


def _tell_lost(draft: Draft, alert: Alert) -> None:
    draft.tell_desk("aid_lost", person=alert.person)
    draft.tell_caller("aid_lost", person=alert.person)
    settle(draft)


def _alert(request: Request, person: int) -> Alert:
    alert = request.alert_of(person)
    if alert is None:
        raise NotAlerted()
    return alert
