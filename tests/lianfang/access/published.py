"""A draft at every station of a town, begun on its Monday, and one of the week after."""

from bulletins.register.rules import draft_due
from lianfang.calendar import is_working_day
from lianfang.flows.bulletin.begin import begun
from tests.lianfang.access.told import Places
from zones.ground.weeks import Week
from zones.roster.reads import stations

W41 = Week(2018, 41)


async def publish(places: dict[str, int]) -> dict[str, Places]:
    """bulletin, bulletin_too → their ids by place."""
    bureaus = {one.id: one.bureau for one in await stations()}
    return {
        name: {place: str(await due(bureaus[station], station, week)) for place, station in places.items()}
        for name, week in (("bulletin", W41), ("bulletin_too", W41.next))
    }


async def due(bureau: int, station: int | None, week: Week) -> int:
    """A draft begun when it was due. Returns its id."""
    return (await begun(bureau, station, week, draft_due(week, is_working_day))).id
