"""Who gets a clue, what an officer makes of it, and who is told: only that there is one."""

from collections.abc import Collection
from datetime import datetime

from msgspec.structs import replace

from zones.ground.notice import Notice
from zones.journal.vocabulary import Fact
from zones.reports.errors.clues import NoOfficer, UnknownGrade, UnknownLift
from zones.reports.vocabulary.clues import DEEDS, GRADES, LIFTS, Clue


def receiver(beat: int | None, chosen: int | None, serving: Collection[int]) -> int:
    """The officer: who has the unit on his beat, if he serves there; else the one that the guard chose. Raises NoOfficer."""
    found = beat if beat in serving else chosen
    if found is None or found not in serving:
        raise NoOfficer()
    return found


def grade(clue: Clue, given: int, now: datetime) -> Clue:
    """The clue afterwards. What it led to may come out later: it is graded anew then. Raises UnknownGrade."""
    if given not in GRADES:
        raise UnknownGrade()
    return replace(clue, state="answered", grade=given, answered_at=now)


def check_lift(reason: str, colleague: int, serving: Collection[int], readers: Collection[str]) -> None:
    """Raises UnknownLift."""
    if reason not in LIFTS or colleague not in serving or f"officer:{colleague}" in readers:
        raise UnknownLift()


def fact_of(clue: Clue) -> Fact:
    """The deed of a graded clue."""
    return Fact(DEEDS[clue.grade], person=clue.person, unit=clue.unit, day=clue.day)


def of_new(clue: int, officer: int) -> Notice:
    """有一条信息报送: not from whom, not what."""
    return Notice("clue_new", f"officer:{officer}", f"clue:{clue}:new:{officer}", clue)


def of_answer(clue: Clue, answers: int) -> Notice:
    return Notice("clue_answered", f"person:{clue.person}", f"clue:{clue.id}:answered:{answers}", clue.id)


def of_lift(clue: Clue, colleague: int) -> Notice:
    """His guard hears that somebody else reads it now."""
    return Notice("clue_shared", f"person:{clue.person}", f"clue:{clue.id}:shared:{colleague}", clue.id)
