"""Whatever stands in a cell, its row is taken or rejected with where, why and what to do. None disappears."""

from typing import Any

import pytest

from lianfang.sheets.errors import WeekDisagrees
from lianfang.sheets.roster import parse as parse_roster
from tests.cast import GUARDS, UNITS, WEEK
from tests.lianfang.sheets.books import week
from tests.workbooks import Rows, workbook

ODD: tuple[Any, ...] = (
    None,
    "？？",
    "同上",
    10**15,
    -1,
    3.7,
    True,
    "#REF!",
    "张三\n李四",
    "x" * 200,
    "东片区",
    "=1+1;--",
    "<b>是</b>",
)
PLACES = [(name, column) for name, rows in WEEK.items() for column in range(len(rows[0]))]


def spoiled(rows: Rows, column: int, odd: Any) -> list[list[Any]]:
    """The rows with an odd value in one column of the second data row (the first gives 同上 something to repeat)."""
    lines = [list(row) for row in rows]
    lines[-1][column] = odd
    return lines


def check(taken: Any, rejected: Any, numbers: set[int]) -> None:
    assert {row.row for row in taken} | {line.row for line in rejected} == numbers
    for line in rejected:
        assert line.sheet and line.column and line.why and line.do
        assert not line.why.endswith("。") and not line.do.endswith("。")


@pytest.mark.parametrize(("name", "column"), PLACES)
def test_an_odd_cell_of_a_week_loses_no_row(name: str, column: int) -> None:
    for odd in ODD:
        rows = spoiled(WEEK[name], column, odd)
        try:
            found = week(workbook(**{name: rows}))
        except WeekDisagrees as refused:  # 3.7 in a column of dates is the seventh of March
            assert refused.facts["where"] == f"{name}第{len(rows)}行"
            continue
        check(found.rows, found.rejected, set(range(2, len(rows) + 1)))


@pytest.mark.parametrize("sheet", ["单位表", "花名册"])
def test_an_odd_cell_of_a_roster_loses_no_row(sheet: str) -> None:
    whole: dict[str, Rows] = {"单位表": UNITS, "花名册": GUARDS}
    for column in range(len(whole[sheet][0])):
        for odd in ODD:
            rows = spoiled(whole[sheet], column, odd)
            found = parse_roster(workbook(**{sheet: rows}))
            check((*found.units, *found.guards), found.rejected, set(range(2, len(rows) + 1)))
