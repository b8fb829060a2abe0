"""A sealed clue of each guard of a town, with a photo; all for the officer who signs in there."""

from lianfang.accounts.tables import Account
from lianfang.database import transaction
from lianfang.flows.clues.pieces import open_for, seal_in
from lianfang.flows.reports.stands import where_he_stands
from tests.lianfang.access.told import Places
from zones.ground.scope import Scope
from zones.reports.actions import clues

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
