"""What a closed request suggests for the journal. An officer confirms; a drill suggests nothing."""

from msgspec import Struct

from zones.aid.rules.rings import BY_DESK
from zones.aid.vocabulary import Alert, Request

RESCUES = ("injury", "fire")
"""Kinds in which whoever arrived may have rescued somebody."""


class Suggestion(Struct, frozen=True):
    """A deed that somebody may have done: one of `kinds`, the likelier first."""

    person: int
    kinds: tuple[str, ...]


def suggested(request: Request) -> tuple[Suggestion, ...]:
    """Whoever came from elsewhere, helped from his post, or was on the way when he was called back."""
    if request.drill or request.state != "closed" or request.outcome == "mistaken":
        return ()
    found = ((alert, _kinds(alert, request.kind)) for alert in request.alerts if alert.role != "own")
    return tuple(Suggestion(alert.person, kinds) for alert, kinds in found if kinds)


def _kinds(alert: Alert, kind: str) -> tuple[str, ...]:
    if alert.answer == "arrived":
        return ("rescue", "aid.arrived") if kind in RESCUES else ("aid.arrived", "rescue")
    if alert.answer == "helping" and alert.helps:
        return ("aid.helped",)
    if alert.answer in ("coming", "recalled") or (alert.answer == "stood_down" and alert.reason == BY_DESK):
        return ("aid.stood_down",)
    return ()
