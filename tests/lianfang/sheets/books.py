"""Workbooks with merged cells, hidden sheets and formats, and short ways to parse them."""

import io
from typing import Any

from openpyxl import Workbook

from lianfang.sheets.week import WeekFile, parse
from tests.workbooks import Rows

TITLE = ["（2018年10月8日至10月14日）"]


def merged_book(name: str, rows: Rows, *ranges: str) -> bytes:
    """One sheet with these ranges merged."""
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for cells in ranges:
        sheet.merge_cells(cells)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def week(content: bytes, name: str = "2018-W41") -> WeekFile:
    """The parsed week 41 of 2018, or another."""
    return parse(content, name)


def plain(row: Any, *fields: str) -> tuple[Any, ...]:
    """Some fields of a row."""
    return tuple(getattr(row, field) for field in fields)
