"""What a guard told waits for his unit, three days; then an officer decides, with its word or without one."""

from datetime import datetime, timedelta

import pytest

from lianfang.access import Held
from lianfang.audit.actions import OPERATOR
from lianfang.flows.accounts.open_account import open_account
from lianfang.flows.reports.decide_record import decide_record
from lianfang.flows.reports.sweep import due_records, sweep_record
from lianfang.flows.reports.tell_record import Told, tell_record
from lianfang.flows.reports.unit_word import unit_word
from lianfang.jobs import tend
from lianfang.notices.tables import Notice
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI
from zones.reports.errors.notes import NoSuchRecord, OwnRecord, UnitFirst
from zones.reports.tables import DutyRecord
from zones.roster.reads import StationRow
from zones.roster.tables import Person, Unit

AT = datetime(2018, 10, 9, 15, 20, tzinfo=SHANGHAI)
OFFICER = 7
TOLD = Told("mediation", AT, "两家为车位吵，劝开了")


async def _person(name: str = "赵大山") -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def _led(by: int | None = None) -> tuple[StationRow, Scope]:
    """翠园小区, which somebody leads from now on: `by` is the person that he is."""
    station = await bring_everything()
    unit = (await Unit.raw("SELECT id FROM unit WHERE name = '翠园小区'"))[0]["id"]
    await open_account(OPERATOR, "manager", Held("unit", station.bureau, (), unit=unit), key(), person=by)
    return station, Scope((station.id,), unit=unit)


async def _tell(station: StationRow) -> int:
    return await tell_record(OPERATOR, Scope((station.id,), person=await _person()), 5, TOLD, b"", key())


async def _row(record: int) -> tuple[object, ...]:
    rows = await DutyRecord.raw(
        "SELECT state, unit_word, next_deadline - at AS waits FROM duty_record WHERE id = {}", record
    )
    return tuple(rows[0].values())


async def _kinds() -> list[tuple[str, str]]:
    rows = await Notice.raw("SELECT kind, receiver FROM notice WHERE kind LIKE 'record_%%' ORDER BY id")
    return [(row["kind"], row["receiver"].partition(":")[0]) for row in rows]


async def _confirm(station: StationRow, record: int) -> str:
    return await decide_record(OPERATOR, Scope((station.id,)), OFFICER, None, record, "confirm", "", key())


async def test_the_officer_decides_after_the_unit_whatever_it_said(db: str, clock: Clock) -> None:
    clock.set(AT + timedelta(hours=3))
    station, of = await _led()
    record = await _tell(station)
    assert await _row(record) == ("asked", "", timedelta(days=3))
    with pytest.raises(UnitFirst):
        await _confirm(station, record)
    said = await unit_word(OPERATOR, of, 41, None, record, "untrue", "那天他休息", key())
    assert said == "sent" and await _row(record) == ("sent", "untrue", None)
    assert await _confirm(station, record) == "confirmed"
    assert await _kinds() == [
        ("record_asked", "unit"),
        ("record_heard", "person"),
        ("record_new", "desk"),
        ("record_confirmed", "person"),
    ]


async def test_a_unit_without_a_word_costs_the_guard_three_days_and_no_more(db: str, clock: Clock) -> None:
    clock.set(AT)
    station, _ = await _led()
    record = await _tell(station)
    clock.set(AT + timedelta(days=3) - timedelta(minutes=5))
    assert await due_records() == []
    await sweep_record(record)
    assert (await _row(record))[0] == "asked"
    clock.set(AT + timedelta(days=3, minutes=5))
    await tend()
    await sweep_record(record)
    assert await _row(record) == ("sent", "silent", None)
    assert await _kinds() == [("record_asked", "unit"), ("record_heard", "person"), ("record_new", "desk")]
    assert await _confirm(station, record) == "confirmed"


async def test_where_nobody_else_leads_the_unit_it_goes_to_the_officer_at_once(db: str, clock: Clock) -> None:
    clock.set(AT)
    station = await bring_everything()
    assert await _row(await _tell(station)) == ("sent", "nobody", None)
    assert await _kinds() == [("record_new", "desk")]


async def test_a_manager_who_is_the_guard_is_not_asked_and_says_nothing(db: str, clock: Clock) -> None:
    clock.set(AT)
    await bring_everything()
    station, of = await _led(await _person())
    record = await _tell(station)
    assert await _row(record) == ("sent", "nobody", None)
    await DutyRecord.raw("UPDATE duty_record SET unit_word = 'silent' WHERE id = {}", record)
    with pytest.raises(OwnRecord):
        await unit_word(OPERATOR, of, 41, await _person(), record, "confirm", "", key())


async def test_another_unit_finds_none(db: str, clock: Clock) -> None:
    clock.set(AT)
    station, _ = await _led()
    record = await _tell(station)
    other = (await Unit.raw("SELECT id FROM unit WHERE name = '柳河中学'"))[0]["id"]
    with pytest.raises(NoSuchRecord):
        await unit_word(OPERATOR, Scope((station.id,), unit=other), 41, None, record, "confirm", "", key())
