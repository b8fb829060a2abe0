"""Bringing a roster in: what the same file, a changed file and a doubtful file do."""

from pathlib import Path
from typing import Any

import pytest

import lianfang
from lianfang.flows.roster.take import take_roster
from tests.cast import GUARDS, UNITS, bring_roster
from tests.workbooks import id_number
from zones.roster.tables import Person, Posting

HEAD = [*GUARDS[0], "离职日期", "备注"]


def guards(*extra: list[Any], **cells: Any) -> list[list[Any]]:
    """The cast's guards with more columns, 李二柱's row changed by column, and further rows."""
    rows = [HEAD, *([*row, None, None] for row in GUARDS[1:])]
    for column, value in cells.items():
        rows[2][HEAD.index(column)] = value
    return [*rows, *extra]


def guard(**cells: Any) -> list[Any]:
    """A row of the roster by its columns."""
    return [cells.get(column) for column in HEAD]


async def count(table: Any) -> int:
    return int((await table.raw(f"SELECT count(*) AS n FROM {table._meta.tablename}"))[0]["n"])


ANOTHER = id_number(7)
UNCHANGED_AGAIN: dict[str, list[list[Any]]] = {
    "as it is": guards(),
    "left long ago": guards(离职日期="2018-05-01"),
    "leaves later": guards(离职日期="2099-05-01"),
    "left one unit and stands in another": guards(
        guard(姓名="李二柱", 服务单位="老街市场", 身份证号=id_number(2), 手机="19900000002"), 离职日期="2018-05-01"
    ),
    "two jobs, certificate and company written once": guards(
        guard(姓名="李二柱", 服务单位="老街市场", 身份证号=id_number(2), 备注="兼职"), 保安员证号="苏02"
    ),
    "two jobs, the certificate on the second row": guards(
        guard(姓名="李二柱", 服务单位="老街市场", 身份证号=id_number(2), 保安员证号="苏02", 备注="兼职")
    ),
    "a namesake without a number": guards(guard(姓名="李二柱", 服务单位="翠园小区")),
    "two namesakes without numbers, one with a phone": guards(
        guard(姓名="郑新", 服务单位="翠园小区"), guard(姓名="郑新", 服务单位="翠园小区", 手机="19900000066")
    ),
    "equal rows without numbers": guards(
        guard(姓名="郑新", 服务单位="翠园小区"), guard(姓名="郑新", 服务单位="翠园小区")
    ),
    "the number only on one of two rows": guards(
        guard(姓名="李二柱", 服务单位="翠园小区", 手机="19900000002", 岗位="大门", 班次="夜班")
    ),
    "months and years for days": guards(入职日期="2015年"),
}


@pytest.mark.parametrize("rows", UNCHANGED_AGAIN.values(), ids=UNCHANGED_AGAIN.keys())
async def test_the_same_roster_again_changes_nothing(db: str, rows: list[list[Any]]) -> None:
    first = await bring_roster(guards=rows)
    before = await count(Posting), await count(Person)
    again = await bring_roster(guards=rows)
    assert (again.added, again.changed, again.ended, again.changes) == (0, 0, 0, ())
    assert (await count(Posting), await count(Person)) == before
    assert [line.why for line in again.rejected] == [line.why for line in first.rejected]


CHANGED = {
    "post": guards(岗位="东门"),
    "moved": guards(服务单位="老街市场", 备注="调动"),
    "company": guards(所属公司="金盾保安"),
    "certificate": guards(保安员证号="苏02", 入职日期="2016-02-01"),
    "left": guards(离职日期="2018-05-01"),
    "gone": [row for row in guards() if row[0] != "李二柱"],
}


@pytest.mark.parametrize("rows", CHANGED.values(), ids=CHANGED.keys())
async def test_a_changed_roster_is_settled_by_one_import(db: str, rows: list[list[Any]]) -> None:
    await bring_roster()
    changed = await bring_roster(guards=rows)
    assert changed.added + changed.changed + changed.ended > 0 and not changed.rejected
    again = await bring_roster(guards=rows)
    assert (again.added, again.changed, again.ended, again.changes) == (0, 0, 0, ())


