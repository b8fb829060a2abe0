"""Sheets as stations lay them out: headers, headings, merged cells, totals, notes, blocks."""

from datetime import date
from typing import Any

import pytest

from lianfang.sheets.roster import parse as parse_roster
from lianfang.sheets.week import parse
from tests.lianfang.sheets.books import merged_book, plain, week
from tests.workbooks import Rows, id_number, workbook

ONE = ("张三", "翠园小区", id_number(1), "19900000001")
TWO = ("李四", "柳河中学", id_number(2), "19900000002")
HEAD = ["姓名", "服务单位", "身份证号", "手机"]
BOTH = [list(ONE), list(TWO)]


def guards(content: bytes) -> list[tuple[Any, ...]]:
    found = parse_roster(content)
    assert not found.rejected
    return [plain(row, "name", "unit", "id_number", "phone") for row in found.guards]


GUARD_SHEETS: dict[str, Rows] = {
    "plain": [HEAD, *BOTH],
    "several titles": [["柳河派出所"], ["保安员花名册"], ["（2018年10月）"], ["填表说明：身份证号请按文本填写，电话写手机，没有写无"], [], HEAD, *BOTH],
    "empty rows and columns": [[], [], [None, None, *HEAD], *([None, None, *row] for row in BOTH)],
    "notes in headers": [["姓　名*", "服务单位（全称）", "身份证号\n(18位)", "★手机【必填】"], *BOTH],
    "numbered headers": [["1.姓名", "2.服务单位", "3.身份证号", "4.手机"], *BOTH],
    "other words": [["员工姓名", "工作单位", "身份证件号", "联系方式"], *BOTH],
    "yet other words": [["保安员", "驻勤点", "公民身份号码", "联系电话(手机)"], *BOTH],
    "more other words": [["队员", "派驻单位", "居民身份证号码", "本人手机号"], *BOTH],
    "columns nobody asked for": [
        ["序号", "姓名", "性别", "年龄", "民族", "学历", "户籍地址", "身份证号", "家庭电话", "手机", "紧急联系人", "服务单位", "政治面貌"],
        *([1, n, "男", 50, "汉", "初中", "柳河镇", i, "052788888888", p, "王五", u, "群众"] for n, u, i, p in (ONE, TWO)),
    ],
    "totals and signatures": [
        HEAD, ["合计：2人"], *BOTH, ["合 计", "2 人"], ["填表人：王五", "审核人：赵六", "日期：2018年10月8日"], ["注：本表一式两份"], ["单位负责人（签字）：", None, "2018年10月8日"],
    ],
    "header again": [HEAD, list(ONE), HEAD, list(TWO)],
    "header again in another order": [HEAD, list(ONE), ["身份证号", "手机", "姓名", "服务单位"], [TWO[2], TWO[3], TWO[0], TWO[1]]],
    "zone headings": [HEAD, ["东片区（1家）"], list(ONE), ["二、西片区", None, "1人"], list(TWO)],
    "units as headings": [["姓名", "身份证号", "手机"], ["翠园小区（1人）"], [ONE[0], *ONE[2:]], ["单位：柳河中学"], [TWO[0], *TWO[2:]]],
    "side by side": [["序号", *HEAD, "序号", *HEAD], [1, *ONE, 2, *TWO]],
    "prefilled numbers": [["序号", *HEAD], [1, *ONE], [2, *TWO], [3], [4]],
    "spaces and breaks": [HEAD, ["张 三", "翠园\n小区", f" {id_number(1)} ", "199 0000 0001"], ["李　四", "柳河中学 ", id_number(2), 19900000002]],
}  # fmt: skip


@pytest.mark.parametrize("rows", GUARD_SHEETS.values(), ids=GUARD_SHEETS.keys())
@pytest.mark.parametrize("name", ["花名册", "Sheet1"])
def test_guards_are_found_however_the_sheet_is_laid_out(rows: Rows, name: str) -> None:
    assert guards(workbook(**{name: rows})) == [ONE, TWO]


def test_a_header_of_two_rows_is_read_as_one() -> None:
    rows = [
        ["序号", "基本情况", None, "服务单位", "联系方式", None],
        [None, "姓名", "身份证号", None, "手机", "座机"],
        [1, ONE[0], ONE[2], ONE[1], ONE[3], None],
        [2, TWO[0], TWO[2], TWO[1], TWO[3], None],
    ]
    assert guards(workbook(花名册=rows)) == [ONE, TWO]
    assert guards(merged_book("花名册", rows, "A1:A2", "B1:C1", "D1:D2", "E1:F1")) == [ONE, TWO]


def test_certificate_columns_under_one_word_are_told_apart() -> None:
    rows = [
        ["姓名", "服务单位", "保安员证", None],
        [None, None, "编号", "发证日期"],
        ["张三", "翠园小区", "苏01", "2016年3月"],
    ]
    (row,) = parse_roster(merged_book("花名册", rows, "A1:A2", "B1:B2", "C1:D1")).guards
    assert (row.certificate, row.certified_on) == ("苏01", date(2016, 3, 1))


@pytest.mark.parametrize("sign", ["同上", "〃", "同 上", '"', None])
def test_a_unit_written_once_holds_for_the_rows_below(sign: str | None) -> None:
    rows = [HEAD, list(ONE), [TWO[0], sign, *TWO[2:]]]
    content = merged_book("花名册", rows, "B2:B3") if sign is None else workbook(花名册=rows)
    assert [row[1] for row in guards(content)] == ["翠园小区", "翠园小区"]


