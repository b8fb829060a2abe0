"""Who is told of a sitting: whoever is to sit it, that it was made or called off; the unit that is to look after it."""

from collections.abc import Iterable

from scoring.exams.sittings.vocabulary import Plan, Sitting
from zones.ground.notice import Notice, Plain
from zones.ground.weeks import SHANGHAI


def of_made(number: int, plan: Plan, persons: Iterable[int]) -> list[Notice]:
    """With the wall time at which it opens, and whether one has to come."""
    opens = f"{plan.opens_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
    return _told("sitting_made", number, plan, persons, {"opens": opens, "supervised": plan.supervised})


def of_off(sitting: Sitting, reason: str, persons: Iterable[int]) -> list[Notice]:
    """With the reason's code."""
    return _told("sitting_off", sitting.id, sitting.plan, persons, {"reason": reason})


def _told(kind: str, number: int, plan: Plan, persons: Iterable[int], facts: dict[str, Plain]) -> list[Notice]:
    receivers = [f"person:{person}" for person in sorted(set(persons))]
    receivers += [f"unit:{plan.supervisor}"] if plan.supervisor is not None else []
    return [Notice(kind, to, f"{kind}:{number}:{to}", number, facts) for to in receivers]
