"""Writes hazards that are real, and takes them back. Inside a flow's transaction."""

from datetime import datetime

from msgspec.structs import asdict

from zones.reports.tables import HazardFound
from zones.reports.vocabulary.hazards import Hazard


async def hold_place(station: int, kind: str) -> None:
    """One after the other where the same kind is decided at a station: each sees the days of the one before."""
    await HazardFound.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 0))", f"hazard:{station}:{kind}")


async def keep(hazard: Hazard, account: int, now: datetime) -> int:
    """Returns its id."""
    made = await HazardFound.insert(HazardFound(**asdict(hazard), account=account, at=now))
    return int(made[0]["id"])


async def end(note: int, now: datetime) -> int | None:
    """The one of a thread that stood; None where none did."""
    rows = await HazardFound.raw(
        "UPDATE hazard_found SET ended_at = {} WHERE note = {} AND ended_at IS NULL RETURNING id", now, note
    )
    return int(rows[0]["id"]) if rows else None
