"""At each station of a town a confirmed deed of rescue: the week's own where one was brought, else one written down."""

from datetime import date

from lianfang.database import transaction
from scoring.commendations.reads.brave import brave_deeds
from tests.lianfang.access.prized import Stand
from tests.lianfang.access.told import Places
from zones.ground.scope import Scope
from zones.journal.actions import write_deeds
from zones.journal.vocabulary import Fact, Source


async def brave(at: dict[str, Stand]) -> dict[str, Places]:
    """deed → its id by place."""
    found: Places = {}
    async with transaction() as now:
        for place, one in at.items():
            here = Scope((one.station,))
            if not await brave_deeds(here):
                fact = Fact("rescue", date(2018, 10, 9), one.person, one.unit)
                await write_deeds(None, one.station, "town", [(one.person, Source("登记", 1), fact)], now)
            found[place] = str((await brave_deeds(here))[0].id)
    return {"deed": found}
