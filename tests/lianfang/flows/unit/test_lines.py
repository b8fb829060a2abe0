"""A unit's lines say what the annex says, and what stands behind it; nobody else's facts, and no 信息报送."""

from pathlib import Path

import pytest

import lianfang
from bulletins.figures.reads import count
from lianfang.database import transaction
from lianfang.flows.points.score import score
from lianfang.flows.roster.take import take_roster
from lianfang.flows.unit.lines import Lines, lines_of
from lianfang.flows.week.take import take_week
from lianfang.stations import station_named
from tests.cast import CALLS, PATROLS, VISITS, WEEK, bring_everything, bring_roster, bring_week, the_station
from tests.lianfang.flows.statements import counted
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.roster.errors import NoSuchUnit
from zones.roster.reads.standing import named_units

W41 = Week(2018, 41)
YANGHE = Path(lianfang.__file__).parent / "scenes" / "yanghe"


async def _units(station: int) -> dict[str, int]:
    async with transaction():
        return {unit.name: unit.id for unit in await named_units(Scope((station,)))}


async def _lines(station: int, unit: str, week: Week = W41) -> Lines:
    return await lines_of(Scope((station,), unit=(await _units(station))[unit]), week)


def _shown(lines: Lines) -> dict[str, tuple[str, str]]:
    return {line.label: (line.value, line.detail) for line in lines.rows}


async def _same_as_the_annex(station: int, week: Week) -> int:
    async with transaction(snapshot=True):
        annex = {line.name: line for line in (await count(Scope((station,)), week, 12)).units}
    units = await _units(station)
    assert annex.keys() == units.keys()
    for name, unit in units.items():
        lines = await lines_of(Scope((station,), unit=unit), week)
        line, shown = annex[name], _shown(lines)
        assert lines.annex == line
        assert shown["参加巡逻"][0] == f"{line.turns}人次"
        assert shown["六项工作"][0] == f"属实{line.items}件"
        asked = f"应到{line.expected}岗次，应答{line.answered}岗次" if line.expected else "没有应到的岗"
        assert shown["岗位点名"][0] == asked
    return len(units)


async def test_every_unit_of_the_cast_reads_what_the_annex_prints(db: str) -> None:
    station = await bring_everything()
    assert await _same_as_the_annex(station.id, W41) == 3


async def test_every_unit_of_yanghe_reads_what_the_annex_prints(db: str) -> None:
    await take_roster("洋河派出所", "洋河新区分局", (YANGHE / "花名册.xlsx").read_bytes())
    station = await station_named("")
    await take_week(station.id, (YANGHE / "周记录-2018-W41.xlsx").read_bytes())
    await score(station.id)
    assert await _same_as_the_annex(station.id, W41) == 37


async def test_each_line_says_what_it_rests_on(db: str) -> None:
    station = (await bring_everything()).id
    assert _shown(await _lines(station, "翠园小区")) == {
        "牵头巡逻": ("1次", "10月8日 东1组，走了50分钟"),
        "参加巡逻": ("2人次", "10月8日 赵大山；10月10日 李二柱"),
        "没有派员": ("1次", "10月11日 西1组，没有写原因"),
        "岗位点名": ("应到1岗次，应答1岗次", ""),
        "实地检查": ("问题2处，当场整改1处", "10月9日 问题2处，当场整改1处，限期整改1处"),
        "六项工作": ("属实0件", ""),
        "单位积分": ("+1分", "10月8日 牵头巡逻 +1"),
    }
    school, market = _shown(await _lines(station, "柳河中学")), _shown(await _lines(station, "老街市场"))
    assert school["岗位点名"] == ("没有应到的岗", "免点1岗次（护学岗1）")
    assert market["岗位点名"] == ("应到1岗次，应答0岗次", "没有应答：10月8日 09:30 东门")
    assert market["实地检查"] == ("没有检查", "")


async def test_an_inspection_that_found_nothing_says_so(db: str) -> None:
    await bring_roster()
    await bring_week({"实地检查": [VISITS[0], ["2018-10-09", "老街市场", 0, 0, "周明远、韩立群"]]})
    assert _shown(await _lines((await the_station()).id, "老街市场"))["实地检查"] == ("检查1次，没有问题", "10月9日")


async def test_a_unit_reads_no_name_of_another_and_nothing_of_its_guards_reports_to_the_police(db: str) -> None:
    station = (await bring_everything()).id
    lines = await _lines(station, "老街市场")
    assert _shown(lines)["六项工作"] == ("属实1件", "安保救助1件")
    text = str(lines)
    assert "孙长林" in text and not [
        name for name in ("赵大山", "钱小河", "周平安", "信息报送", "待核") if name in text
    ]


async def test_what_did_not_come_is_said_instead_of_a_zero(db: str) -> None:
    await bring_roster()
    await bring_week({"岗位点名": CALLS})
    lines = await _lines((await the_station()).id, "翠园小区")
    shown = _shown(lines)
    assert shown["参加巡逻"] == shown["实地检查"] == shown["六项工作"] == ("未到", "这一周的登记还没有导入")
    assert shown["岗位点名"][0] == "应到1岗次，应答1岗次" and lines.open


async def test_a_withdrawn_round_leaves_the_lines_with_its_walkers_and_absences(db: str) -> None:
    station = (await bring_everything()).id
    await bring_week(WEEK | {"巡逻记录": PATROLS[:2]})
    await score(station)
    shown = _shown(await _lines(station, "翠园小区"))
    assert shown["参加巡逻"] == ("1人次", "10月8日 赵大山") and shown["没有派员"] == ("0次", "")
    assert await _same_as_the_annex(station, W41) == 3


async def test_a_week_without_anything_is_empty_and_closed(db: str) -> None:
    station = (await bring_everything()).id
    lines = await _lines(station, "翠园小区", Week(2017, 3))
    assert not lines.open and lines.answer is None and lines.issued is None
    assert {line.value for line in lines.rows} == {"未到", "0分"}


async def test_lines_outside_the_scope_are_as_if_there_were_none(db: str) -> None:
    station = (await bring_everything()).id
    unit = (await _units(station))["翠园小区"]
    for scope in (
        Scope((station,)),
        Scope((station + 1,), unit=unit),
        Scope((station,), unit=999_999),
        Scope((station,), unit=unit, units=(unit + 1,)),
    ):
        with pytest.raises(NoSuchUnit):
            await lines_of(scope, W41)


async def test_the_number_of_statements_does_not_grow_with_the_week(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    station = (await bring_everything()).id
    unit = (await _units(station))["老街市场"]
    with counted(monkeypatch) as sent:
        await lines_of(Scope((station,), unit=unit), W41)
    assert len(sent) <= 14
