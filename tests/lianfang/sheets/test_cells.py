"""One cell at a time: what clerks write, and what it means or what they are told."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from lianfang.sheets import cells, when
from lianfang.sheets.cells import CellProblem
from lianfang.sheets.people import Named, absent_units, walkers
from lianfang.sheets.week_people import duty, verified
from lianfang.sheets.week_visits import violations
from lianfang.sheets.week_walks import result
from tests.workbooks import id_number
from zones.ground.weeks import parse_week

DAYS = tuple(date(2018, 10, number) for number in range(8, 15))
NEW_YEAR = tuple(parse_week("2019-W01").monday + timedelta(days=ahead) for ahead in range(7))
EIGHTH = date(2018, 10, 8)


def in_week(cell: Any) -> date | None:
    return when.day(cell, DAYS)


def longitude(cell: Any) -> float | None:
    return cells.degree(cell, 180)


def at_new_year(cell: Any) -> date | None:
    return when.day(cell, NEW_YEAR)


MEANS: list[tuple[Callable[[Any], Any], Any, Any]] = [
    *((in_week, written, EIGHTH) for written in (
        "2018-10-08", "2018.10.8", "2018/10/8", "2018年10月8日", "２０１８年１０月８日", "20181008", 20181008, 43381, 43381.8125, "43381",
        "18.10.8", "2018 年 10 月 8 日", "2018-10-8 19:30", "2018-10-08T19:30:00", "2018年10月8日（星期一）", "2018/10/8 周一 上午",
        "10月8日", "10.8", 10.8, "10/8", "10月8号", "10月8日19时30分", "10月8日晚7点半", "8日", "8号", "周一", "星期一", "礼拜一",
        datetime(2018, 10, 8, 19, 30), date(2018, 10, 8), "2018-10-8 19:30-20:30", "10月8日（周一）19：30",
    )),
    (in_week, 10.1, date(2018, 10, 10)),
    (in_week, "无", None),
    (in_week, "10月20日", date(2018, 10, 20)),
    (at_new_year, "12月31日", date(2018, 12, 31)),
    (at_new_year, "1月1日", date(2019, 1, 1)),
    (when.since, "2016年3月", date(2016, 3, 1)),
    (when.since, "2016年", date(2016, 1, 1)),
    (when.since, 2016, date(2016, 1, 1)),
    (when.since, "98.5.1", date(1998, 5, 1)),
    *((when.clock, written, time(19, 30)) for written in (
        "19:30", "19：30", "１９:３０", "19时30分", "19点30", "19点半", "19.30", 19.3, "晚7点半", "下午7:30", "7:30 PM", "1930",
        0.8125, time(19, 30), timedelta(hours=19, minutes=30), datetime(2018, 10, 8, 19, 30), "10月8日19时30分", "2018-10-08 19:30:00",
        "19:30-20:30", "19：30至20：30", "19: 30", "10月8日晚7点半",
    )),
    (when.clock, "上午9:05", time(9, 5)),
    (when.clock, "24:00", time(0, 0)),
    (when.clock, None, None),
    *((when.minutes, written, 80) for written in (
        80, "80", "80分钟", "80 分", "1小时20分", "1小时20分钟", "1:20", "1个小时20分", time(1, 20), timedelta(minutes=80), "19:30-20:50", "23:10~0:30",
    )),
    (when.minutes, "1.5小时", 90),
    (when.minutes, "1个半小时", 90),
    (when.minutes, "半小时", 30),
    (when.minutes, None, 0),
    *((when.band, written, 4) for written in ("4-8时", "4-8", "04:00-08:00", "4时至8时", "4点—8点", date(2018, 4, 8), "凌晨4-8时", "5:20", time(4, 0), "04:00-07:59")),
    (when.band, "20-次日0时", 20),
    (when.band, "20-24时", 20),
    (when.band, date(2018, 8, 12), 8),
    (when.band, "不详", None),
    *((cells.count, written, 3) for written in (3, 3.0, "3", "３", "3次", "3 起", "共3起", "3家次", "3.0", "3（含1起未遂）", "3处")),
    (cells.count, "无", 0),
    (cells.count, None, 0),
    (cells.count, "/", 0),
    *((cells.flag, written, True) for written in ("是", "有", "√", "✔", "✓", "已亮旗", "举旗", "Y", True, 1, "有旗", "展旗", "正常")),
    *((cells.flag, written, False) for written in ("否", "无", "×", "✘", None, "未亮旗", "没有", "N", False, 0, "未举旗", "—")),
    *((result, written, "answered") for written in ("应答", "已应答", "到", "在岗", "已到", "√", "正常", "已接听", "在位", "是")),
    *((result, written, "silent") for written in ("未应答", None, "无人接听", "未接", "×", "脱岗", "未到", "没人接", "关机", "/")),
    *((result, written, "excused") for written in ("免点", "免点（护学岗）", "免")),
    *((cells.phone, written, "19900000001") for written in (19900000001, "199-0000-0001", "１９９００００００01", "+86 199 0000 0001", "19900000001.0", "'19900000001")),
    (cells.phone, "0527-84123456", "052784123456"),
    (cells.phone, "无", ""),
    (cells.id_number, id_number(11, "19760511").lower(), id_number(11, "19760511")),
    (cells.id_number, "无", ""),
    (cells.score, "85分", 85.0),
    (cells.score, "缺考", None),
    (longitude, "东经118.42°", 118.42),
    (cells.person, "张 三", "张三"),
    (cells.person, "张\n三（队长）", "张三"),
    (cells.person, "阿卜杜拉•买买提", "阿卜杜拉·买买提"),
    (cells.text, "张\x00三\u200b", "张三"),
    (violations, "2起", 2),
    (violations, "有", 1),
    (violations, "未发现", 0),
    (violations, None, 0),
    (violations, "发现违规2处", 2),
    (duty, "防范", "防范宣传"),
    (duty, "纠纷调解", "矛盾调处"),
    (verified, "√", True),
    (verified, None, False),
]  # fmt: skip


@pytest.mark.parametrize(("reader", "written", "meant"), MEANS, ids=[f"{r.__name__} {w!r}" for r, w, _ in MEANS])
def test_a_cell_means_what_its_writer_meant(reader: Callable[[Any], Any], written: Any, meant: Any) -> None:
    assert reader(written) == meant


ASKED_BACK: list[tuple[Callable[[Any], Any], Any, str]] = [
    (in_week, "2018-10-08 至 2018-10-09", "看不懂"),
    (in_week, "10月8日-9日", "看不懂"),
    (in_week, "2018年10月", "看不懂"),
    (in_week, "2018-13-01", "没有"),
    (in_week, "2月30日", "没有"),
    (when.day, "10月8日", "没有写年"),
    (when.since, 2018.1, "1 月还是 10 月"),
    (when.clock, "七点", "看不懂"),
    (when.clock, "25:00", "看不懂"),
    (when.minutes, "约50", "看不懂"),
    (when.minutes, 0.5, "看不懂"),
    (when.minutes, 5000, "一天"),
    (when.band, "1-5时", "四小时"),
    (when.band, "夜间", "四小时"),
    (cells.count, "三", "整数"),
    (cells.count, "-3", "整数"),
    (cells.count, "3-5", "整数"),
    (cells.count, 10**12, "太大"),
    (cells.flag, "○", "是还是否"),
    (cells.flag, "2", "是还是否"),
    (cells.score, "合格", "0 到 100"),
    (cells.score, "101", "0 到 100"),
    (cells.phone, "138****0001", "星号"),
    (cells.phone, "84123456", "8 位"),
    (cells.id_number, "3.20821E+17", "存成了数字"),
    (cells.id_number, 320821197001011230, "存成了数字"),
    (cells.id_number, "99000019700230001X", "出生日期"),
    (longitude, "118°25′", "看不懂"),
    (cells.person, "张三3", "不像"),
    (cells.person, 12, "不像"),
    (result, "请假", "看不懂"),
    (verified, "大概", "看不懂"),
    (duty, "扫雪", "六项"),
    *((cells.remark, written, "电话、身份证号或门牌号") for written in (
        "联系13800000000", "电话 138 0000 0000", "0527-84123456", id_number(1), "3号楼2单元501室", "三栋", "人民路12号", "住5-2-301", "5#楼",
    )),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reader", "written", "why"), ASKED_BACK, ids=[f"{r.__name__} {w!r}" for r, w, _ in ASKED_BACK]
)
def test_a_cell_nobody_can_be_sure_of_is_asked_back(reader: Callable[[Any], Any], written: Any, why: str) -> None:
    with pytest.raises(CellProblem) as problem:
        reader(written)
    assert why in problem.value.why
    assert problem.value.do and not problem.value.do.endswith("。")


def test_a_spoiled_coordinate_says_that_the_two_are_swapped() -> None:
    with pytest.raises(CellProblem, match="写反"):
        cells.degree(118.42, 90)


@pytest.mark.parametrize(
    "written", ["10月8号发现", "监控室", "10月8日19时", "2018-10-08", "共3起", "第3组", "3号门", None]
)
def test_a_harmless_remark_is_taken(written: Any) -> None:
    cells.remark(written)


A, B = Named("赵大山", "翠园小区"), Named("李二柱", "翠园小区")
C = Named("钱小河", "柳河中学")
WALKED: list[tuple[str, tuple[Named, ...]]] = [
    ("赵大山（翠园小区）、钱小河（柳河中学）", (A, C)),
    ("赵大山(翠园小区) 钱小河(柳河中学)", (A, C)),
    ("赵大山【翠园小区】\n钱小河[柳河中学]。", (A, C)),
    ("赵 大 山（翠 园小区），钱小河（柳河中学）", (A, C)),
    ("翠园小区：赵大山、李二柱；柳河中学：钱小河", (A, B, C)),
    ("翠园小区：赵大山、李二柱、柳河中学：钱小河", (A, B, C)),
    ("翠园小区：赵大山，李二柱\n柳河中学：钱小河", (A, B, C)),
    ("翠园小区: 赵大山 李二柱", (A, B)),
    ("翠园小区（赵大山、李二柱）、柳河中学（钱小河）", (A, B, Named("柳河中学", "钱小河"))),
    ("翠园小区：赵大山、李二柱；钱小河（柳河中学）", (A, B, C)),
    ("赵大山、钱小河", (Named("赵大山"), Named("钱小河"))),
    ("赵大山 张 三 钱小河", (Named("赵大山"), Named("张三"), Named("钱小河"))),
    ("赵大山-翠园小区、钱小河-柳河中学", (Named("赵大山-翠园小区"), Named("钱小河-柳河中学"))),
    ("赵大山/钱小河|李二柱", (Named("赵大山"), Named("钱小河"), Named("李二柱"))),
    ("赵大山、李二柱(翠园小区)", (Named("赵大山"), B)),
    ("无", ()),
]


@pytest.mark.parametrize(("written", "meant"), WALKED)
def test_people_of_a_patrol_are_all_read(written: str, meant: tuple[Named, ...]) -> None:
    assert walkers(written) == meant


ABSENT: list[tuple[str | None, tuple[Named, ...]]] = [
    ("翠园小区、柳河中学", (Named("翠园小区"), Named("柳河中学"))),
    ("翠园小区（护学岗）、柳河中学", (Named("翠园小区", "护学岗"), Named("柳河中学"))),
    ("翠园小区：人员请假", (Named("翠园小区", "人员请假"),)),
    ("翠园小区未派员", (Named("翠园小区", "未派员"),)),
    ("翠园小区 柳河中学", (Named("翠园小区"), Named("柳河中学"))),
    ("全部到齐", ()),
    ("无", ()),
    (None, ()),
]


@pytest.mark.parametrize(("written", "meant"), ABSENT)
def test_units_that_sent_nobody_keep_their_reasons(written: str | None, meant: tuple[Named, ...]) -> None:
    assert absent_units(written) == meant


def test_a_reason_with_a_phone_number_is_refused() -> None:
    with pytest.raises(CellProblem):
        absent_units("翠园小区（请打13800000000）")
