"""What a session leaves in the journal, and what the month and the quarter ask of guards and units."""

from collections.abc import Iterable, Sequence, Set
from datetime import date, datetime, time, timedelta

from scoring.training.vocabulary import (
    SHEETS,
    TAUGHT_SHEET,
    Attendance,
    Owes,
    Session,
    UnitDuty,
)
from zones.ground.notice import Notice, Plain
from zones.ground.weeks import SHANGHAI, month_of, month_span, shanghai_day
from zones.journal.vocabulary import Fact, Source

FIRST_DAY, LAST_DAYS = 20, 3
"""Whoever is behind is reminded on the 20th, and once more three days before the month ends."""
DAYLIGHT = (time(8), time(20))


def attended(session: Session, one: Attendance) -> tuple[int, Source, Fact] | None:
    """The deed of one who came, with its evidence: the session, and how he signed in. None where it is not whole or not closed."""
    if session.state != "closed" or not one.whole:
        return None
    day = shanghai_day(session.begins_at)
    fact = Fact("training.attended", day, person=one.person, unit=one.unit, at=session.begins_at)
    return one.id, Source(SHEETS[one.way], session.id), fact


def taught(session: Session, unit: int) -> tuple[int, Source, Fact]:
    """The deed of a guard who taught it."""
    day = shanghai_day(session.begins_at)
    fact = Fact("training.taught", day, person=session.trainer, unit=unit, at=session.begins_at)
    return session.id, Source(TAUGHT_SHEET, session.id), fact


def duties(guards: Sequence[tuple[int, str, str, int, str]], trained: Set[int], drilled: Set[int]) -> list[UnitDuty]:
    """`guards` are (unit, its name, its zone, person, his name) in the order of the roster, which stays: nobody is ranked.

    `trained` are persons who had a session this month, `drilled` who had a drill this quarter.
    """
    units: dict[tuple[int, str, str], dict[int, Owes]] = {}
    for unit, unit_name, zone, person, name in guards:
        owes = Owes(person, name, person in trained, person in drilled)
        units.setdefault((unit, unit_name, zone), {}).setdefault(person, owes)
    return [UnitDuty(*unit, tuple(owing.values())) for unit, owing in units.items()]


def reminder_due(now: datetime) -> tuple[str, str] | None:
    """(month, which of the two reminders) that is to be sent at this instant; by night and before the 20th none."""
    wall = now.astimezone(SHANGHAI)
    if not DAYLIGHT[0] <= wall.time() < DAYLIGHT[1] or wall.day < FIRST_DAY:
        return None
    last = month_span(wall.date())[1]
    which = "last" if wall.date() > last - timedelta(days=LAST_DAYS) else "first"
    return month_of(wall.date()), which


def reminders(board: Iterable[UnitDuty], month: str, which: str, until: date) -> list[Notice]:
    """To each guard who is behind, and to each unit's head how many of its guards are. Once per month and `which`."""
    told = []
    for unit in board:
        behind = [one for one in unit.guards if not one.trained]
        key = f"training:{month}:{which}"
        told += [
            Notice(
                "training_due", f"person:{one.person}", f"{key}:person:{one.person}", unit.unit, {"until": str(until)}
            )
            for one in behind
        ]
        if behind or not unit.drilled:
            facts: dict[str, Plain] = {"behind": len(behind), "drill": not unit.drilled, "until": str(until)}
            told.append(Notice("training_unit_due", f"unit:{unit.unit}", f"{key}:unit:{unit.unit}", unit.unit, facts))
    return told
