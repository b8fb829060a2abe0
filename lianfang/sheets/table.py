"""Walks down a table: data rows with their cells by field. Headings, totals, notes and repeated headers are told from them."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec import Struct

from lianfang.sheets import cells
from lianfang.sheets.around import heading_text, is_note, is_signature, is_total
from lianfang.sheets.cells import CellProblem
from lianfang.sheets.headers import (
    Column,
    Table,
    first_heading,
    is_header,
    match,
    missing,
    squeeze,
    texts_of,
    wanted_headers,
)
from lianfang.sheets.read import Cell, Sheet

Value = TypeVar("Value")


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
    """A data row: its number as the spreadsheet shows it, its cells by field, the heading above it.

    `headers` are the columns' names as the sheet writes them, `notes` the same with what stands in brackets.
    """

    number: int
    cells: dict[str, Cell]
    heading: str
    headers: dict[str, str]
    notes: dict[str, str]
    unvalued: frozenset[str]

    def read(self, field: str, reader: Callable[[Cell], Value]) -> Value:
        """The value of a field, or a RowProblem that names the column as the sheet writes it."""
        column = self.headers.get(field, field)
        if field in self.unvalued:
            raise RowProblem(column, "这一格的公式没有算出数来", "用表格软件打开、保存一次，或直接填数字")
        try:
            return reader(self.cells.get(field))
        except CellProblem as problem:
            raise RowProblem(column, problem.why, problem.do) from problem

    def need(self, field: str, reader: Callable[[Cell], Value | None], shown: str) -> Value:
        """As `read`, but an empty value is a problem."""
        value = self.read(field, reader)
        if value is None or value == "":
            raise RowProblem(self.headers.get(field, shown), f"{shown}没有填", f"补上{shown}")
        return value

    def place(self, field: str, shown: str) -> str:
        """A zone or unit: from its own column, or from the heading above."""
        found = self.read(field, cells.named) or self.heading
        if not found:
            do = f"每一行都填上{shown}，或把这些行放到{shown}的标题行下面"
            raise RowProblem(self.headers.get(field, shown), f"没有写{shown}", do)
        return found

    def label(self) -> str:
        """What to call the row in a report."""
        return cells.name(self.cells.get("name") or self.cells.get("unit"))


def rows(table: Table, wanted: tuple[Column, ...], is_heading: Callable[[str], bool]) -> Iterator[Row]:
    """The data rows under the header, each with the heading (as `is_heading` says) that holds for it."""
    sheet, heading = table.sheet, first_heading(table, is_heading)
    filled = {column.field for column in wanted if column.filled}
    covered = _covered(sheet)
    above: dict[str, Cell] = {}
    for index in range(table.header + 1, len(sheet.rows)):
        line = sheet.rows[index]
        texts = texts_of(line[table.span[0] : table.span[1]])
        unvalued = frozenset(field for field, at in table.columns.items() if (index, at) in sheet.blank_formulas)
        if len(texts) > 1 and (again := _header_again(table, index, texts, wanted, is_heading)):
            table = again
        elif 0 < len(texts) <= 4 and is_heading(alone := heading_text(texts)) and not _counted(table, line):
            heading = alone
        elif _is_data(table, line, texts, unvalued, wanted):
            found = {field: _cell(sheet, covered, index, at, field in filled) for field, at in table.columns.items()}
            above = {
                field: above.get(field) if isinstance(cell, str) and _is_ditto(cell) else cell
                for field, cell in found.items()
            }
            row = Row(index + 1, above, heading, table.headers, table.notes, unvalued)
            yield from _unfolded(row, table, line, wanted) if table.spread else (row,)


def _header_again(
    table: Table, index: int, texts: list[str], wanted: tuple[Column, ...], is_heading: Callable[[str], bool]
) -> Table | None:
    """A header that stands in the middle of the sheet: the same one goes on, one in another order holds from here."""
    same = all(squeeze(text) in table.words for text in texts)
    known = wanted_headers(wanted)
    if not same and not all(is_header(known, squeeze(text)) for text in texts[-2:]):
        return None
    again = match(table.sheet, index, 1, wanted, table.span[0])
    if again is None or missing(again, wanted, is_heading) or 2 * len(again.columns) < len(texts):
        return table if same else None
    again.span = table.span
    return again


def _unfolded(row: Row, table: Table, line: list[Cell], wanted: tuple[Column, ...]) -> Iterator[Row]:
    """One row for each filled cell under the heads of a spread column."""
    key = next(column.field for column in wanted if column.spread and column.field not in table.columns)
    value = next(column.field for column in wanted if "spread" in column.instead)
    for at, head in table.spread.items():
        if at < len(line) and line[at] is not None:
            headers = row.headers | {value: cells.text(head), key: cells.text(head)}
            yield Row(
                row.number, row.cells | {key: head, value: line[at]}, row.heading, headers, row.notes, row.unvalued
            )


def _is_ditto(cell: str) -> bool:
    return len(cell) <= 6 and cells.name(cell) in cells.DITTO


def _covered(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells below the top of a vertically merged range → the cell that holds its value."""
    return {(row, left): (top, left) for top, left, bottom, _ in sheet.merged for row in range(top + 1, bottom + 1)}


def _cell(sheet: Sheet, covered: dict[tuple[int, int], tuple[int, int]], row: int, column: int, fills: bool) -> Cell:
    if fills and (row, column) in covered:
        row, column = covered[row, column]
    line = sheet.rows[row]
    return line[column] if column < len(line) else None


def _counted(table: Table, line: list[Cell]) -> bool:
    """Whether a bare number stands in one of the table's columns: then a lonely zone is a row that lacks something."""
    return any(isinstance(line[at], int | float) for at in table.columns.values() if at < len(line))


def _is_data(
    table: Table, line: list[Cell], texts: list[str], unvalued: frozenset[str], wanted: tuple[Column, ...]
) -> bool:
    places = [*table.columns.values(), *table.spread]
    if not unvalued and all(line[at] is None for at in places if at < len(line)):
        return False
    needed = [table.columns[column.field] for column in wanted if column.required and column.field in table.columns]
    said = [cells.text(line[at]) for at in needed if at < len(line) and line[at] is not None]
    if is_total([*texts[:1], *(text for text in said if len(text) <= 12)]) or (texts and is_signature(texts[0])):
        return False
    return len(said) == len(needed) or not texts or not is_note(texts)
