"""求援首页 of a unit: who would hear of it now, what it asked for today, where its own people are on the way."""

from msgspec import Struct

from lianfang.database import transaction
from lianfang.flows.aid.asking import ring
from lianfang.flows.aid.seen import RECENT, Seen, named
from zones.aid import reads
from zones.aid.judgements import pause_of
from zones.aid.vocabulary import KINDS, Pause
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


class Home(Struct, frozen=True):
    """`own` on duty at the unit, `going` may leave their posts, `staying` units help from theirs, `teams` move anyway.

    `asked` were raised by the unit within a day, `out` are open elsewhere and have somebody of the unit on the way.
    `paused` where no other unit's guards would hear of it.
    """

    unit: int
    name: str
    zone: str
    desk_phone: str
    own: int
    going: int
    staying: int
    teams: int
    asked: tuple[Seen, ...]
    out: tuple[Seen, ...]
    paused: Pause | None = None


async def home(unit: int) -> Home:
    """Whoever asks has checked that the unit is his."""
    async with transaction(snapshot=True) as now:
        around = await reads.surroundings(unit)
        name, zone, phone = await reads.unit_named(unit)
        paused = await pause_of(unit, shanghai_day(now))
        told = (await ring(around, KINDS["suspect"], (around.zone,), True, now, paused is not None)).candidates
        asked = await named(await reads.recent(Scope((around.station,), unit=unit), now - RECENT))
        elsewhere = await reads.open_requests(Scope((around.station,)))
        out = await named([one for one in elsewhere if any(alert.unit == unit and alert.sent for alert in one.alerts)])
    roles = [one.role for one in told]
    staying = {one.unit for one in told if one.role == "stay"}
    counted = (roles.count("own"), roles.count("go"), len(staying), roles.count("team"))
    return Home(unit, name, zone, phone, *counted, tuple(asked), tuple(out), paused)
