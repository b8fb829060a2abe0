"""Two open appeals of each guard of a town: something of Monday and of Tuesday that was not counted."""

from datetime import timedelta

from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.appeals.send import OF_APPEAL, NewAppeal, send
from tests.lianfang.access.told import Places
from tests.lianfang.photos.albums import stored
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day

SAID = "周一那一轮我走了，带队的记漏了我"


async def doubt(persons: dict[str, int], stations: tuple[int, ...]) -> dict[str, Places]:
    """appeal, doubted, appeal_photo → their ids by place."""
    async with transaction() as now:
        today = shanghai_day(now)
    found: dict[str, Places] = {"appeal": {}, "doubted": {}, "appeal_photo": {}}
    for place, person in persons.items():
        rows = await Account.raw("SELECT id FROM login WHERE person = {}", person)
        account = rows[0]["id"] if rows else 0
        for name, ago in (("appeal", 3), ("doubted", 4)):
            told = NewAppeal("missing", SAID, day=today - timedelta(days=ago))
            found[name][place] = str(await send(OPERATOR, Scope(stations, person=person), account, told, key()))
        shown = int(found["appeal"][place])
        found["appeal_photo"][place] = str(await stored(f"account:{account}", OF_APPEAL, shown))
    return found
