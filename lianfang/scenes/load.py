"""The Yanghe scene of 2018 (37 units, 207 guards, everything invented): loaded into an empty database through the flows."""

from pathlib import Path

from lianfang.flows.points.score import score
from lianfang.flows.roster.take import take_roster
from lianfang.flows.session.add_login import add_login
from lianfang.flows.week.take import take_week
from lianfang.stations import station_named
from zones.ground.scope import Scope
from zones.roster.reads import places_ever, stations

FOLDER = Path(__file__).parent / "yanghe"
STATION, BUREAU = "洋河派出所", "洋河新区分局"
GUARD = "周建国"
# shown at every start outside production, so that a newcomer gets in; production loads no scene
LOGINS = {"office": "yanghe-office-2018", "guard": "yanghe-guard-2018"}


async def load_scene() -> bool:
    """Returns whether the scene was loaded: never beside anything else."""
    if await stations():
        return False
    await take_roster(STATION, BUREAU, (FOLDER / "花名册.xlsx").read_bytes())
    station = await station_named(STATION)
    for file in sorted(FOLDER.glob("周记录-*.xlsx")):
        await take_week(station.id, file.read_bytes())
    await score(station.id)
    guard = next(place.person for place in await places_ever(Scope((station.id,))) if place.name == GUARD)
    await add_login("office", "office", LOGINS["office"], None, station.id)
    await add_login("guard", "guard", LOGINS["guard"], guard, station.id)
    return True


async def is_scene() -> bool:
    """Whether the database holds the scene."""
    return [station.name for station in await stations()] == [STATION]
