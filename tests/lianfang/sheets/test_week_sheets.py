"""Week sheets in other stations' words, and which week a file is of."""

from datetime import date, datetime, time
from typing import Any

import pytest

from lianfang.sheets.errors import MissingColumns, NoKnownSheet, NoWeek, TwoWeeks, WeekDisagrees
from lianfang.sheets.week import parse
from lianfang.wording import say
from tests.cast import PATROLS, WEEK
from tests.lianfang.sheets.books import TITLE, plain, week
from tests.workbooks import Rows, id_number, workbook
from zones.ground.refused import Refused

WHO = "赵大山（翠园小区）、钱小河（柳河中学）"
PATROL_SHEETS: dict[str, Rows] = {
    "plain": [["日期", "片区", "开始时间", "时长（分钟）", "参加保安员"], ["2018-10-08", "东片区", "19:30", 80, WHO]],
    "one cell for day and time": [["巡逻时间", "片区", "时长", "参巡人员"], ["10月8日19时30分", "东片区", "1小时20分", WHO]],
    "from and to": [["日期", "片区", "开始时间", "结束时间", "队员姓名"], ["周一", "东片区", 0.8125, "20：50", WHO]],
    "a span": [["日期", "片区", "时间", "参加人员"], ["10月8日", "东片区", "19:30-20:50", WHO]],
    "hours": [["日期", "片区", "集合时间", "时长（小时）", "参加队员"], [43381, "东片区", 19.3, "1小时20分", WHO]],
    "zone as a heading": [["日期", "开始时间", "用时", "巡逻人员"], ["东片区"], [datetime(2018, 10, 8), time(19, 30), "80分钟", WHO]],
    "two rows of header": [
        ["日期", "片区", "巡逻情况", None, "参加保安员"], [None, None, "开始时间", "时长", None], ["2018.10.8", "东片区", "19:30", 80, WHO],
    ],
}  # fmt: skip


@pytest.mark.parametrize("rows", PATROL_SHEETS.values(), ids=PATROL_SHEETS.keys())
@pytest.mark.parametrize("name", ["巡逻记录", "Sheet2"])
def test_a_patrol_is_the_same_however_it_is_written(rows: Rows, name: str) -> None:
    found = week(workbook(**{name: [["联防巡逻登记"], *rows]}))
    assert not found.rejected
    ((day, start, zone, minutes, walkers),) = [
        plain(r, "day", "start", "zone", "minutes", "walkers") for r in found.rows
    ]
    assert (day, start, zone, minutes, len(walkers)) == (date(2018, 10, 8), time(19, 30), "东片区", 80, 2)


def test_hours_in_the_header_are_hours() -> None:
    rows = [["日期", "片区", "时长（小时）", "参加保安员"], ["2018-10-08", "东片区", 1.5, WHO]]
    assert [row.minutes for row in week(workbook(巡逻记录=rows)).rows] == [90]


CALL_SHEETS: dict[str, Rows] = {
    "plain": [["点名时间", "单位", "岗位", "应答人", "结果"], ["2018-10-08 09:30", "翠园小区", "大门", "赵大山", "应答"]],
    "day and time": [["日期", "时间", "单位名称", "岗位", "在岗人员", "是否在岗"], ["10月8日", "9：30", "翠园小区", "大门", "赵大山", "√"]],
    "in words": [["点名时间", "被查单位", "哨位", "姓名", "在岗情况"], ["10月8日上午9时30分", "翠园小区", "大门", "赵大山", "在岗"]],
    "unit as a heading": [["查岗时间", "岗位", "接听人", "查岗情况"], ["东片区"], ["10.8", None, None, None]],
}  # fmt: skip


@pytest.mark.parametrize("rows", list(CALL_SHEETS.values())[:3], ids=list(CALL_SHEETS)[:3])
def test_a_call_is_the_same_however_it_is_written(rows: Rows) -> None:
    found = week(workbook(Sheet1=rows))
    assert [plain(r, "asked", "unit", "post", "responder", "result") for r in found.rows] == [
        (datetime(2018, 10, 8, 9, 30), "翠园小区", "大门", "赵大山", "answered")
    ]


@pytest.mark.parametrize("cell", ["2018-10-08", date(2018, 10, 8), "10.8"])
def test_a_call_without_its_hour_is_asked_for_it(cell: Any) -> None:
    (line,) = week(workbook(岗位点名=[["日期", "点名时间", "单位", "结果"], [cell, None, "翠园小区", "到"]])).rejected
    assert "几点" in line.why and "09:30" in line.do


