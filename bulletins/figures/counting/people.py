"""Guards: the city's exam, certificates by area and category, training and drills, what is known, appeals."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from bulletins.figures.areas import Areas
from bulletins.figures.vocabulary import Appeals, Awareness, Certified, Exam, Taught
from scoring.exams.spot.reads import UnitKnown
from scoring.exams.spot.vocabulary import Known
from scoring.exams.vocabulary import PASS
from scoring.points.appeals.reads import AppealTimes
from scoring.training.reads.counts import PersonTimes
from zones.ground.percent import percent
from zones.ground.weeks import Span, whole_days
from zones.roster.reads import Guard, UnitRow

WHOM = {"guard": "guards", "public": "public"}
"""Whom spot questions are put to, and what their figures are called."""


class Standings(Struct, frozen=True):
    """The guards of a week; whose certificate has been issued by then, and is held; who passed, and for which unit; who is not
    eligible.
    """

    guards: list[Guard]
    certificates: dict[int, bool]
    passes: set[tuple[int, int]]
    unfit: frozenset[int] = frozenset()


def count_exam(scores: Sequence[float], now: Standings, units: Sequence[UnitRow], areas: Areas) -> Exam:
    """This week's results, and certificates by area and by category of unit. Who passed and has none yet is pending."""
    sat, passed = len(scores), sum(score >= PASS for score in scores)

    def of(chosen: Iterable[UnitRow]) -> Certified:
        ids = {unit.id for unit in chosen}
        here = {(guard.person, guard.unit) for guard in now.guards if guard.unit in ids}
        certified = sum(now.certificates.get(person, False) for person, _ in here)
        pending = sum(person not in now.certificates for person, _ in here & now.passes)
        return Certified(len(here), certified, pending, percent(certified, len(here)))

    every = of(units)
    categories = dict.fromkeys(unit.category for unit in units if unit.category)
    return Exam(
        sat,
        passed,
        percent(passed, sat),
        every.guards,
        every.certified,
        every.certified_pct,
        every.pending,
        {name: of(unit for unit in units if areas.of_unit[unit.id] == name) for name in areas.names},
        {category: of(unit for unit in units if unit.category == category) for category in categories},
        len({guard.person for guard in now.guards if not now.certificates.get(guard.person)} & now.unfit),
    )


def count_training(times: Sequence[PersonTimes], drills: int, drilled: int) -> Taught:
    return Taught(len({one.session for one in times}), sum(one.people for one in times), drills, drilled)


def count_known(rows: Iterable[UnitKnown]) -> Awareness:
    """Spot questions of a week, of guards and of the public."""
    told = dict.fromkeys(WHOM, Known())
    for row in rows:
        told[row.whom] += row.known
    guards, public = told.values()
    return Awareness(guards.asked, guards.knew, public.asked, public.knew)


def count_appeals(rows: Sequence[AppealTimes], week: Span) -> Appeals:
    """`rows` are appeals raised by the week's end, and not over before it began."""
    told = [states(row, week) for row in rows]
    return Appeals(*(sum(name in one for one in told) for name in ("raised", "answered", "waiting")))


def states(row: AppealTimes, week: Span) -> frozenset[str]:
    """Which figures of a week an appeal counts in."""
    begins, ends = whole_days(week.monday, week.sunday)
    over = row.decided_at is not None and row.decided_at < ends
    when = {
        "raised": begins <= row.raised_at,
        "answered": over and row.state == "decided",
        "waiting": not over,
    }
    return frozenset(name for name, counts in when.items() if counts)
