"""A duty record counts once an officer confirmed it: once, also when a sheet brings it, and not any more when it is taken back."""

from datetime import datetime, timedelta

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.points.score import score
from lianfang.flows.points.why import of_holder
from lianfang.flows.reports.decide_record import decide_record
from lianfang.flows.reports.tell_record import Told, tell_record
from scoring.points.tables import Award
from tests.cast import ITEMS, WEEK, bring_everything, bring_week
from tests.conftest import Clock
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI, Week
from zones.journal.tables import Deed
from zones.reports.errors.notes import NoSuchRecord
from zones.reports.reads import items
from zones.reports.reads.records import records
from zones.roster.reads import StationRow
from zones.roster.tables import Person

AT = datetime(2018, 10, 9, 15, 20, tzinfo=SHANGHAI)
SHEET = {**WEEK, "工作事项": [*ITEMS, ["2018-10-09", "赵大山", "翠园小区", "矛盾调处", "属实"]]}


async def _told(station: StationRow) -> int:
    person = (await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"]
    told = Told("mediation", AT, "两家为车位吵，劝开了")
    return await tell_record(OPERATOR, Scope((station.id,), person=person), 5, told, b"", key())


async def _decide(station: StationRow, record: int, verdict: str, why: str = "") -> None:
    await decide_record(OPERATOR, Scope((station.id,)), 7, None, record, verdict, why, key())


async def _counts(station: StationRow) -> tuple[int, int, int]:
    """(mediations that count in the week, deeds that stand, points awarded for them in all)."""
    await score(station.id)
    async with transaction():
        found = [one for one in await items(Scope((station.id,)), Week(2018, 41)) if one.duty == "矛盾调处"]
    standing = await Deed.raw(
        "SELECT id FROM deed d WHERE kind = 'mediation' AND corrects IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id)"
    )
    points = await Award.raw(
        "SELECT coalesce(sum(a.points), 0)::int AS points FROM award a JOIN deed d ON d.id = a.deed WHERE d.kind = 'mediation'"
    )
    return len(found), len(standing), points[0]["points"]


async def test_it_counts_once_confirmed_and_once_alone(db: str, clock: Clock) -> None:
    clock.set(AT + timedelta(hours=3))
    station = await bring_everything()
    record = await _told(station)
    assert await _counts(station) == (0, 0, 0)
    await _decide(station, record, "confirm")
    assert await _counts(station) == (1, 1, 3)
    report = await bring_week(SHEET)
    assert [sheet.live for sheet in report.sheets if sheet.kind == "item"] == [1]
    assert await _counts(station) == (1, 1, 3)


async def test_what_a_sheet_brought_before_gives_way(db: str, clock: Clock) -> None:
    clock.set(AT + timedelta(hours=3))
    station = await bring_everything()
    await bring_week(SHEET)
    assert await _counts(station) == (1, 1, 3)
    await _decide(station, await _told(station), "confirm")
    assert await _counts(station) == (1, 1, 3)


async def test_what_is_taken_back_counts_no_more_and_may_come_by_the_sheet_again(db: str, clock: Clock) -> None:
    clock.set(AT + timedelta(hours=3))
    station = await bring_everything()
    record = await _told(station)
    await _decide(station, record, "confirm")
    assert await _counts(station) == (1, 1, 3)
    await _decide(station, record, "withdraw", "是另一位保安员")
    assert await _counts(station) == (0, 0, 0)
    async with transaction():
        (told,) = await records(Scope((station.id,)))
    assert (told.record.state, told.record.item, told.record.why) == ("withdrawn", None, "是另一位保安员")
    await bring_week(SHEET)
    assert await _counts(station) == (1, 1, 3)


async def test_another_stations_officer_finds_none(db: str, clock: Clock) -> None:
    clock.set(AT + timedelta(hours=3))
    station = await bring_everything()
    record = await _told(station)
    with pytest.raises(NoSuchRecord):
        await decide_record(OPERATOR, Scope((station.id + 1,)), 7, None, record, "confirm", "", key())


async def test_what_was_commended_elsewhere_is_confirmed_counted_and_worth_nothing(db: str, clock: Clock) -> None:
    clock.set(AT + timedelta(hours=3))
    station = await bring_everything()
    record = await _told(station)
    scope = Scope((station.id,))
    await decide_record(OPERATOR, scope, 7, None, record, "confirm", "", key(), commended=True)
    await score(station.id)
    person = (await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"]
    async with transaction():
        (told,) = await records(scope)
        found = [one for one in await items(scope, Week(2018, 41)) if one.duty == "矛盾调处"]
        why = await of_holder(Scope((station.id,), person=person), Week(2018, 41))
    assert told.record.commended and len(found) == 1
    (line,) = [one for one in why.lines if one.kind == "mediation.commended"]
    assert (line.points, line.said) == (0, "劝解纠纷一起，别处已经表扬奖励过，不重复记分")
    assert line.clause.startswith("矛盾调处第1条")
    await decide_record(OPERATOR, scope, 7, None, record, "withdraw", "记错人了", key())
    again = await _told(station)
    await _decide(station, again, "confirm")
    assert await _counts(station) == (1, 1, 3), "an ordinary one is worth what it was"