async def test_changes_are_told_in_words(db: str) -> None:
    await bring_roster()
    report = await bring_roster(guards=guards(岗位="东门", 所属公司="金盾保安", 手机="19900000012"))
    told = {(change.column, change.old, change.new) for change in report.changes}
    assert told == {("岗位", "大门", "东门"), ("所属公司", "平安保安", "金盾保安"), ("手机", "", "")}


async def test_a_unit_in_another_zone_is_told_with_both_zones(db: str) -> None:
    await bring_roster()
    units = [[*row[:1], "西片", *row[2:]] if row[0] == "翠园小区" else row for row in UNITS]
    report = await bring_roster(units=units)
    assert [(c.unit, c.column, c.old, c.new) for c in report.changes] == [("翠园小区", "片区", "东片区", "西片区")]
    assert report.zones == 2


async def test_a_zone_written_in_three_ways_is_one_zone(db: str) -> None:
    units = [[*row[:1], zone, *row[2:]] for row, zone in zip(UNITS[1:], ("东片区", "东片", "西"), strict=True)]
    await bring_roster(units=[UNITS[0], *units])
    report = await bring_roster()
    assert not report.changes


async def test_somebody_in_another_unit_is_asked_about_and_keeps_his_posting(db: str) -> None:
    await bring_roster()
    report = await bring_roster(guards=guards(服务单位="老街市场"))
    (line,) = report.rejected
    assert (line.sheet, line.row, line.column, line.name) == ("花名册", 3, "服务单位", "李二柱")
    assert "是调动还是兼职" in line.why and "翠园小区" in line.why and "备注" in line.do
    assert report.ended == 0
    second = await bring_roster(guards=guards(服务单位="老街市场", 备注="兼职"))
    assert (second.added, second.ended) == (1, 1)


async def test_a_second_job_keeps_both_postings(db: str) -> None:
    await bring_roster()
    rows = guards(guard(姓名="李二柱", 服务单位="老街市场", 身份证号=id_number(2)), 备注="兼职")
    report = await bring_roster(guards=rows)
    assert (report.added, report.ended, report.rejected) == (1, 0, ())


async def test_the_old_row_of_somebody_who_moved_is_asked_to_go(db: str) -> None:
    await bring_roster()
    rows = guards(guard(姓名="李二柱", 服务单位="老街市场", 身份证号=id_number(2), 备注="调动"))
    for _ in range(2):
        report = await bring_roster(guards=rows)
        assert [(line.row, line.do) for line in report.rejected] == [(3, "删去这一行，再导入一次")]
    assert (report.added, report.changed, report.ended) == (0, 0, 0)


async def test_who_comes_back_is_the_same_person(db: str) -> None:
    await bring_roster()
    await bring_roster(guards=CHANGED["gone"])
    report = await bring_roster(guards=guards(所属公司="金盾保安", 保安员证号="苏02"))
    assert (report.added, report.changed) == (1, 0)
    again = await bring_roster(guards=guards(所属公司="金盾保安", 保安员证号="苏02"))
    assert (again.added, again.changed) == (0, 0)
    assert await count(Person) == 6


async def test_a_number_that_comes_later_is_the_same_person(db: str) -> None:
    await bring_roster(guards=guards(身份证号="无"))
    report = await bring_roster()
    assert (report.added, report.ended, report.changed) == (0, 0, 1)
    assert [change.column for change in report.changes] == ["身份证号"]


async def test_a_roster_without_a_column_says_nothing_about_it(db: str) -> None:
    await bring_roster()
    bare = [[row[HEAD.index(column)] for column in ("服务单位", "姓名", "身份证号", "手机")] for row in guards()]
    report = await bring_roster(guards=bare)
    assert (report.changed, report.ended, report.unchanged) == (0, 0, 6)


async def test_a_row_that_cannot_be_read_ends_nobody(db: str) -> None:
    await bring_roster()
    report = await bring_roster(guards=guards(姓名=None))
    assert len(report.rejected) == 1 and report.ended == 0


