"""Hazards that officers decided to be real."""

from datetime import date

from zones.ground.scope import Scope
from zones.reports.tables import HazardFound
from zones.reports.vocabulary.hazards import Hazard


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
