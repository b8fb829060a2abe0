"""Importing a workbook: choosing it, reading what it would do, writing it."""

from typing import ClassVar, Literal

from msgspec import Struct

from lianfang.web.views.frame import Count, Form, Page


class SheetCount(Struct, frozen=True):
    name: str
    taken: str
    rejected: str
    note: str = ""


class RejectedRow(Struct, frozen=True):
    """`do` says how to put it right."""

    sheet: str
    row: str
    column: str
    why: str
    do: str


class ChangedRow(Struct, frozen=True):
    """Personal data shows no values: `old` and `new` are empty then."""

    name: str
    unit: str
    column: str
    old: str = ""
    new: str = ""


class Report(Struct, frozen=True):
    """What a file would do (`confirm` writes it, `cancel` is where 不写 leads) or has done (no `confirm`)."""

    file: str
    about: str
    totals: tuple[Count, ...]
    sheets: tuple[SheetCount, ...]
    rejected: tuple[RejectedRow, ...] = ()
    warnings: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    changing: tuple[ChangedRow, ...] = ()
    confirm: Form | None = None
    cancel: str = ""


class ImportPage(Page, frozen=True):
    """导入. `upload` posts, as multipart, `file`, `kind` (roster, week) and `week` (may be empty)."""

    template: ClassVar[str] = "office/import.html"
    station: str
    upload: Form
    kind: Literal["roster", "week"] = "roster"
    week: str = ""
    report: Report | None = None
    error: str = ""
    notice: str = ""
