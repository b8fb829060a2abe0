"""A draft at every station of a town, begun on its Monday, and one of the week after; a receiver outside on each list."""

from bulletins.distribution.actions import list_receiver
from bulletins.register.actions import publisher_for
from bulletins.register.rules import draft_due
from lianfang.calendar import is_working_day
from lianfang.database import transaction
from lianfang.flows.bulletin.begin import begun
from tests.lianfang.access.told import Places
from zones.ground.weeks import Week
from zones.roster.reads import stations

W41 = Week(2018, 41)


async def publish(places: dict[str, int]) -> dict[str, Places]:
    """bulletin, bulletin_too, receiver → their ids by place; publisher → who issues them."""
    bureaus = {one.id: one.bureau for one in await stations()}
    listed = {place: str(await receiver_of(bureaus[station], station)) for place, station in places.items()}
    drafts = {
        name: {place: str(await due(bureaus[station], station, week)) for place, station in places.items()}
        for name, week in (("bulletin", W41), ("bulletin_too", W41.next))
    }
    async with transaction():
        issuing = {place: str(await publisher_for(bureaus[station], station)) for place, station in places.items()}
    return {**drafts, "publisher": issuing, "receiver": listed}


async def due(bureau: int, station: int | None, week: Week) -> int:
    """A draft begun when it was due. Returns its id."""
    return (await begun(bureau, station, week, draft_due(week, is_working_day))).id


async def receiver_of(bureau: int, station: int | None, name: str = "区综治中心") -> int:
    """On the list of a station, or of its bureau. Returns its id."""
    async with transaction() as now:
        made = await list_receiver(await publisher_for(bureau, station), name, 2, True, now)
    assert made
    return made
