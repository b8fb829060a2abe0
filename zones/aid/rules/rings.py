"""Telling a ring of people, standing down and calling again: what both the clock and the desk do."""

from datetime import timedelta

from zones.aid.rules.telling import Draft
from zones.aid.vocabulary import Alert, Asked, Candidate, Request

BY_DESK = "desk"
"""The reason of whoever the desk itself stood down: only the desk calls him again."""

BY_HAND = "by_hand"
"""The reason of whoever the desk called in by hand: he is wanted, however many come already."""

CAN_COME = ("go", "team")
"""Who can be sent. A ring that holds nobody else brings nobody: its people are told, and the next ring at once."""


def tell_ring(draft: Draft, asked: Asked) -> int:
    """Tell everybody of a ring who was not told before. Returns how many were told."""
    known = {alert.person for alert in draft.request.alerts}
    fresh = [candidate for candidate in asked.candidates if candidate.person not in known]
    tell_each(draft, fresh)
    return len(fresh)


def brings_somebody(asked: Asked, known: set[int]) -> bool:
    """Whether anybody in a ring, of those not known before, can be sent."""
    return any(one.role in CAN_COME and one.person not in known for one in asked.candidates)


def tell_each(draft: Draft, candidates: list[Candidate]) -> None:
    for one in candidates:
        alert = Alert(one.person, one.unit, one.post, one.role, one.leave, draft.request.wave, draft.now, one.metres)
        draft.set(alerts=(*draft.request.alerts, alert))
        draft.tell("aid_alert", f"person:{one.person}", role=one.role, wave=alert.wave)


def settle(draft: Draft) -> None:
    """Where enough come, the others are stood down and told; where too few, they are called again and the ring widens."""
    request = draft.request
    if request.state != "open":
        return
    if is_satisfied(request):
        for alert in request.alerts:
            if alert.role in CAN_COME and alert.answer == "told" and alert.reason != BY_HAND:
                draft.alert(alert.person, answer="stood_down", answered_at=draft.now)
                draft.tell("aid_enough", f"person:{alert.person}")
    elif request.sent < request.policy.wanted:
        for alert in request.alerts:
            if alert.answer == "stood_down" and alert.reason != BY_DESK:
                draft.alert(alert.person, answer="told", answered_at=None)
                draft.tell("aid_alert", f"person:{alert.person}", role=alert.role, again=True)
    plan_next(draft)


def is_satisfied(request: Request) -> bool:
    """As many come as were wanted."""
    return 0 < request.policy.wanted <= request.sent


def plan_next(draft: Draft) -> None:
    """When the ring widens, and when the desk hears of it again: an open request always has one of the two."""
    request, policy = draft.request, draft.request.policy
    more_rings = request.wave + 1 < len(policy.rings)
    if is_satisfied(request) or not more_rings:
        every_s = policy.check_s if is_satisfied(request) and request.received_at else policy.repeat_s
        due = draft.now + timedelta(seconds=every_s)
        draft.set(widen_due=None, repeat_due=min(request.repeat_due or due, due))
    else:
        due = draft.now + timedelta(seconds=policy.widen_s)
        draft.set(widen_due=request.widen_due or due, repeat_due=None)
