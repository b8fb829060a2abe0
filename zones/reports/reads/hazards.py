"""Hazards that officers decided to be real."""

from datetime import date, datetime

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Span, whole_days
from zones.reports.tables import HazardFound
from zones.reports.vocabulary.hazards import ONCE_IN, Hazard
from zones.reports.vocabulary.notes import NOTE


async def hazard_of(note: int) -> Hazard | None:
    """What a thread is a deed as; None while it is none."""
    rows = await HazardFound.raw(
        "SELECT station, note, person, kind, unit, day, elsewhere FROM hazard_found WHERE note = {} AND ended_at IS NULL",
        note,
    )
    return Hazard(**rows[0]) if rows else None


async def days_of(scope: Scope, kind: str, unit: int | None) -> list[date]:
    """Days on which hazards of a kind were found at a unit of the station, or on its roads."""
    rows = await HazardFound.raw(
        "SELECT day FROM hazard_found WHERE station = ANY({}) AND kind = {} AND unit IS NOT DISTINCT FROM {}::bigint "
        "AND ended_at IS NULL ORDER BY day",
        list(scope.stations),
        kind,
        unit,
    )
    return [row["day"] for row in rows]


class HazardRow(Struct, frozen=True):
    """A hazard that stands: at a unit or on the road (None), found on a day, solved at an instant or open."""

    id: int
    station: int
    unit: int | None
    kind: str
    day: date
    solved_at: datetime | None


class FindingRow(Struct, frozen=True):
    """A hazard that a walker reported on his patrol, decided or not."""

    note: int
    zone: int
    unit: int
    kind: str
    opened_at: datetime


async def by_then(scope: Scope, week: Span) -> list[HazardRow]:
    """Found by the week's Sunday: open, solved since its Monday, or found in the thirty days before it."""
    begins, _ = whole_days(week.monday, week.sunday)
    rows = await HazardFound.raw(
        "SELECT h.id, h.station, h.unit, h.kind, h.day, n.solved_at FROM hazard_found h JOIN note n ON n.id = h.note "
        "WHERE h.station = ANY({}) AND h.ended_at IS NULL AND h.day <= {} "
        "AND (n.solved_at IS NULL OR n.solved_at >= {} OR h.day > {}) ORDER BY h.day, h.id",
        list(scope.stations),
        week.sunday,
        begins,
        week.monday - ONCE_IN,
    )
    return [HazardRow(**row) for row in rows]


async def on_patrols(scope: Scope, week: Span) -> list[FindingRow]:
    """Reported on outings of a week."""
    rows = await HazardFound.raw(
        "SELECT n.id AS note, o.zone, n.unit, n.kind, n.opened_at FROM outing o JOIN note n ON n.outing = o.id "
        "WHERE o.station = ANY({}) AND o.day BETWEEN {} AND {} AND n.kind <> {} ORDER BY n.id",
        list(scope.stations),
        week.monday,
        week.sunday,
        NOTE,
    )
    return [FindingRow(**row) for row in rows]
