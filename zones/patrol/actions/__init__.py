"""Writes who walked and who did not come, beside the patrol's own row. Runs inside a flow's transaction."""

from typing import Any

from zones.ground.weeks import Week
from zones.journal.actions import insert_all
from zones.patrol.tables import Absence, Walker
from zones.patrol.vocabulary import PatrolRecord


async def note_people(station: int, week: Week, patrols: list[tuple[int, PatrolRecord]]) -> None:
    """Walkers and absent units of new patrols (id, record)."""
    common: dict[str, Any] = {"station": station, "week": str(week)}
    await insert_all(
        Walker,
        [
            Walker(**common, patrol=id_, person=person, unit=unit)
            for id_, record in patrols
            for person, unit in record.walkers
        ],
    )
    await insert_all(
        Absence,
        [
            Absence(**common, patrol=id_, unit=unit, reason=reason)
            for id_, record in patrols
            for unit, reason in record.absent
        ],
    )
