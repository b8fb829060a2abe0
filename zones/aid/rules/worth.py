"""What a closed request suggests for the journal. An officer confirms; of a drill nothing but that one took part."""

from msgspec import Struct

from zones.aid.errors import ArrestNotStated, NoSuchDeed, OwnArrest
from zones.aid.rules.rings import BY_DESK
from zones.aid.vocabulary import Alert, Request

MOST_WORDS = 200
DRILLED = ("drill.attended",)
RESCUES = ("injury", "fire")
"""Kinds in which whoever arrived may have rescued somebody."""


class Suggestion(Struct, frozen=True):
    """A deed that somebody may have done: one of `kinds`, the likelier first."""

    person: int
    kinds: tuple[str, ...]


def suggested(request: Request) -> tuple[Suggestion, ...]:
    """Whoever came from elsewhere, helped from his post, or was on the way when he was called back.

    Of a drill: who was on duty at the unit, who came, who helped; not who was called back.
    """
    if request.state != "closed" or request.outcome == "mistaken":
        return ()
    if request.drill:
        return tuple(Suggestion(one.person, DRILLED) for one in request.alerts if _drilled(one))
    found = ((alert, _kinds(alert, request.kind)) for alert in request.alerts if alert.role != "own")
    return tuple(Suggestion(alert.person, kinds) for alert, kinds in found if kinds)


def _drilled(alert: Alert) -> bool:
    return alert.role == "own" or alert.answer in ("arrived", "helping")


def _kinds(alert: Alert, kind: str) -> tuple[str, ...]:
    if alert.answer == "arrived":
        return ("rescue", "aid.arrived") if kind in RESCUES else ("aid.arrived", "rescue")
    if alert.answer == "helping" and alert.helps:
        return ("aid.helped",)
    if alert.answer in ("coming", "recalled") or (alert.answer == "stood_down" and alert.reason == BY_DESK):
        return ("aid.stood_down",)
    return ()


def took_part(request: Request) -> tuple[int, ...]:
    """Who may have helped with an arrest: whoever was there. Nobody in a drill, or while it is open."""
    if request.drill or request.state != "closed" or request.outcome == "mistaken":
        return ()
    return tuple(one.person for one in request.alerts if one.role == "own" or one.answer == "arrived")


def arrest(request: Request, person: int, states: bool, words: str, decider: int | None) -> str:
    """The officer's sentence as it is kept. `states`: no act barred by article 30 took place; `decider` is the person who says
    so, where he is one. Raises NoSuchDeed, OwnArrest, ArrestNotStated.
    """
    if person not in took_part(request):
        raise NoSuchDeed()
    if decider == person:
        raise OwnArrest()
    said = words.strip()
    if not states or not said or len(said) > MOST_WORDS:
        raise ArrestNotStated(most=MOST_WORDS)
    return said
