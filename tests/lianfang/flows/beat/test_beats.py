"""Beats: one officer a unit, dated, said twice is said once; and what an officer sees of his units."""

import asyncio
from datetime import date
from typing import Any

import pytest

from lianfang.audit.actions import By
from lianfang.audit.tables import AuditLine
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.beat.assign import assign
from lianfang.flows.beat.my_units import MyUnits, my_units
from lianfang.flows.unit.answer import answer
from tests.cast import CALLS, bring_everything, bring_roster, bring_week, the_station
from tests.lianfang.flows.statements import counted
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.roster.actions import make_officers, make_station
from zones.roster.errors import NoSuchOfficer, NoSuchUnit
from zones.roster.reads.beats import beat_units, beats, officers
from zones.roster.reads.standing import named_units
from zones.roster.tables import Beat

BY = By("account:1", bureau=1)
W41 = Week(2018, 41)


class Beats:
    def __init__(self, station: int, bureau: int, units: dict[str, int], officers: dict[str, int]) -> None:
        self.station, self.bureau, self.units, self.officers = station, bureau, units, officers
        self.scope = Scope((station,))

    async def assign(self, unit: str, officer: str | None) -> bool:
        return await assign(BY, self.scope, self.units[unit], self.officers[officer] if officer else None)

    async def of(self, officer: str, today: date) -> list[str]:
        async with transaction():
            return [unit.name for unit in await beat_units(self.scope, self.officers[officer], today)]

    async def seen(self, officer: str, week: Week | None = None) -> MyUnits:
        return await my_units(self.scope, self.officers[officer], week)


async def _beats() -> Beats:
    station = await the_station()
    async with transaction():
        names = await make_officers(station.bureau, ["周明远", "韩立群"])
        units = {unit.name: unit.id for unit in await named_units(Scope((station.id,)))}
    return Beats(station.id, station.bureau, units, names)


@pytest.fixture
async def beat(db: str) -> Beats:
    await bring_everything()
    return await _beats()


async def test_a_unit_is_on_one_beat_and_the_rows_are_dated(beat: Beats, clock: Any) -> None:
    clock.shows(2018, 10, 1, 1)
    assert await beat.assign("翠园小区", "周明远") and await beat.assign("老街市场", "周明远")
    assert not await beat.assign("翠园小区", "周明远")
    clock.shows(2018, 10, 15, 1)
    assert await beat.assign("翠园小区", "韩立群")
    assert await beat.of("周明远", date(2018, 10, 14)) == ["翠园小区", "老街市场"]
    assert await beat.of("周明远", date(2018, 10, 15)) == ["老街市场"]
    assert await beat.of("韩立群", date(2018, 10, 15)) == ["翠园小区"]
    assert not await beat.of("周明远", date(2018, 9, 30))
    async with transaction():
        now = await beats(beat.scope, date(2018, 10, 15))
    assert {row.name for row in now.values()} == {"周明远", "韩立群"} and beat.units["柳河中学"] not in now


async def test_a_unit_is_taken_off_every_beat(beat: Beats, clock: Any) -> None:
    clock.shows(2018, 10, 1, 1)
    await beat.assign("翠园小区", "周明远")
    clock.shows(2018, 10, 2, 1)
    assert await beat.assign("翠园小区", None) and not await beat.assign("翠园小区", None)
    assert not await beat.of("周明远", date(2018, 10, 2))


async def test_a_slip_corrected_the_same_day_leaves_the_right_officer(beat: Beats, clock: Any) -> None:
    clock.shows(2018, 10, 1, 1)
    await beat.assign("翠园小区", "周明远")
    await beat.assign("翠园小区", "韩立群")
    assert not await beat.of("周明远", date(2018, 10, 1)) and not await beat.of("周明远", date(2018, 9, 30))
    assert await beat.of("韩立群", date(2018, 10, 1)) == ["翠园小区"]


async def test_two_at_once_leave_one_officer(beat: Beats) -> None:
    await asyncio.gather(*(beat.assign("翠园小区", name) for name in ("周明远", "韩立群") * 4))
    assert await Beat.count().where(Beat.until.is_null()) == 1


async def test_each_change_leaves_one_audit_line_and_no_change_leaves_none(beat: Beats) -> None:
    await beat.assign("翠园小区", "周明远")
    await beat.assign("翠园小区", "周明远")
    lines = await AuditLine.select().where(AuditLine.action == "beats.assign")
    assert [(line["actor"], line["outcome"], line["thing"]) for line in lines] == [
        ("account:1", "done", beat.units["翠园小区"])
    ]


