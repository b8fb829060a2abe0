"""Workbooks that leave the house: text stays text, whatever it begins with."""

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.workbook.child import INVALID_TITLE_REGEX


def workbook(title: str, head: tuple[str, ...], rows: Iterable[tuple[str | int | float, ...]]) -> bytes:
    """One sheet: `title`, then `head`, then the rows; numbers as numbers."""
    book = Workbook()
    sheet = book.active
    sheet.title = INVALID_TITLE_REGEX.sub(" ", title)[:31]
    _put(sheet["A1"], title)
    sheet.append(list(head))
    for row in rows:
        sheet.append([None] * len(row))
        for column, value in enumerate(row, 1):
            _put(sheet.cell(sheet.max_row, column), value)
    for cell in (sheet["A1"], *sheet[2]):
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(cell: Cell, value: str | int | float) -> None:
    """Text is marked as text: what begins like a formula (=, +, -, @ and their wide forms) is shown, never computed."""
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.data_type = "s"
    cell.quotePrefix = True
