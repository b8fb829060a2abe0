"""A sealed clue of each guard of a town, with a photo; all for the officer who signs in there. And a voice of each unit, his to answer."""

from lianfang.accounts.tables import Account
from lianfang.audit.actions import NOBODY
from lianfang.database import transaction
from lianfang.flows.clues.pieces import open_for, seal_in
from lianfang.flows.reports.stands import where_he_stands
from lianfang.flows.voices.say import Said, say
from tests.lianfang.access.told import Places
from tests.watch import key
from zones.ground.scope import Scope
from zones.reports.actions import clues
from zones.reports.tables import Voice

SAID = "西墙的洞夜里有人钻进钻出"
PICTURE = b"RIFF-in-the-town"


async def confide(persons: dict[str, int], stations: tuple[int, ...]) -> dict[str, Places]:
    """clue, clue_photo → their ids by place."""
    officer = (await Account.raw("SELECT officer FROM login WHERE name = 'officer'"))[0]["officer"]
    found: dict[str, Places] = {"clue": {}, "clue_photo": {}}
    for place, person in persons.items():
        async with transaction() as now:
            _, at = await where_he_stands(Scope(stations, person=person), now)
            clue = await clues.send(at.station, at.unit, person, officer, None, now)
            readers = [f"person:{person}", f"officer:{officer}"]
            await seal_in(clue, "words", SAID.encode(), readers, now)
            await seal_in(clue, "photo", PICTURE, readers, now)
            pieces = await open_for(f"officer:{officer}", clue)
        found["clue"][place], found["clue_photo"][place] = str(clue), str(pieces[1].id)
    return found


async def speak(units: dict[str, int]) -> dict[str, Places]:
    """voice → their ids by place: a complaint at each, given to the officer who signs in."""
    officer = (await Account.raw("SELECT officer FROM login WHERE name = 'officer'"))[0]["officer"]
    for unit in units.values():
        await say(NOBODY, unit, Said("complaint", "夜里对讲机太响"), "", key())
    await Voice.raw("UPDATE voice SET handler = {}, state = 'assigned'", officer)
    found = {row["unit"]: str(row["id"]) for row in await Voice.raw("SELECT id, unit FROM voice")}
    return {"voice": {place: found[unit] for place, unit in units.items()}}