async def test_units_out_of_scope_and_officers_of_another_bureau_are_refused(beat: Beats) -> None:
    unit, officer = beat.units["翠园小区"], beat.officers["周明远"]
    async with transaction() as now:
        other = await make_station("清河派出所", "清河分局", now)
        (bureau,) = [row["bureau"] for row in await Beat.raw("SELECT bureau FROM station WHERE id = {}", other)]
        stranger = (await make_officers(bureau, ["高远"]))["高远"]
    for scope, who, why in (
        (Scope((other,)), officer, NoSuchUnit),
        (Scope((beat.station,), units=()), officer, NoSuchUnit),
        (beat.scope, stranger, NoSuchOfficer),
        (beat.scope, 999_999, NoSuchOfficer),
        (beat.scope, 0, NoSuchOfficer),
    ):
        with pytest.raises(why):
            await assign(BY, scope, unit, who)
    with pytest.raises(NoSuchUnit):
        await assign(BY, beat.scope, 999_999, officer)
    assert await Beat.count() == 0
    async with transaction():
        assert "高远" not in {one.name for one in await officers(beat.scope)}
        assert not await beats(Scope((other,)), date(2018, 10, 15))


async def test_an_officer_sees_guards_and_the_latest_week_of_his_units(beat: Beats) -> None:
    await beat.assign("翠园小区", "周明远")
    await beat.assign("老街市场", "周明远")
    await answer(
        BY, Scope((beat.station,)), W41, beat.units["老街市场"], "disputed", "少算一次", Key("k" * 9, "account:1")
    )
    seen = await beat.seen("周明远")
    assert (seen.week, seen.missing) == (W41, ())
    garden, market = seen.units
    assert (garden.unit.name, garden.guards, garden.certified) == ("翠园小区", 2, 1)
    assert (market.unit.name, market.guards, market.certified) == ("老街市场", 2, 1)
    one, two = garden.counts, market.counts
    assert one and two
    assert (one.annex.turns, one.annex.answered, one.annex.expected, one.excused) == (2, 1, 1, 0)
    assert (one.missed, one.unexplained, one.visits, one.problems, one.fixed) == (1, 1, 1, 2, 1)
    assert (two.annex.turns, two.annex.answered, two.annex.expected, two.annex.items) == (2, 0, 1, 1)
    assert (two.missed, two.visits, two.waiting, two.clues_waiting) == (0, 0, 0, 1)
    assert one.answer is None and two.answer and (two.answer.text, two.answer.moved) == ("少算一次", False)


async def test_another_week_is_shown_when_asked_for_with_what_did_not_come(beat: Beats) -> None:
    await beat.assign("柳河中学", "周明远")
    await bring_week({"岗位点名": [CALLS[0], ["2018-10-16 09:30", "柳河中学", "校门", None, "免点", "护学岗"]]})
    latest = await beat.seen("周明远")
    assert latest.week == Week(2018, 42) and "rollcall" not in latest.missing and "patrol" in latest.missing
    counts = latest.units[0].counts
    assert counts and (counts.annex.expected, counts.excused, counts.annex.turns) == (0, 1, 0)
    before = (await beat.seen("周明远", W41)).units[0].counts
    assert before and before.annex.turns == 2


async def test_an_officer_without_units_or_without_weeks_sees_none(beat: Beats) -> None:
    assert await beat.seen("韩立群") == MyUnits(None, (), ())
    await beat.assign("翠园小区", "周明远")
    assert not (await my_units(Scope((beat.station + 1,)), beat.officers["周明远"])).units


async def test_units_without_any_week_still_show_their_guards(db: str) -> None:
    await bring_roster()
    beat = await _beats()
    await beat.assign("翠园小区", "周明远")
    seen = await beat.seen("周明远")
    assert seen.week is None and [(one.guards, one.counts) for one in seen.units] == [(2, None)]


async def test_three_units_cost_no_more_statements_than_one(beat: Beats, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = []
    for unit in ("翠园小区", "柳河中学", "老街市场"):
        await beat.assign(unit, "周明远")
        with counted(monkeypatch) as sent:
            await beat.seen("周明远")
        numbers.append(len(sent))
    assert len(set(numbers)) == 1 and numbers[0] <= 12
