"""Each bureau of a town has a year's list in draft, with a guard of each place chosen, and another one that is empty."""

from datetime import datetime

from lianfang.database import transaction
from scoring.commendations.actions import propose, start
from scoring.commendations.reads import lines
from scoring.commendations.vocabulary import Commendation, YearList
from scoring.points.actions.books import books_in_force
from tests.lianfang.access.prized import SOMEBODY, Stand
from tests.lianfang.access.told import Places
from zones.ground.scope import Scope
from zones.roster.reads.whereabouts import place_of_station

YEAR, BEFORE = 2017, 2016


async def honour(at: dict[str, Stand]) -> dict[str, Places]:
    """year_list, list_too, candidate → their ids by place."""
    found: dict[str, Places] = {"year_list": {}, "list_too": {}, "candidate": {}}
    drawn: dict[int, tuple[int, int]] = {}
    async with transaction() as now:
        for place, one in at.items():
            stands = await place_of_station(one.station)
            assert stands
            if stands.bureau not in drawn:
                drawn[stands.bureau] = (
                    await _begun(stands.bureau, one.station, YEAR, now),
                    await _begun(stands.bureau, one.station, BEFORE, now),
                )
            of, too = drawn[stands.bureau]
            new = Commendation(0, of, "person", one.person, one.unit, None, one.station, SOMEBODY, True)
            await propose(new, "把走失的老人送回了家")
            (line,) = [row.one.id for row in await lines(Scope((one.station,)), of) if row.one.person == one.person]
            for name, number in (("year_list", of), ("list_too", too), ("candidate", line)):
                found[name][place] = str(number)
    return found


async def _begun(bureau: int, station: int, year: int, now: datetime) -> int:
    book = (await books_in_force(station, now)).books[0].id
    return await start(YearList(0, bureau, year, "draft", book, SOMEBODY, now))
