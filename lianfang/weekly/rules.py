"""When a week is frozen, which weeks are to be, and what a summary's rows add up to."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby

from msgspec import Struct

from lianfang.weekly.vocabulary import Correction, GuardWeek, Sums, UnitWeek, ZoneWeek
from zones.ground.weeks import Week, shanghai_instant, week_of

AT = time(18)
"""On the first working day after the week: its sheets come on Monday, and the desk has had the day to decide what waited."""
OLDEST = timedelta(days=3653)
"""A sheet with a wrong year does not make a summary of every week since: ten years before the station was served is the end."""


def frozen_from(week: Week, is_working_day: Callable[[date], bool]) -> datetime:
    """The instant from which a week may be frozen: 18:00 in Shanghai, Monday or the first working day after it."""
    day = week.sunday + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return shanghai_instant(datetime.combine(day, AT))


def first_week(earliest: Week, served_since: date) -> Week:
    """A station's first summary: of the first week in which anything was judged, before it was served here, too."""
    return max(earliest, week_of(served_since - OLDEST))


def weeks_to_freeze(first: Week, now: datetime, is_working_day: Callable[[date], bool]) -> list[Week]:
    """From `first` on, oldest first: nothing is left out, however long nobody looked."""
    due, week = [], first
    while frozen_from(week, is_working_day) <= now:
        due.append(week)
        week = week.next
    return due


class Row(Struct, frozen=True):
    """A holder in the order of the roster (`person` None: the unit itself), with sums; `corrects` where they are of another week."""

    zone: str
    unit: int
    unit_name: str
    person: int | None
    name: str
    corrects: date | None
    points: int
    routine: int
    month: int


def zones_of(rows: Iterable[Row]) -> tuple[ZoneWeek, ...]:
    """Rows as zones, units and guards, in the order in which they come."""
    return tuple(
        ZoneWeek(zone, tuple(_unit(list(found)) for _, found in groupby(of_zone, lambda row: row.unit)))
        for zone, of_zone in groupby(rows, lambda row: row.zone)
    )


def _unit(rows: list[Row]) -> UnitWeek:
    holders = {person: list(found) for person, found in groupby(rows, lambda row: row.person)}
    own = _sums(holders.pop(None, []))
    guards = tuple(GuardWeek(person, of[0].name, _sums(of)) for person, of in holders.items() if person is not None)
    return UnitWeek(rows[0].unit, rows[0].unit_name, own, guards)


def _sums(rows: list[Row]) -> Sums:
    late = sorted((row.corrects, row.points) for row in rows if row.corrects and row.points)
    return Sums(
        sum(row.points for row in rows if not row.corrects),
        sum(row.routine for row in rows),
        sum(row.month for row in rows),
        tuple(Correction(week_of(day), points) for day, points in late),
    )


def added(all_of: Iterable[Sums]) -> Sums:
    """Of many, one; corrections by the week that they concern."""
    every = list(all_of)
    weeks = sorted({one.week for sums in every for one in sums.corrections})
    by_week = {
        week: sum(one.points for sums in every for one in sums.corrections if one.week == week) for week in weeks
    }
    return Sums(
        sum(sums.points for sums in every),
        sum(sums.routine for sums in every),
        sum(sums.month for sums in every),
        tuple(Correction(week, points) for week, points in by_week.items()),
    )
