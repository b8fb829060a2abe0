"""Visits to units, checks of venues, and hazards from found to fixed."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from bulletins.figures.areas import Areas
from bulletins.figures.vocabulary import Hazards, Inspections, VenueChecks
from zones.ground.weeks import Span, whole_days
from zones.inspections.reads import Visit
from zones.reports.reads.hazards import HazardRow
from zones.reports.vocabulary.hazards import ONCE_IN

OVERDUE = timedelta(days=30)
"""How long a hazard may stay open before it is told: the records know no term of their own."""


def count_inspections(rows: Sequence[Visit]) -> Inspections:
    problems, fixed = sum(row.problems for row in rows), sum(row.fixed for row in rows)
    return Inspections(len(rows), problems, fixed, problems - fixed, len({row.unit for row in rows}))


def count_venues(violations: Sequence[int]) -> VenueChecks:
    """One number a check."""
    return VenueChecks(len(violations), sum(violations))


def count_hazards(rows: Sequence[HazardRow], week: Span, areas: Areas) -> Hazards:
    """`rows` are hazards by the week's Sunday: solved since its Monday or open, and those of the thirty days before."""
    by_zone = Counter(dict.fromkeys(areas.names, 0))
    by_zone.update(areas.of_hazard(row.station, row.unit) for row in rows if row.day in week)
    told: Counter[str] = Counter()
    for row in rows:
        told.update(fates(row, rows, week))
    return Hazards(
        told["found"],
        told["repeated"],
        told["fixed"],
        told["carried_over"],
        told["open"],
        told["overdue"],
        dict(by_zone),
    )


def fates(row: HazardRow, every: Sequence[HazardRow], week: Span) -> frozenset[str]:
    """Which figures of a week a hazard counts in."""
    begins, ends = whole_days(week.monday, week.sunday)
    open_at_end = row.solved_at is None or row.solved_at >= ends
    when = {
        "found": row.day in week,
        "repeated": row.day in week and any(_again(row, other) for other in every),
        "fixed": row.solved_at is not None and begins <= row.solved_at < ends,
        "carried_over": row.day < week.monday and (row.solved_at is None or row.solved_at >= begins),
        "open": open_at_end,
        "overdue": open_at_end and week.sunday - row.day > OVERDUE,
    }
    return frozenset(name for name, counts in when.items() if counts)


def _again(row: HazardRow, other: HazardRow) -> bool:
    """Whether `other` was the same place and kind, found before within thirty days."""
    same = (row.station, row.unit, row.kind) == (other.station, other.unit, other.kind)
    return same and (other.day, other.id) < (row.day, row.id) and row.day - other.day < ONCE_IN
