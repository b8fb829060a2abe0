"""The Yanghe scene of 2018 (37 units, 207 guards, everything invented): loaded into an empty database through the flows."""

from pathlib import Path

from bulletins.register.rules import draft_due
from bulletins.register.subjects import weekly
from lianfang.access import ROLES
from lianfang.audit.actions import OPERATOR
from lianfang.calendar import is_working_day
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.accounts.open_account import open_account
from lianfang.flows.accounts.place_role import place_role
from lianfang.flows.bulletin.begin import begun
from lianfang.flows.points.score import score
from lianfang.flows.roster.take import take_roster
from lianfang.flows.week.take import take_week
from lianfang.settings import settings
from lianfang.stations import station_named
from zones.ground.scope import Scope
from zones.ground.weeks import parse_week, shanghai_day
from zones.roster.actions import make_officers, set_beat
from zones.roster.reads import StationRow, places_ever, stations, units, zones

FOLDER = Path(__file__).parent / "yanghe"
STATION, BUREAU = "洋河派出所", "洋河新区分局"
GUARD, LEADER, OFFICER, UNIT, COMPANY, BEAT = "周建国", "万士杰", "周明远", "酒都花园", "安泰保安", "西片区"
LEGAL = "宋怀明"
# shown at every start outside production, so that a newcomer gets in; production loads no scene
ACCOUNTS = {role: role for role in ROLES} | {"office2": "office"}
"""Account → role: two of the office, for who reviews a bulletin is not who drafted it."""
LOGINS = {account: f"yanghe-{account}-2018" for account in ACCOUNTS}


async def load_scene() -> bool:
    """Returns whether the scene was loaded: never beside anything else."""
    if await stations():
        return False
    await take_roster(STATION, BUREAU, (FOLDER / "花名册.xlsx").read_bytes())
    station = await station_named(STATION)
    for file in sorted(FOLDER.glob("周记录-*.xlsx")):
        await take_week(station.id, file.read_bytes())
        week = parse_week(file.stem.removeprefix("周记录-"))
        await begun(station.bureau, None, weekly(week), draft_due(week, is_working_day))
    await score(station.id)
    scope = Scope((station.id,))
    persons = {place.name: place.person for place in await places_ever(scope)}
    own = {"guard": persons[GUARD], "leader": persons[LEADER]}
    officers: dict[str, int | str] = {"officer": await _officer(station), "legal": LEGAL}
    for account, password in LOGINS.items():
        held = await place_role(ACCOUNTS[account], station, UNIT, COMPANY)
        key = Key(f"scene-{account}", "operator")
        await open_account(OPERATOR, account, held, key, password, own.get(account), officers.get(account))
    return True


async def _officer(station: StationRow) -> int:
    """The beat officer of one zone."""
    async with transaction() as now:
        officer = (await make_officers(station.bureau, [OFFICER]))[OFFICER]
        zone = next(zone.id for zone in await zones(Scope((station.id,))) if zone.name == BEAT)
        for unit in await units(Scope((station.id,))):
            if unit.zone == zone:
                await set_beat(unit.id, officer, shanghai_day(now))
    return officer


async def is_scene() -> bool:
    """Whether the people here are invented. Never in production: it does not start on a scene, and there is a real station
    of this name."""
    return not settings().production and [station.name for station in await stations()] == [STATION]
