"""Workbooks that leave the house: text stays text, whatever it begins with; the same cells give the same bytes."""

import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.child import INVALID_TITLE_REGEX
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

WIDEST = 60
UNDATED = datetime(1980, 1, 1)
"""The first day that an archive knows, which every entry bears: the clock would make other bytes each time."""
Row = tuple[str | int | float, ...]


class Sheet(Struct, frozen=True):
    """A table with its title above its head; numbers as numbers."""

    title: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]


def workbook(title: str, head: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    """One sheet: `title`, then `head`, then the rows; numbers as numbers."""
    return workbook_of((Sheet(title, head, tuple(rows)),))


def workbook_of(sheets: tuple[Sheet, ...]) -> bytes:
    """Several sheets, at least one."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _fill(book.create_sheet(INVALID_TITLE_REGEX.sub(" ", sheet.title)[:31]), sheet)
    book.properties.created = book.properties.modified = UNDATED
    out = io.BytesIO()
    ExcelWriter(book, _Undated(out, "w", ZIP_DEFLATED)).save()
    return out.getvalue()


class _Undated(ZipFile):
    """openpyxl hands over texts with `writestr` and whole sheets with `write`."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        super().writestr(ZipInfo(zinfo_or_arcname, UNDATED.timetuple()[:6]), data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def _fill(sheet: Worksheet, told: Sheet) -> None:
    _put(sheet["A1"], told.title)
    sheet.append(list(told.head))
    for line, row in enumerate(told.rows, 3):  # asked for its last row, a sheet walks all of its cells
        for column, value in enumerate(row, 1):
            _put(sheet.cell(line, column), value)
    for number, name in enumerate(told.head):
        widest = max(map(_wide, (name, *(row[number] for row in told.rows if len(row) > number))))
        sheet.column_dimensions[get_column_letter(number + 1)].width = min(widest + 2, WIDEST)
    for cell in (sheet["A1"], *sheet[2]):
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True)


def _wide(value: str | int | float) -> int:
    """Digits' widths that it takes: a Han character takes two."""
    return sum(1 + (character > "\u2e7f") for character in str(value))


def _put(cell: Cell, value: str | int | float) -> None:
    """Text is marked as text: what begins like a formula (=, +, -, @ and their wide forms) is shown, never computed."""
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.data_type = "s"
    cell.quotePrefix = True
