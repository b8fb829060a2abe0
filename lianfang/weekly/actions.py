"""Writes that a week is frozen. Runs inside a flow's transaction."""

from datetime import datetime

from lianfang.weekly.tables import WeekSummary
from zones.ground.chain import Head
from zones.ground.weeks import Week


async def write_summary(station: int, week: Week, head: Head, now: datetime) -> None:
    await WeekSummary.insert(
        WeekSummary(station=station, week=str(week), seq=head.seq, digest=head.digest.hex(), frozen_at=now)
    )
