"""What time does to an open request: the desk is rung, the ring widens, the last step repeats, an open gate is told."""

from datetime import timedelta

from msgspec import Struct

from zones.aid.rules.rings import brings_somebody, is_satisfied, plan_next, tell_ring
from zones.aid.rules.telling import Decided, Draft
from zones.aid.vocabulary import Asked, Request, Rings


class Tick(Struct, frozen=True, tag=True):
    """A deadline has come. `asked` are the next rings as they are manned now, up to the first with somebody to tell."""

    asked: Rings


def ticked(request: Request, command: Tick, draft: Draft) -> Decided:
    """Everything that is due, once, however late the sweep comes."""
    if request.state != "open":
        return draft.done()
    _hand(draft)
    if draft.request.widen_due and draft.request.widen_due <= draft.now:
        draft.set(widen_due=None)
        next_rings(draft, command.asked, skip=True)
    elif draft.request.repeat_due and draft.request.repeat_due <= draft.now:
        draft.set(repeat_due=None)
        _again(draft)
        plan_next(draft)
    _gates(draft)
    return draft.done()


def next_rings(draft: Draft, asked: Rings, skip: bool) -> None:
    """With `skip` the next ring is told; after rings that bring nobody the next one at once, until the last step."""
    while skip and not is_satisfied(draft.request) and draft.request.wave + 1 < len(draft.request.policy.rings):
        wave = draft.request.wave + 1
        draft.set(wave=wave, widen_due=None)
        ring = asked.get(wave, Asked())
        skip = not brings_somebody(ring, {alert.person for alert in draft.request.alerts})
        draft.event("told", wave=wave, count=tell_ring(draft, ring))
    if skip and not draft.request.last_step and not is_satisfied(draft.request):
        last_step(draft)
    plan_next(draft)


def _again(draft: Draft) -> None:
    """The desk hears of an open request again; the first time that everybody was told and too few come is the last step."""
    if not draft.request.last_step and not is_satisfied(draft.request):
        last_step(draft)
        return
    draft.event("repeated", sent=draft.request.sent)
    draft.tell_desk("aid_repeat", sent=draft.request.sent)


def last_step(draft: Draft) -> None:
    """Nobody is left to tell but the desk, which hears of it until a person closes."""
    draft.set(last_step=True)
    draft.event("last_step", sent=draft.request.sent)
    draft.tell_desk("aid_nobody", sent=draft.request.sent)


def _hand(draft: Draft) -> None:
    """Without an officer's hand the desk's line is rung, then the bureau's command centre, again and again."""
    request = draft.request
    if request.received_at or request.hand_due is None or request.hand_due > draft.now:
        return
    policy = request.policy
    if request.hands == 0:
        draft.event("rang_desk")
        draft.tell_desk("aid_ring_desk")
        draft.tell_caller("aid_no_hand")
        wait_s = policy.command_s
    else:
        draft.event("rang_command", times=request.hands)
        draft.tell("aid_ring_command", f"command:{request.bureau}", station=request.station)
        wait_s = policy.repeat_s
    draft.set(hands=request.hands + 1, hand_due=draft.now + timedelta(seconds=wait_s))


def _gates(draft: Draft) -> None:
    """A gate that was locked for a short while and has stood so for ten minutes shows at the desk and its unit, once."""
    gate = timedelta(seconds=draft.request.policy.gate_s)
    for alert in draft.request.alerts:
        left = alert.leave == "lockable" and alert.answer in ("coming", "arrived") and alert.gate_told_at is None
        if left and alert.answered_at and alert.answered_at + gate <= draft.now:
            draft.alert(alert.person, gate_told_at=draft.now)
            draft.event("gate_open", alert.person, post=alert.post)
            draft.tell_desk("aid_gate_open", person=alert.person)
            draft.tell_sender(alert, "aid_gate_open")
