"""What the commands of the register need: a day that has been."""

from datetime import timedelta

from lianfang.database import transaction
from tests.lianfang.access.town import Town
from zones.ground.weeks import shanghai_day
from zones.roster.tables import Unit


async def _yesterday() -> str:
    async with transaction() as now:
        return (shanghai_day(now) - timedelta(days=1)).isoformat()


async def new(here: Town) -> dict[str, str]:
    return {"number": "苏2018991234", "day": await _yesterday(), "issuer": "宿迁市公安局"}


async def revoked(here: Town) -> dict[str, str]:
    return {"act": "revoked", "day": await _yesterday(), "document": "徐公决字9号"}


async def cancelled(here: Town) -> dict[str, str]:
    return {"kind": "cancelled", "day": await _yesterday(), "document": "宿公决字1号"}


async def filed(here: Town) -> dict[str, str]:
    """The unit hires its guards itself by now: a company's files nothing."""
    await Unit.update({Unit.company: None}, force=True)
    day = await _yesterday()
    return {"began": day, "filed_on": day, "number": "宿保备〔2026〕9号"}
