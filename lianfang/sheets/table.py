"""Finds the table in a sheet as people keep it: title, notes, headings and totals around it, columns in any order."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

from msgspec import Struct

from lianfang.sheets import cells
from lianfang.sheets.cells import CellProblem
from lianfang.sheets.read import Cell, Sheet

Value = TypeVar("Value")

DEEPEST_HEADER = 15
NOT_DATA = re.compile(
    r"(合计|总计|小计|共计|总数|填表|制表|填报|审核|负责人签|单位负责|注|说明|备注|报送|联系人)[:：\s]?.*"
)
TOTAL = re.compile(r"(合计|总计|小计|共计|总数).*")


class Column(Struct, frozen=True):
    """A column we look for: the words shown to people, and patterns for the headers seen in the field.

    `filled` columns are read through merged cells and 同上; `required` ones must be there.
    """

    field: str
    shown: str
    patterns: tuple[str, ...]
    required: bool = False
    filled: bool = False


class RowProblem(Exception):
    """A row that is not taken: which column, why, what to do."""

    def __init__(self, column: str, why: str, do: str) -> None:
        super().__init__(why)
        self.column, self.why, self.do = column, why, do


class Rejected(Struct, frozen=True):
    """One line of an import's report. `name` is the person or thing of the row as far as it was readable."""

    sheet: str
    row: int
    column: str
    why: str
    do: str
    name: str = ""


class Row(Struct):
    """A data row: its number as the spreadsheet shows it, its cells by field, the zone heading above it."""

    number: int
    cells: dict[str, Cell]
    heading: str
    headers: dict[str, str]
    unvalued: frozenset[str]

    def read(self, field: str, reader: Callable[[Cell], Value]) -> Value:
        """The value of a field, or a RowProblem that names the column as the sheet writes it."""
        column = self.headers.get(field, field)
        if field in self.unvalued:
            raise RowProblem(column, "这一格是公式，没有算出来的数", "用表格软件打开、保存一次，或直接填数字")
        try:
            return reader(self.cells.get(field))
        except CellProblem as problem:
            raise RowProblem(column, problem.why, problem.do) from problem

    def need(self, field: str, reader: Callable[[Cell], Value], shown: str) -> Value:
        """As `read`, but an empty value is a problem."""
        value = self.read(field, reader)
        if value is None or value == "":
            raise RowProblem(self.headers.get(field, shown), f"{shown}没有填", f"补上{shown}")
        return value


class Table(Struct):
    """A table found in a sheet: header position and depth in rows, the column of each field, the texts above it."""

    sheet: Sheet
    header: int
    depth: int
    columns: dict[str, int]
    headers: dict[str, str]
    title: str


def squeeze(header: Cell) -> str:
    """A header without spaces, brackets and stars: 时长（分钟） → 时长."""
    return re.sub(r"[\s*:：★]|\(.*?\)|\[.*?\]", "", cells.text(header))


def find_table(sheet: Sheet, wanted: tuple[Column, ...]) -> Table | None:
    """The best header row of the sheet, or None where no row shows at least two wanted columns."""
    best: Table | None = None
    for index in range(min(len(sheet.rows), DEEPEST_HEADER)):
        for depth in (1, 2):
            table = _match(sheet, index, depth, wanted)
            if table and (best is None or (len(table.columns), -depth) > (len(best.columns), -best.depth)):
                best = table
    return best if best and len(best.columns) >= 2 else None


def missing(table: Table, wanted: tuple[Column, ...]) -> list[str]:
    """The required columns that the table does not show, in people's words."""
    return [column.shown for column in wanted if column.required and column.field not in table.columns]


def _match(sheet: Sheet, index: int, depth: int, wanted: tuple[Column, ...]) -> Table | None:
    spoken = _header_texts(sheet, index, depth)
    if sum(any(_is_header(wanted, text) for text in texts) for texts in spoken) < 2:
        return None
    columns: dict[str, int] = {}
    for column in wanted:
        for pattern in column.patterns:
            found = [at for at, texts in enumerate(spoken) if any(_fits(pattern, text) for text in texts)]
            free = [at for at in found if at not in columns.values()]
            if free:
                columns[column.field] = free[0]
                break
    headers = {field: squeeze(sheet.rows[index + depth - 1][at]) or spoken[at][-1] for field, at in columns.items()}
    above = " ".join(cells.text(cell) for row in sheet.rows[:index] for cell in row if cell is not None)
    return Table(sheet, index + depth - 1, depth, columns, headers, above)