def test_exams_take_names_with_or_without_numbers_and_tell_who_was_absent() -> None:
    rows = [
        ["考生姓名", "工作单位", "身份证号码", "总分"],
        ["李二柱", "翠园小区", id_number(2).lower(), "72分"],
        ["周平安（柳河中学）", None, None, 50],
        ["吴老根", "老街市场", None, "缺考"],
        ["孙长林", "老街市场", None, None],
    ]
    found = week(workbook(考试=rows))
    assert [(row.person.name, row.person.beside, row.score) for row in found.rows] == [
        ("李二柱", "翠园小区", 72.0), ("周平安", "柳河中学", 50.0),
    ]  # fmt: skip
    assert [(line.row, line.column, line.name) for line in found.rejected] == [
        (4, "总分", "吴老根"),
        (5, "总分", "孙长林"),
    ]
    assert "缺考" in found.rejected[0].why and "不用改" in found.rejected[0].do


KEPT_APART: dict[str, tuple[str, Rows]] = {
    "visits": ("inspection", [["检查时间", "被检查单位", "发现隐患数", "现场整改", "检查人员"], ["10月9日", "翠园小区", "2处", "1处", "周明远"]]),
    "venues": ("venue", [["检查时间", "所属片区", "场所类型", "有无违规", "检查人"], ["10月9日", "东片区", "网吧", "无", "周明远"]]),
    "items": ("item", [["日期", "姓名", "单位", "工作内容", "是否属实"], ["10月9日", "吴老根", "老街市场", "防范宣传", "√"]]),
    "exam": ("exam", [["姓名", "单位", "成绩"], ["吴老根", "老街市场", 70]]),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "rows"), KEPT_APART.values(), ids=KEPT_APART.keys())
def test_a_sheet_called_sheet1_is_known_by_its_columns(kind: str, rows: Rows) -> None:
    found = week(workbook(Sheet1=rows))
    assert [sheet.kind for sheet in found.sheets] == [kind] and len(found.rows) == 1


def test_a_violation_that_stands_as_a_number_is_counted() -> None:
    rows = [["日期", "片区", "行业", "违规起数"], ["10月9日", "东片区", "网吧", 2], ["10月9日", "东片区", "网吧", "○"]]
    found = week(workbook(场所检查=rows))
    assert [row.violations for row in found.rows] == [2]
    assert "是还是否" in found.rejected[0].why


@pytest.mark.parametrize("field", [3, 4])
def test_a_remark_with_personal_data_refuses_the_row(field: int) -> None:
    row = ["10月9日", "翠园小区", 1, "周明远", None]
    row[field] = "业主13800000000反映"
    found = week(workbook(实地检查=[["日期", "单位", "发现问题数", "检查民警", "备注"], row]))
    assert not found.rows and "电话" in found.rejected[0].why


def dated(*days: Any, title: str = "") -> bytes:
    rows = [["日期", "单位", "发现问题数"], *([day, "翠园小区", 1] for day in days)]
    return workbook(实地检查=[[f"实地检查{title}"], *rows])


WEEKS = [
    (dated("2018-12-31", "2019-01-01"), "2019-W01"),
    (dated("12月31日", "1月1日", title="（2018年12月31日至2019年1月6日）"), "2019-W01"),
    (dated("10月8日", 43387, title="（2018年10月8日—14日）"), "2018-W41"),
    (dated("8日", "周日", title="2018年第41周"), "2018-W41"),
    (dated(date(2018, 10, 8), "10月14日"), "2018-W41"),
]


@pytest.mark.parametrize(("content", "name"), WEEKS)
def test_the_week_is_the_one_in_which_every_date_lies(content: bytes, name: str) -> None:
    found = parse(content)
    assert str(found.week) == name and len(found.rows) == 2 and not found.rejected


