"""The same week in another order and in other words is the same week; names are looked up as people write them."""

from datetime import date, datetime
from typing import Any

import pytest

from lianfang.sheets.lookup import Directory, person_at, unit_id, zone_id
from lianfang.sheets.people import Named
from lianfang.sheets.table import RowProblem
from tests.cast import CALLS, CASES, EXAMS, ITEMS, PATROLS, VENUES, VISITS, WEEK, bring_roster, bring_week


def turned(rows: list[list[Any]]) -> list[list[Any]]:
    """Columns and rows the other way round, a title above and a total below."""
    head, *data = [list(reversed(row)) for row in rows]
    return [["登记表"], head, *reversed(data), ["合计"]]


def rewritten(cell: Any) -> Any:
    """The same value in another hand."""
    if isinstance(cell, str) and cell.startswith("2018-10-") and len(cell) == 10:
        return date.fromisoformat(cell)
    if isinstance(cell, str) and cell.startswith("2018-10-"):
        return datetime.fromisoformat(cell)
    hands = {
        "东片区": "东片",
        "是": "√",
        "应答": "在岗",
        "无": "/",
        "属实": "√",
        "0-4时": "0:00-4:00",
        "19:30": 0.8125,
        "有": "1起",
    }
    return hands.get(cell, f"{cell}分钟" if cell in (50, 30, 60) else cell) if isinstance(cell, str | int) else cell


async def test_other_formats_and_another_order_change_nothing(db: str) -> None:
    await bring_roster()
    first = await bring_week()
    assert not first.rejected
    other = {
        name: turned([rows[0], *([rewritten(cell) for cell in row] for row in rows[1:])]) for name, rows in WEEK.items()
    }
    other["保安员证考试"] = turned(EXAMS)
    again = await bring_week(other)
    assert not again.rejected and (again.deeds, again.corrected) == (0, 0)
    assert [(sheet.added, sheet.withdrawn) for sheet in again.sheets] == [(0, 0)] * 7


WALKED = [
    "赵大山（翠园小区）、钱小河（柳河中学）",
    "翠园小区：赵大山；柳河中学：钱小河",
    "赵大山-翠园小区、钱小河-柳河中学",
    "翠园小区（赵大山）、柳河中学（钱小河）",
    "赵大山 钱小河",
    "赵 大 山、钱小河",
    "翠园小区赵大山、柳河中学钱小河",
]


@pytest.mark.parametrize("written", WALKED)
async def test_people_are_the_same_however_they_are_written(db: str, written: str) -> None:
    await bring_roster()
    await bring_week()
    rows = [PATROLS[0], [*PATROLS[1][:6], written, *PATROLS[1][7:]], *PATROLS[2:]]
    report = await bring_week(WEEK | {"巡逻记录": rows})
    assert not report.rejected and (report.deeds, report.corrected) == (0, 0)


async def test_rows_that_cannot_be_looked_up_say_where_and_what_to_do(db: str) -> None:
    await bring_roster()
    sheets: dict[str, list[list[Any]]] = {
        "可防性案件": [*CASES, ["中片区", "扒窃", "0-4时", 1]],
        "实地检查": [*VISITS, ["2018-10-09", "翠园小区北门", 1, 0, "周明远"]],
        "工作事项": [*ITEMS, ["2018-10-09", "吴老根", "翠园小区", "防范宣传", "属实"]],
        "岗位点名": CALLS,
        "场所检查": VENUES,
    }
    report = await bring_week(sheets)
    told = {(line.sheet, line.row, line.column): line.why + line.do for line in report.rejected}
    assert set(told) == {("可防性案件", 4, "片区"), ("实地检查", 3, "单位"), ("工作事项", 4, "姓名")}
    assert "东片区、西片区" in told["可防性案件", 4, "片区"]
    assert "是不是“翠园小区”" in told["实地检查", 3, "单位"]
    assert "老街市场" in told["工作事项", 4, "姓名"]


HOUSE = Directory(
    zones={"东片区": 1, "西部片区": 2},
    units={"翠园小区": 10, "柳河中学": 20},
    unit_names={10: "翠园小区", 20: "柳河中学"},
    unit_zone={10: 1, 20: 2},
    people={("张伟", 10): (100, 101), ("李四", 20): (102,)},
    marks={100: ("大门", "早班"), 101: ("大门", "夜班"), 102: ("", "")},
)


@pytest.mark.parametrize("written", ["东", "东片", "东片区", "东区", "东部", "东部片区", "东联防区"])
def test_a_zone_has_many_names(written: str) -> None:
    assert zone_id(HOUSE, written) == 1


def test_two_guards_of_one_name_are_told_apart_or_asked_about() -> None:
    assert person_at(HOUSE, Named("张伟·夜班", "翠园小区"), "姓名") == (101, 10)
    with pytest.raises(RowProblem, match="2 名“张伟”") as problem:
        person_at(HOUSE, Named("张伟", "翠园小区"), "姓名")
    assert "张伟·夜班(翠园小区)" in problem.value.do


@pytest.mark.parametrize("written", ["翠园", "翠园小区A区", "翠圆小区"])
def test_a_unit_that_is_nearly_known_is_suggested(written: str) -> None:
    with pytest.raises(RowProblem, match="是不是“翠园小区”"):
        unit_id(HOUSE, written)
