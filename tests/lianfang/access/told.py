"""What guards of a town have told: a note and a duty record at each place, with a photo each."""

from datetime import timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.reports.tell_record import Told, tell_record
from lianfang.flows.reports.write_note import NewNote, write_note
from tests.lianfang.photos.albums import stored
from tests.watch import key
from zones.ground.scope import Scope

NOBODY = 0
Places = dict[str, str]


async def tell(persons: dict[str, int], stations: tuple[int, ...]) -> dict[str, Places]:
    """note, record, note_photo, record_photo → their ids by place."""
    async with transaction() as now:
        at = now - timedelta(hours=1)
    found: dict[str, Places] = {"note": {}, "record": {}, "note_photo": {}, "record_photo": {}}
    for place, person in persons.items():
        scope = Scope(stations, person=person)
        note = await write_note(OPERATOR, scope, NOBODY, NewNote("东门的灯不亮"), b"", key())
        record = await tell_record(OPERATOR, scope, NOBODY, Told("mediation", at, "劝开了两家"), b"", key())
        for kind, thing in (("note", note), ("record", record)):
            found[kind][place] = str(thing)
            found[f"{kind}_photo"][place] = str(await stored(subject=kind, thing=thing))
    return found
