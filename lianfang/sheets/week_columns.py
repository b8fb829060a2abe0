"""Columns that several sheets of a week share, how a row's day is read, and what a kind of sheet is."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from msgspec import Struct

from lianfang.sheets import cells, when
from lianfang.sheets.headers import Column
from lianfang.sheets.people import Named
from lianfang.sheets.roster_rows import PERSON_NAME, UNIT_NAME
from lianfang.sheets.table import Row, RowProblem
from zones.ground.weeks import Week

DATE = ("(检查|巡逻|巡防|登记|发生|点名|查岗|考试|事项|活动|工作|走访)?(日期|时间)", "年月日|日期时间")
OFFICERS = (
    "(检查|带队|责任|负责|参加|参与)?(民警|警官|警员)(姓名)?",
    "检查人(员)?|检查人员姓名",
    "带队(人|领导)(员)?",
    "检查(组)?成员|检查组",
)
REMARK = Column(
    "remark",
    "备注",
    ("备注", "说明", "情况说明", "简要(情况|经过)|(问题|隐患|检查|违规)?(具体)?(情况|内容)(描述|说明)"),
)
PERSON = Column("name", "姓名", PERSON_NAME, required=True)
UNIT = Column("unit", "单位", UNIT_NAME, filled=True)
DAY = Column("day", "日期", DATE, required=True, filled=True)


class Kind(Struct, frozen=True):
    """A sheet we know: its columns, what it may be called, which fields are dates, how a row is read.

    `expected` are columns that may be absent, but whose absence is worth a word: without them something counts as none.
    """

    name: str
    shown: str
    named: str
    columns: tuple[Column, ...]
    dates: tuple[str, ...]
    read: Callable[[str, Row, Week], Any]
    expected: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def days_of(week: Week) -> tuple[date, ...]:
    """Monday to Sunday."""
    return tuple(week.monday + timedelta(days=ahead) for ahead in range(7))


def day_in(row: Row, week: Week, field: str = "day") -> date:
    """The row's day, which must lie in the week."""
    found = row.need(field, lambda cell: when.day(cell, days_of(week)), "日期")
    if found not in week:
        raise RowProblem(row.headers.get(field, "日期"), f"{found} 不在这一周", "改正日期，或另放到那一周的表里")
    return found


def refuse_private(row: Row) -> None:
    """A remark that holds personal data refuses the row, though nobody stores remarks."""
    row.read("remark", cells.remark)


def officers(row: Row) -> str:
    """Who led or inspected, as written."""
    return row.read("officers", cells.remark)


def person(row: Row) -> Named:
    """A guard's name and, where it is written, his unit. 张伟·夜班 and 张伟(翠园小区) are understood too."""
    written = cells.text(row.cells.get("name")).translate(str.maketrans("[]", "()"))
    name, _, beside = written.partition("(")
    unit = row.read("unit", cells.named)
    return Named(row.need("name", lambda _: cells.person(name), "姓名"), unit or cells.name(beside.rstrip(") ")))
