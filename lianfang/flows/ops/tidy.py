"""Forget what is long past. Each step stands alone: what one of them leaves, the next run takes."""

import asyncio
from datetime import timedelta

from lianfang import uploads
from lianfang.accounts import attempts, sessions
from lianfang.database import transaction
from lianfang.flows.aid.shots import PHOTOS_OF
from lianfang.flows.appeals.send import OF_APPEAL
from lianfang.flows.patrol.shots import FLAG, MUSTER
from lianfang.flows.reports.photo import OF_NOTE, OF_RECORD
from lianfang.notices.keeping import forget_before
from lianfang.photos import actions as photos
from lianfang.settings import settings
from zones.aid.actions import forget_positions
from zones.ground.weeks import shanghai_day
from zones.patrol.actions.checkins import forget_places
from zones.reports.actions.voices import forget_phones

PHOTOS_KEPT = timedelta(days=184)
"""As long as what is logged (网络安全法), unless somebody's erasure takes them earlier."""
SUBJECTS = (PHOTOS_OF, MUSTER, FLAG, OF_NOTE, OF_RECORD, OF_APPEAL)


async def tidy() -> None:
    """Tries at the door, uploads that nobody confirmed, sessions that ended, positions, phones of voices, photos, notices."""
    async with transaction() as now:
        await attempts.sweep(now)
        await sessions.sweep(now)
        await forget_positions(now)
        await forget_places(now)
        await forget_phones(now)
        before = shanghai_day(now) - PHOTOS_KEPT
        gone = [name for subject in SUBJECTS for name in await photos.remove_older(subject, before, now)]
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
