"""A draft at every station of a town, begun on its Monday, and one of the week after; a receiver outside on each list,
a meeting that decided something."""

from datetime import date

from bulletins.distribution.actions import list_receiver
from bulletins.followup.reads import items_of
from bulletins.followup.vocabulary import Asked
from bulletins.register.actions import publisher_for
from bulletins.register.reads.works import publisher_of
from bulletins.register.rules import draft_due
from bulletins.register.subjects import weekly
from lianfang.audit.actions import OPERATOR
from lianfang.calendar import is_working_day
from lianfang.database import transaction
from lianfang.flows.bulletin.begin import begun
from lianfang.flows.followup.meet import Met, meet
from tests.lianfang.access.told import Places
from tests.watch import key
from zones.ground.weeks import Week
from zones.roster.reads import stations

W41 = Week(2018, 41)


async def publish(places: dict[str, int]) -> dict[str, Places]:
    """bulletin, bulletin_too, receiver, meeting, followup → their ids by place; publisher → who issues them."""
    bureaus = {one.id: one.bureau for one in await stations()}
    listed = {place: str(await receiver_of(bureaus[station], station)) for place, station in places.items()}
    met = {place: await met_at(bureaus[station], station) for place, station in places.items()}
    kept = {name: {place: str(ids[name]) for place, ids in met.items()} for name in ("meeting", "followup")}
    drafts = {
        name: {place: str(await due(bureaus[station], station, week)) for place, station in places.items()}
        for name, week in (("bulletin", W41), ("bulletin_too", W41.next))
    }
    async with transaction():
        issuing = {place: str(await publisher_for(bureaus[station], station)) for place, station in places.items()}
    return {**drafts, **kept, "publisher": issuing, "receiver": listed}


async def due(bureau: int, station: int | None, week: Week) -> int:
    """A draft begun when it was due. Returns its id."""
    return (await begun(bureau, station, weekly(week), draft_due(week, is_working_day))).id


async def receiver_of(bureau: int, station: int | None, name: str = "区综治中心") -> int:
    """On the list of a station, or of its bureau. Returns its id."""
    async with transaction() as now:
        made = await list_receiver(await publisher_for(bureau, station), name, 2, True, now)
    assert made
    return made


async def met_at(bureau: int, station: int | None) -> dict[str, int]:
    """A station's meeting, or its bureau's, that asked for one thing: their ids."""
    async with transaction():
        publisher = await publisher_of(await publisher_for(bureau, station))
    assert publisher
    asked = (Asked("核对门岗电话", "联勤组", date(2099, 1, 1)),)
    meeting = await meet(OPERATOR, publisher, Met(date(2018, 10, 15), "会议室", "各单位", "碰头会", asked), key())
    async with transaction():
        (item,) = await items_of(publisher.scope, meeting=meeting)
    return {"meeting": meeting, "followup": item.id}
