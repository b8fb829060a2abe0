"""Requests as live pages tell of them: each is fetched once, whoever it then concerns. Ids come from NOTIFY."""

from datetime import datetime

from msgspec import Struct

from lianfang import clock
from lianfang.database import INSTANT, look
from zones.aid import reads
from zones.aid.tables import AidRequest
from zones.aid.vocabulary import KINDS, Request
from zones.ground.scope import Scope


class Changed(Struct, frozen=True):
    """A request and its title: 西片区 新城名苑 打架闹事."""

    request: Request
    title: str


async def changed(ids: list[int], open_in: Scope) -> tuple[dict[int, Changed], datetime]:
    """(these requests and all that are open in the scope, by id; now). Who may see which is asked afterwards, one by one."""

    async def read() -> tuple[dict[int, Changed], datetime]:
        found = await reads.by_ids(ids) if ids else []
        if open_in.stations:
            found += [one for one in await reads.open_requests(open_in) if one.id not in ids]
        units = (await reads.names(found)).units if found else {}
        now = (await AidRequest.raw(f"SELECT t.now FROM {INSTANT}", clock.ahead(), clock.ahead()))[0]["now"]
        return {one.id: Changed(one, _title(one, units)) for one in found}, now

    return await look(read)


def _title(request: Request, units: dict[int, tuple[str, str, str]]) -> str:
    unit, zone, _ = units[request.unit]
    return f"{zone} {unit} {KINDS[request.kind].word}"
