"""Workbooks as people make them, from plain rows."""

import io
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]


def workbook(**sheets: Rows) -> bytes:
    """An .xlsx with these sheets; a name's double underscore stands for a space."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("__", " "))
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def id_number(number: int, born: str = "19700101") -> str:
    """An invented identity number of region 990000 with a right check digit; beyond 999 the births move on by days."""
    days, number = divmod(number, 1000)
    born = f"{date.fromisoformat(born) + timedelta(days=days):%Y%m%d}"
    head = f"990000{born}{number:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return head + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(head, weights, strict=True)) % 11]
