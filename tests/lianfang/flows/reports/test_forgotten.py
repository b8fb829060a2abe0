"""Who is erased leaves no words behind: what he said is gone, that he said something stays."""

from datetime import timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.people.erase import erase
from lianfang.flows.reports.answer import answer
from lianfang.flows.reports.tell_record import Told, tell_record
from lianfang.flows.reports.write_note import NewNote, write_note
from tests.cast import bring_roster, the_station
from tests.watch import key
from zones.ground.scope import Scope
from zones.reports.tables import DutyRecord, NoteLine
from zones.roster.tables import Person


async def test_his_words_go_and_what_was_answered_stays(db: str) -> None:
    await bring_roster()
    station = (await the_station()).id
    person = (await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"]
    of = Scope((station,), person=person)
    note = await write_note(OPERATOR, of, 5, NewNote("我家住 3 栋"), b"", key())
    await answer(OPERATOR, of, 7, note, "answer", "收到", key())
    async with transaction() as now:
        told = Told("outreach", now - timedelta(hours=1), "在我家门口讲的", "防火", 9)
    await tell_record(OPERATOR, of, 5, told, b"", key())
    await DutyRecord.raw("UPDATE duty_record SET unit_said = '他那天休息'")
    await erase(Scope((station,)), OPERATOR, person, key())
    assert [row["words"] for row in await NoteLine.raw("SELECT words FROM note_line ORDER BY id")] == ["", "收到"]
    assert [tuple(row.values()) for row in await DutyRecord.raw("SELECT words, topic, unit_said FROM duty_record")] == [
        ("", "", "")
    ]
