"""Reasons to look, from the books themselves: photo, phone, places, confirmers; nothing is refused for any of them."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from lianfang.audit.actions import OPERATOR, By
from lianfang.database import transaction
from lianfang.flows.reports.decide_record import decide_record
from lianfang.flows.reports.tell_record import Told, tell_record
from lianfang.web.looks.hints import hints_of
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.lianfang.photos.pictures import as_file, scene
from tests.on_watch import man
from tests.watch import key
from zones.duty.tables import Shift
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI
from zones.patrol.tables import Outing, Seat
from zones.reports.reads.records import waiting
from zones.reports.tables import DutyRecord
from zones.roster.actions import make_officers
from zones.roster.reads import StationRow
from zones.roster.tables import Person, Unit, Zone

AT = datetime(2018, 10, 9, 15, 20, tzinfo=SHANGHAI)
TOLD = Told("rescue", AT, "扶起老人")
PHOTO, OTHER_PHOTO = as_file(scene(), "JPEG"), as_file(scene().rotate(90), "JPEG")


async def _id(name: str) -> int:
    table = Unit if name in ("翠园小区", "柳河中学") else Person
    return int((await table.raw(f"SELECT id FROM {table._meta.tablename} WHERE name = {{}}", name))[0]["id"])


async def _tell(
    station: StationRow, name: str, photo: bytes = b"", device: int | None = None, at: datetime = AT
) -> int:
    of, by = Scope((station.id,), person=await _id(name)), By("operator", device=device)
    return await tell_record(by, of, 5, replace(TOLD, happened_at=at), photo, key())


async def _hints(station: StationRow) -> dict[int, list[str]]:
    of = Scope((station.id,))
    async with transaction() as now:
        found = await hints_of(of, [row.record for row in await waiting(of, 40)], now)
    return {number: [one.code for one in hints] for number, hints in found.items()}


async def test_the_same_picture_is_found_whoever_shows_it(db: str, clock: Clock) -> None:
    clock.set(AT + timedelta(hours=1))
    station = await bring_everything()
    first, second = await _tell(station, "赵大山", PHOTO), await _tell(station, "钱小河", PHOTO)
    third = await _tell(station, "孙长林", OTHER_PHOTO)
    assert await _hints(station) == {first: ["same_photo"], second: ["same_photo"], third: []}


async def test_one_phone_for_two_guards_within_an_hour(db: str, clock: Clock) -> None:
    clock.set(AT + timedelta(hours=1))
    station = await bring_everything()
    first, own = await _tell(station, "赵大山", device=8), await _tell(station, "赵大山", device=8)
    assert await _hints(station) == {first: [], own: []}
    second = await _tell(station, "钱小河", device=8)
    clock.set(AT + timedelta(hours=3))
    later = await _tell(station, "孙长林", device=8)
    expected = dict.fromkeys((first, own, second), ["same_phone"]) | {later: []}
    assert await _hints(station) == expected


async def test_where_he_stood_and_walked_when_it_is_to_have_happened(db: str, clock: Clock) -> None:
    clock.set(AT + timedelta(hours=1))
    station = await bring_everything()
    record, beside = await _tell(station, "赵大山"), await _tell(station, "钱小河")
    await man(await _id("柳河中学"), [await _id("赵大山")])
    await Shift.raw("UPDATE shift SET signed_on_at = {}, starts_at = {}, ends_at = {}", AT, AT, AT + timedelta(hours=8))
    await _walk(station, "赵大山", AT - timedelta(minutes=20))
    await _walk(station, "钱小河", AT + timedelta(minutes=20))
    assert await _hints(station) == {record: ["on_patrol", "on_shift"], beside: []}


async def _walk(station: StationRow, name: str, since: datetime) -> None:
    unit, zone = await _id("翠园小区"), (await Zone.raw("SELECT min(id) AS id FROM zone"))[0]["id"]
    async with transaction():
        officer = (await make_officers(station.bureau, ["韩立群"]))["韩立群"]
        outing = Outing(
            station=station.id, zone=zone, day=since.date(), number=f"勤{name}", officer=officer, lead=unit,
            state="stopped", starts_at=since, ends_at=since + timedelta(hours=1), mustered_at=since,
        )  # fmt: skip
        number = (await Outing.insert(outing))[0]["id"]
        await Seat.insert(Seat(outing=number, unit=unit, person=await _id(name), state="came"))


async def test_two_units_within_half_an_hour_and_one_sent_back_is_none(db: str, clock: Clock) -> None:
    clock.set(AT + timedelta(hours=1))
    station = await bring_everything()
    here, there = await _tell(station, "赵大山"), await _tell(station, "赵大山", at=AT + timedelta(minutes=10))
    assert await _hints(station) == {here: [], there: []}
    await DutyRecord.raw("UPDATE duty_record SET unit = {} WHERE id = {}", await _id("柳河中学"), there)
    assert await _hints(station) == {here: ["two_places"], there: ["two_places"]}
    await decide_record(OPERATOR, Scope((station.id,)), 7, None, there, "return", "哪天", key())
    assert await _hints(station) == {here: []}


async def test_one_officer_for_one_guard_and_nothing_is_refused_for_it(db: str, clock: Clock) -> None:
    clock.set(AT + timedelta(hours=1))
    station = await bring_everything()
    for nth in range(5):
        record = await _tell(station, "赵大山", at=AT - timedelta(minutes=nth))
        await decide_record(OPERATOR, Scope((station.id,)), 7, None, record, "confirm", "", key())
    last, other = await _tell(station, "赵大山"), await _tell(station, "钱小河")
    assert await _hints(station) == {last: ["one_officer"], other: []}
    assert await decide_record(OPERATOR, Scope((station.id,)), 7, None, last, "confirm", "", key()) == "confirmed"
    clock.set(AT + timedelta(days=40))
    later = await _tell(station, "赵大山", at=AT + timedelta(days=40) - timedelta(hours=1))
    assert (await _hints(station))[later] == [], "what was confirmed more than 30 days ago says nothing any more"
