"""Forget what is long past. Each step stands alone: what one of them leaves, the next run takes."""

import asyncio
from datetime import timedelta

from lianfang import uploads
from lianfang.accounts import attempts, sessions
from lianfang.database import transaction
from lianfang.notices.keeping import forget_before
from lianfang.photos import actions as photos
from lianfang.settings import settings
from zones.aid.actions import forget_positions
from zones.ground.weeks import shanghai_day
from zones.patrol.actions.checkins import forget_places

PHOTOS_KEPT = timedelta(days=184)
"""As long as what is logged (网络安全法): photos of requests, unless somebody's erasure takes them earlier."""


async def tidy() -> None:
    """Tries at the door, uploads that nobody confirmed, sessions that ended, positions, photos, notices."""
    async with transaction() as now:
        await attempts.sweep(now)
        await sessions.sweep(now)
        await forget_positions(now)
        await forget_places(now)
        gone = await photos.remove_older("aid", shanghai_day(now) - PHOTOS_KEPT, now)
    await photos.destroy(gone)
    async with transaction() as now:
        await photos.sweep(now)
    await asyncio.to_thread(uploads.sweep)
    while await _forget_notices():
        pass


async def _forget_notices() -> bool:
    """One batch. Whether there may be more."""
    async with transaction() as now:
        return await forget_before(now - timedelta(days=settings().notices_kept_days))
