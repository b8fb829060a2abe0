"""见义勇为申报 as an officer sees it: what stands in the books about one deed, and what proves it."""

from datetime import datetime

from msgspec import Struct

from lianfang.database import look, transaction
from lianfang.flows.aid.seen import Seen, named
from lianfang.flows.aid.shots import PHOTOS_OF
from lianfang.flows.brave.apply import applicable
from lianfang.flows.reports.photo import OF_RECORD
from lianfang.photos.reads import digests_of
from lianfang.vault.vocabulary import GONE
from scoring.commendations.reads.brave import BraveDeed, brave_deeds
from zones.aid.reads import by_ids, order_number
from zones.ground.scope import Scope
from zones.roster.reads import StationRow
from zones.roster.reads.standing import guards_of


class BraveSeen(Struct, frozen=True):
    """`request` where it was done in one; `order` is the written order of that day; `post` where he stands; photos by digest."""

    now: datetime
    deed: BraveDeed
    request: Seen | None
    order: str
    post: str
    photos: list[str]


async def brave_list(scope: Scope) -> list[BraveDeed]:
    """Of the scope's station; of nobody who was erased."""
    return [one for one in await look(lambda: brave_deeds(scope)) if one.name != GONE]


async def brave_seen(place: StationRow, number: int) -> BraveSeen:
    """One of the station's. Raises NotYours."""
    scope = Scope((place.id,))
    async with transaction(snapshot=True) as now:
        deed = await applicable(scope, number)
        found = await named(await by_ids([deed.request])) if deed.request else []
        order = await order_number(place.bureau, deed.day) if found else ""
        posts = [one.post for one in await guards_of(scope, deed.day) if one.person == deed.person and one.post]
        of = (PHOTOS_OF, deed.request) if deed.request else (OF_RECORD, deed.duty_record)
        photos = [one.hex() for one in await digests_of(of[0], of[1])] if of[1] else []
        return BraveSeen(now, deed, next(iter(found), None), order, next(iter(posts), ""), photos)