REFUSED: list[tuple[dict[str, Any], str, str, str]] = [
    ({"服务单位": "翠园小区东门"}, "服务单位", "是不是“翠园小区”", "联防单位表"),
    ({"身份证号": id_number(8, "20991231")}, "身份证号", "还没有到", "对照身份证"),
    ({"身份证号": id_number(2)[:-1] + "7"}, "身份证号", "校验位", "对照身份证"),
    ({"身份证号": int(id_number(2)[:-1] + "0")}, "身份证号", "存成了数字", "文本"),
    ({"身份证号": "320821700101123"}, "身份证号", "15 位", "18 位"),
    ({"手机": "1990000000"}, "手机", "10 位", "11 位"),
    ({"手机": "12345678901"}, "手机", "开头不对", "11 位"),
    ({"手机": "19900000002/19900000003"}, "手机", "看不懂", "一个号码"),
    ({"姓名": "李二柱2"}, "姓名", "不像", "只写姓名"),
    ({"入职日期": "二月三十"}, "入职日期", "看不懂", "2018-10-08"),
    ({"入职日期": "2018-02-30"}, "入职日期", "没有“2018-02-30”这一天", "真实的日期"),
    ({"离职日期": "2010-01-01"}, "离职日期", "早于入职日期", "核对"),
    ({"岗位": "门" * 50}, "岗位", "太长", "短一些"),
]


@pytest.mark.parametrize(("cells", "column", "why", "do"), REFUSED, ids=[f"{c}" for c, *_ in REFUSED])
async def test_a_malformed_row_is_refused_with_what_to_do(
    db: str, cells: dict[str, Any], column: str, why: str, do: str
) -> None:
    report = await bring_roster(guards=guards(**cells))
    (line,) = report.rejected
    assert (line.sheet, line.row, line.column) == ("花名册", 3, column)
    assert why in line.why and do in line.do and not line.do.endswith("。")
    assert report.guards == 5


async def test_two_rows_nobody_can_tell_apart_are_asked_about(db: str) -> None:
    rows = guards(
        guard(姓名="郑新", 服务单位="翠园小区", 班次="早班"), guard(姓名="郑新", 服务单位="翠园小区", 班次="夜班")
    )
    report = await bring_roster(guards=rows)
    assert [(line.row, line.column) for line in report.rejected] == [(9, "身份证号")]
    assert "第 8 行" in report.rejected[0].why


async def test_a_repeated_number_that_says_otherwise_is_told(db: str) -> None:
    rows = guards(guard(姓名="李二柱", 服务单位="翠园小区", 身份证号=id_number(2), 岗位="东门", 手机="19900000002"))
    report = await bring_roster(guards=rows)
    assert report.duplicates == 1
    assert any("第 8 行和“花名册”第 3 行是同一人" in warning and "岗位" in warning for warning in report.warnings)


async def test_contacts_who_are_no_guards_are_made_once(db: str) -> None:
    units = [UNITS[0], *([*row[:5], "王经理", None] for row in UNITS[1:])]
    await bring_roster(units=units)
    before = await count(Person)
    await bring_roster(units=units)
    assert await count(Person) == before


async def test_a_title_of_another_station_is_only_a_warning(db: str) -> None:
    report = await bring_roster(guards=[["青山市公安局东湖派出所保安员花名册"], *GUARDS])
    assert report.guards == 6 and any("东湖派出所" in warning for warning in report.warnings)


async def test_one_sheet_is_enough_when_the_units_are_known(db: str) -> None:
    await bring_roster()
    report = await bring_roster(units=[], guards=guards(岗位="东门"))
    assert (report.changed, report.ended, report.units, report.zones) == (1, 0, 3, 2)


async def test_the_scene_is_taken_whole_and_stays_the_same(db: str) -> None:
    content = (Path(lianfang.__file__).parent / "scenes/yanghe/花名册.xlsx").read_bytes()
    report = await take_roster("洋河派出所", "洋河分局", content)
    assert (report.zones, report.units, report.guards, report.duplicates) == (5, 37, 207, 1)
    assert set(report.rejected_names) == {"错位校", "无此家", "号太短"}
    again = await take_roster("洋河派出所", "洋河分局", content)
    assert (again.added, again.changed, again.ended, again.changes) == (0, 0, 0, ())