REFUSED: list[tuple[bytes, str, type[Refused], tuple[str, ...]]] = [
    (dated("2018-10-08", "2018-10-15"), "", TwoWeeks, ("实地检查第3行", "实地检查第4行", "10月15日至")),
    (dated("2018-10-08", "10月15日"), "", TwoWeeks, ("实地检查第4行",)),
    (dated("2018-10-08", title="（2018年10月1日至10月7日）"), "", TwoWeeks, ("标题", "实地检查第3行")),
    (dated("2018-10-08"), "2018-W40", WeekDisagrees, ("2018-W40", "实地检查第3行", "2018-10-08")),
    (dated("10月8日"), "2018-W40", WeekDisagrees, ("2018-10-08",)),
    (dated("10月8日"), "", NoWeek, ("--week",)),
    (workbook(巡逻记录=[["甲", "乙", "丙"], ["1", "2", "3"]]), "2018-W41", MissingColumns, ("参加保安员", "甲")),
    (workbook(通知=[["请各单位周五前报送"]]), "2018-W41", NoKnownSheet, ("可防性案件", "通知")),
    (workbook(巡逻=[["日期", "片区", "谁去的", "时长"], ["10月8日", "东片区", WHO, 50]]), "2018-W41", MissingColumns, ("参加保安员", "谁去的")),
]  # fmt: skip


@pytest.mark.parametrize(("content", "name", "refusal", "said"), REFUSED)
def test_a_file_that_contradicts_itself_is_refused_in_a_sentence(
    content: bytes, name: str, refusal: type[Refused], said: tuple[str, ...]
) -> None:
    with pytest.raises(refusal) as refused:
        parse(content, name)
    sentence = say(refused.value)
    assert all(part in sentence for part in said) and sentence.endswith("。")


@pytest.mark.parametrize("rows", [[], TITLE, [["巡逻记录（本周无巡逻）"]], [["巡逻记录"], PATROLS[0]]], ids=range(4))
def test_an_empty_sheet_is_no_fault(rows: Any) -> None:
    found = week(workbook(**(WEEK | {"巡逻记录": rows})))
    assert not found.rejected and "可防性案件" in [sheet.sheet for sheet in found.sheets]


def test_sheets_of_other_business_do_not_stop_the_import() -> None:
    others = {
        "考勤表": [["姓名", "一", "二"], ["张三", "√", "√"]],
        "工作方案": [["一、总则", "二", "三"], ["1", "2", "3"]],
    }
    found = week(workbook(**(WEEK | others)))
    assert set(found.ignored) == set(others)


def test_equal_rows_are_separate_events() -> None:
    row = ["10月9日", "翠园小区", 1]
    assert len(week(workbook(实地检查=[["日期", "单位", "发现问题数"], row, row])).rows) == 2


def test_a_time_typed_as_a_number_is_no_date() -> None:
    rows = [["日期", "片区", "开始时间", "时长", "参加保安员"], ["2018-10-08", "东片区", 9.3, 50, WHO]]
    assert [row.start for row in parse(workbook(巡逻记录=rows)).rows] == [time(9, 30)]


@pytest.mark.parametrize(
    "cells", [(10.8, 0.3958333), (10.8, "9:30"), (43381, 9.3), (43381.3958333, None), (None, 43381.3958333)]
)
def test_a_call_in_numbers_is_understood(cells: tuple[Any, Any]) -> None:
    (row,) = week(workbook(岗位点名=[["日期", "点名时间", "单位", "结果"], [*cells, "翠园小区", "到"]])).rows
    assert row.asked == datetime(2018, 10, 8, 9, 30)


def test_a_title_that_leaves_the_new_year_out_ends_in_the_next_year() -> None:
    rows: Rows = [["（2018年12月31日至1月6日）"], ["片区", "案件类别", "时段", "起数"], ["东片区", "扒窃", "0-4时", 1]]
    assert str(parse(workbook(可防性案件=rows)).week) == "2019-W01"


def test_columns_are_known_by_other_common_names() -> None:
    patrols: Rows = [
        ["日期", "片区", "时长", "参加巡逻人员", "有无旗帜", "宣传活动场次"],
        ["2018-10-08", "东片区", 80, WHO, "有", 2],
    ]
    visits: Rows = [["日期", "被查单位名称", "存在问题数", "当场整改个数"], ["2018-10-08", "翠园小区", 3, 2]]
    cases: Rows = [["片区", "案件类别", "时段", "发生起数"], ["东片区", "扒窃", "0-4时", 4]]
    case, patrol, visit = week(workbook(可防性案件=cases, 巡逻记录=patrols, 实地检查=visits)).rows
    assert plain(case, "cases") == (4,)
    assert (len(patrol.walkers), *plain(patrol, "flag", "outreach")) == (2, True, 2)  # type: ignore[union-attr]
    assert plain(visit, "unit", "problems", "fixed") == ("翠园小区", 3, 2)
