"""A request begins, and is taken back."""

from datetime import timedelta

from msgspec import Struct

from zones.aid.errors import AlreadyOver, TooLateToTakeBack
from zones.aid.rules.clock import next_rings
from zones.aid.rules.rings import brings_somebody, tell_ring
from zones.aid.rules.telling import Decided, Draft
from zones.aid.vocabulary import Asked, Kind, Pause, Policy, Request, Rings

NIGHT_FROM, NIGHT_UNTIL = 22, 6
FURTHER = 6


def policy_for(
    kind: Kind,
    hour: int,
    zone: int,
    further: tuple[int, ...],
    wanted: int | None = None,
    paused: Pause | None = None,
) -> Policy:
    """The policy of a request raised in that hour (Shanghai): at night it widens sooner.

    `further` are other zones of the station, nearest first: they are told two at a time, three times. A paused unit's
    request is for the police alone: nobody else is wanted.
    """
    further = further[:FURTHER]
    own: tuple[tuple[int, ...], ...] = ((zone,),)
    rings = own + tuple(further[at : at + 2] for at in range(0, len(further), 2))
    if kind.police_only or paused:
        rings = ((),)
    elif kind.desk_first:
        rings = ((), *rings)
    night = hour >= NIGHT_FROM or hour < NIGHT_UNTIL
    if wanted is None:
        wanted = 0 if paused else kind.wanted
    return Policy(wanted, rings, 60 if night else 90, paused=paused)


class Raise(Struct, frozen=True, tag=True):
    """By an account: for his own unit, or on somebody's behalf (`behalf`: the desk, or by phone).

    `asked` are the first ring and, where it has nobody to tell, further ones up to the first that has.
    """

    account: int
    asked: Rings
    person: int | None = None
    behalf: bool = False


def raised(request: Request, command: Raise, draft: Draft) -> Decided:
    """The desk, the unit's head and everybody of the first ring are told at once; a ring with nobody is no silence."""
    policy, now = request.policy, draft.now
    draft.event("raised", command.person, command.account, incident=request.kind, behalf=command.behalf)
    draft.tell_desk("aid_new")
    draft.tell_caller("aid_raised")
    draft.set(wave=0, hand_due=now + timedelta(seconds=policy.hand_s))
    first = command.asked.get(0, Asked())
    told = tell_ring(draft, first)
    draft.event("told", wave=0, count=told, left_out=len(first.left_out))
    next_rings(draft, command.asked, skip=not brings_somebody(first, set()))
    return draft.done("raised")


class TakeBack(Struct, frozen=True, tag=True):
    """Pressed by mistake."""

    account: int


def taken_back(request: Request, command: TakeBack, draft: Draft) -> Decided:
    """Only in the first seconds; it stays on record and everybody is told. Raises TooLateToTakeBack, AlreadyOver."""
    if request.state == "taken_back":
        return draft.done("taken_back")
    if request.state != "open":
        raise AlreadyOver()
    if draft.now > request.raised_at + timedelta(seconds=request.policy.take_back_s):
        raise TooLateToTakeBack()
    draft.set(
        state="taken_back", ended_at=draft.now, hand_due=None, widen_due=None, repeat_due=None, outcome="mistaken"
    )
    draft.event("taken_back", account=command.account)
    draft.tell_desk("aid_taken_back")
    draft.tell_caller("aid_taken_back")
    for alert in request.alerts:
        draft.tell("aid_taken_back", f"person:{alert.person}")
        if alert.sent:
            draft.tell_sender(alert, "aid_back")
    return draft.done("taken_back")
