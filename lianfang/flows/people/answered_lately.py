"""Whether one of his requests was answered in the last days: 今天 tells him so."""

from datetime import timedelta

from lianfang.database import transaction
from lianfang.vault.tables import DataRequest
from zones.ground.scope import Scope

LATELY = timedelta(days=7)


async def answered_lately(scope: Scope) -> bool:
    """For the scope's own person."""
    async with transaction() as now:
        return await DataRequest.exists().where(
            (DataRequest.person == scope.person) & (DataRequest.answered_at > now - LATELY)
        )
