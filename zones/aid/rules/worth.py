"""What a closed request suggests for the journal. An officer confirms; a drill suggests nothing."""

from msgspec import Struct

from zones.aid.vocabulary import Request

RESCUES = ("injury", "fire")
"""Kinds in which whoever arrived may have rescued somebody."""


class Suggestion(Struct, frozen=True):
    """A deed that somebody may have done: one of `kinds`, the likelier first."""

    person: int
    kinds: tuple[str, ...]


def suggested(request: Request) -> tuple[Suggestion, ...]:
    """Whoever arrived from elsewhere helped the police, or rescued; whoever helped from his post helped as well."""
    if request.drill or request.state != "closed" or request.outcome == "mistaken":
        return ()
    arrived = ("rescue", "assistance") if request.kind in RESCUES else ("assistance", "rescue")
    return tuple(
        Suggestion(alert.person, arrived if alert.answer == "arrived" else ("assistance",))
        for alert in request.alerts
        if alert.role != "own" and (alert.answer == "arrived" or (alert.answer == "helping" and alert.helps))
    )