@cache
def _is_header(wanted: tuple[Column, ...], text: str) -> bool:
    """Most rows are data: this answers for them before any column is tried by itself."""
    return 0 < len(text) <= 14 and _any_header(wanted).fullmatch(text) is not None


@cache
def _any_header(wanted: tuple[Column, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for column in wanted for pattern in column.patterns))


@cache
def _fits(pattern: str, text: str) -> bool:
    return bool(text) and re.fullmatch(pattern, text) is not None


def _header_texts(sheet: Sheet, index: int, depth: int) -> list[tuple[str, ...]]:
    """What each column is called: one row, or two of which the upper spreads over merged cells. Notes are no headers."""
    pair = sheet.rows[index : index + depth]
    if len(pair) < depth or any(sum(isinstance(cell, str) for cell in row) < 2 for row in pair):
        return []
    lower = [squeeze(cell) for cell in pair[-1]]
    if depth == 1:
        return [(text,) for text in lower]
    upper = [squeeze(cell) for cell in sheet.rows[index]]
    for top, left, _, right in sheet.merged:
        if top == index:
            upper[left : right + 1] = [upper[left]] * (right + 1 - left)
    return [(low or up, up + low) for up, low in zip(upper, lower, strict=False)]


def rows(table: Table, wanted: tuple[Column, ...], is_heading: Callable[[str], bool]) -> Iterator[Row]:
    """The data rows under the header. Headings (as `is_heading` says), totals, notes and repeated headers are left out."""
    sheet, heading = table.sheet, ""
    filled = {column.field for column in wanted if column.filled}
    covered = _covered(sheet)
    above: dict[str, Cell] = {}
    for index in range(table.header + 1, len(sheet.rows)):
        texts = [cells.text(cell) for cell in sheet.rows[index] if cell is not None]
        alone = heading_text(texts)
        if alone and is_heading(alone):
            heading = alone
            continue
        found = {field: _cell(sheet, covered, index, at, field in filled) for field, at in table.columns.items()}
        found = {field: above.get(field) if cells.text(cell) in cells.DITTO else cell for field, cell in found.items()}
        unvalued = frozenset(field for field, at in table.columns.items() if (index, at) in sheet.blank_formulas)
        if _is_data(texts, found, unvalued, table):
            above = found
            yield Row(index + 1, found, heading, table.headers, unvalued)


_COUNTS = re.compile(r"[一二三四五六七八九十\d]+[、.]?|共?\d+[家人名个].*")


def heading_text(texts: list[str]) -> str:
    """What a row says if it says one thing only: 一、东片区（4家） 26人 → 东片区. Empty for a row with more in it."""
    words = {
        cells.name(re.sub(r"^[一二三四五六七八九十\d]+[、.]|\(.*?\)|[:：].*$", "", text))
        for text in texts
        if not _COUNTS.fullmatch(text)
    }
    return words.pop() if len(words) == 1 else ""


def _covered(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells below the top of a vertically merged range → the cell that holds its value."""
    return {(row, left): (top, left) for top, left, bottom, _ in sheet.merged for row in range(top + 1, bottom + 1)}


def _cell(sheet: Sheet, covered: dict[tuple[int, int], tuple[int, int]], row: int, column: int, fills: bool) -> Cell:
    if fills and (row, column) in covered:
        row, column = covered[row, column]
    line = sheet.rows[row]
    return line[column] if column < len(line) else None


def _is_data(texts: list[str], found: dict[str, Cell], unvalued: frozenset[str], table: Table) -> bool:
    if not texts or not (any(cell is not None for cell in found.values()) or unvalued):
        return False
    if TOTAL.fullmatch(texts[0].replace(" ", "")) or (len(texts) <= 2 and NOT_DATA.fullmatch(texts[0])):
        return False
    written = {field: squeeze(cell) for field, cell in found.items() if cell is not None}
    return not (len(written) > 1 and all(text == table.headers[field] for field, text in written.items()))