def test_guards_split_over_a_sheet_for_each_zone_are_one_roster() -> None:
    content = workbook(
        单位=[["单位", "片区"], ["翠园小区", "东片区"]], 东片区=[HEAD, list(ONE)], 西片区=[HEAD, list(TWO)]
    )
    assert guards(content) == [ONE, TWO]


def test_units_split_over_a_sheet_for_each_zone_take_the_zone_from_its_name() -> None:
    head = ["单位名称", "单位类别"]
    found = parse_roster(workbook(东片区=[head, ["翠园小区", "居民小区"]], 西片区=[head, ["老街市场", "商业场所"]]))
    assert [(row.name, row.zone) for row in found.units] == [("翠园小区", "东片区"), ("老街市场", "西片区")]


def test_zones_as_headings_hold_for_the_units_below() -> None:
    rows = [
        ["单位名称", "单位类别"],
        ["一、东片区（1家）"],
        ["翠园小区", "居民小区"],
        ["西片"],
        ["老街市场", "商业场所"],
        ["新区医院"],
    ]
    found = parse_roster(workbook(单位=rows))
    assert [(row.name, row.zone) for row in found.units] == [
        ("翠园小区", "东片区"),
        ("老街市场", "西片"),
        ("新区医院", "西片"),
    ]


def test_a_lonely_unit_is_a_row_that_lacks_its_zone_and_no_heading() -> None:
    found = parse_roster(workbook(单位=[["单位名称", "片区"], ["翠园小区"], ["开发区"]]))
    assert [(line.name, line.column) for line in found.rejected] == [("翠园小区", "片区"), ("开发区", "片区")]


def test_hidden_sheets_are_named_and_not_read() -> None:
    from_book = merged_book("花名册", [HEAD, list(ONE)])
    assert parse_roster(from_book).ignored == ()


def test_people_who_left_need_their_last_day() -> None:
    found = parse_roster(workbook(花名册=[HEAD, list(ONE)], 离职人员=[HEAD, list(TWO)]))
    assert len(found.guards) == 1
    assert [(line.sheet, line.column, line.name) for line in found.rejected] == [("离职人员", "离职日期", "李四")]


def test_columns_that_were_not_recognised_are_told() -> None:
    found = parse_roster(workbook(花名册=[["姓名", "服务单位", "证照号", "联络号"], list(ONE)]))
    assert "没有认出身份证号" in found.overlooked[0] and "联络号" in found.overlooked[0]


CASES = ["片区", "案件类别", "时段", "起数"]
SEEN = [("东片区", "扒窃", 0, 2), ("东片区", "入室盗窃", 4, 1), ("西片区", "扒窃", 20, 3)]
CASE_SHEETS: dict[str, Rows] = {
    "plain": [CASES, ["东片区", "扒窃", "0-4时", 2], ["东片区", "入室盗窃", "4-8时", "1起"], ["西片区", "扒窃", "20-24时", "3起"]],
    "subtotals": [
        CASES, ["东片区", "扒窃", "0-4时", 2], ["东片区", "入室盗窃", "4-8时", 1], ["东片区", "小计", None, 3],
        ["西片区", "扒窃", "20-24时", 3], ["西片区小计", None, None, 3], ["合计", None, None, 6],
    ],
    "headings": [["案由", "发案时段", "数量"], ["东片区"], ["扒窃", "0-4时", 2], ["入室盗窃", "4-8时", 1], ["西片区"], ["扒窃", "20-24时", 3]],
    "ditto": [CASES, ["东片区", "扒窃", "0-4时", 2], ["〃", "入室盗窃", date(2018, 4, 8), 1], ["西片区", "扒窃", "20-24时", 3]],
    "bands as columns": [
        ["片区", "案件类别", "0-4时", "4-8时", "8-12时", "12-16时", "16-20时", "20-24时", "合计"],
        ["东片区", "扒窃", 2, None, None, None, None, None, 2],
        ["东片区", "入室盗窃", None, 1, None, None, None, None, 1],
        ["西片区", "扒窃", None, None, None, None, None, 3, 3],
        ["合计", None, 2, 1, None, None, None, 3, 6],
    ],
}  # fmt: skip


@pytest.mark.parametrize("rows", CASE_SHEETS.values(), ids=CASE_SHEETS.keys())
@pytest.mark.parametrize("name", ["可防性案件", "Sheet3"])
def test_cases_are_counted_once_however_they_are_laid_out(rows: Rows, name: str) -> None:
    found = parse(workbook(**{name: [["案件统计（2018年10月8日至10月14日）"], *rows]}))
    assert [plain(row, "zone", "kind", "band", "cases") for row in found.rows] == SEEN
    assert not found.rejected


def test_merged_zones_and_days_hold_for_every_row() -> None:
    rows = [
        ["日期", "片区", "行业", "违规经营"],
        ["10月8日", "东片区", "网吧", "有"],
        [None, None, "旅馆", None],
        [None, None, "典当行", "2起"],
    ]
    found = week(merged_book("场所检查", rows, "A2:A4", "B2:B4"))
    assert [plain(row, "day", "zone", "violations") for row in found.rows] == [
        (date(2018, 10, 8), "东片区", number) for number in (1, 0, 2)
    ]


def test_a_row_that_lacks_something_is_never_lost() -> None:
    rows = [
        CASES,
        ["东片区", None, None, 2],
        [None, "扒窃", None, 1],
        ["西片区", "扒窃", "0-4时", None],
        ["东片区", "扒窃", "夜里", 1],
    ]
    found = week(workbook(可防性案件=rows))
    assert [(line.row, line.column) for line in found.rejected] == [(2, "案件类别"), (3, "片区"), (5, "时段")]
    assert [row.row for row in found.rows] == [4]
