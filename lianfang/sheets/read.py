"""From a file's bytes to plain cells. Runs in the cage: whatever the file does, it does there."""

import io
import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta

from msgspec import Struct
from python_calamine import CalamineError, CalamineWorkbook

from lianfang.sheets.errors import EncryptedWorkbook, NotAWorkbook, OldWorkbook, WorkbookTooLarge

Cell = str | int | float | bool | date | datetime | time | timedelta | None

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2000
MOST_ROWS = 50_000
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Sheet(Struct):
    """A sheet's cells as a rectangle that begins at A1; `blank_formulas` are (row, column) of formulas without a value,
    or with an error for one. `merged` holds (first row, first column, last row, last column). All counted from 0.

    Of a `hidden` sheet only the name is read.
    """

    name: str
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]]
    blank_formulas: frozenset[tuple[int, int]]
    hidden: bool = False


def read_workbook(content: bytes) -> list[Sheet]:
    """The sheets of an .xlsx. Raises the refusals of `errors`."""
    parts = _open(content)
    try:
        unvalued = _blank_formulas(parts)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            _sheet(book, meta.name, unvalued.get(meta.name, frozenset()))
            if str(meta.visible).endswith(".Visible")  # the enum itself is called SheetVisibleEnum
            else Sheet(meta.name, [], [], frozenset(), hidden=True)
            for meta in book.sheets_metadata
            if "WorkSheet" in str(meta.typ)
        ]
    except _UNREADABLE as error:
        raise NotAWorkbook(detail=type(error).__name__) from error


# what calamine and zipfile say to damaged parts; RuntimeError and NotImplementedError are zipfile's for odd packing
_UNREADABLE = (CalamineError, ValueError, OverflowError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)


def _open(content: bytes) -> zipfile.ZipFile:
    if len(content) > MOST_BYTES:
        raise WorkbookTooLarge(most_mb=MOST_BYTES // 2**20)
    if content.startswith(OLE_MAGIC):
        raise (EncryptedWorkbook() if "EncryptedPackage".encode("utf-16-le") in content else OldWorkbook())
    try:
        parts = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        raise NotAWorkbook(detail="zip") from error
    sizes = [part.file_size for part in parts.infolist()]
    if sum(sizes) > MOST_UNPACKED or len(sizes) > MOST_PARTS:
        raise WorkbookTooLarge(most_mb=MOST_UNPACKED // 2**20)
    if "xl/workbook.xml" not in parts.namelist():
        raise NotAWorkbook(detail="workbook.xml")
    if any(part.flag_bits & 1 for part in parts.infolist()):
        raise EncryptedWorkbook()
    return parts


def _sheet(book: CalamineWorkbook, name: str, unvalued: frozenset[tuple[int, int]]) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > MOST_ROWS:
        raise WorkbookTooLarge(most_rows=MOST_ROWS)
    rows = [[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or []]
    return Sheet(name=name, rows=rows, merged=merged, blank_formulas=unvalued)


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return None if isinstance(cell, str) and not cell.strip() else cell


_CELL = re.compile(rb"<(?:\w+:)?c((?: [^>]*?)?)(?<!/)>(.*?)</(?:\w+:)?c>", re.S)
_PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_HAS_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_HAS_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]|<(?:\w+:)?is>")
_IS_ERROR = b't="e"'


def _blank_formulas(parts: zipfile.ZipFile) -> dict[str, frozenset[tuple[int, int]]]:
    """Formulas that no spreadsheet program has computed, or that end in an error: calamine shows both as empty cells."""
    found = {}
    for name, part in _sheet_parts(parts).items():
        xml = parts.read(part) if part in parts.namelist() else b""
        if not _HAS_FORMULA.search(xml) and _IS_ERROR not in xml:
            continue
        found[name] = frozenset(
            (int(place[2]) - 1, _column(place[1]))
            for cell in _CELL.finditer(xml)
            if (place := _PLACE.search(cell[1])) and _is_spoiled(cell[1], cell[2])
        )
    return found


def _is_spoiled(attributes: bytes, inside: bytes) -> bool:
    return _IS_ERROR in attributes or (_HAS_FORMULA.search(inside) is not None and not _HAS_VALUE.search(inside))


def _sheet_parts(parts: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → path of its XML."""
    if "xl/_rels/workbook.xml.rels" not in parts.namelist():
        return {}
    relations = parts.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {
        _attribute(tag, "Id"): _attribute(tag, "Target") for tag in re.findall(r"<[^>]*Relationship [^>]*>", relations)
    }
    book = parts.read("xl/workbook.xml").decode("utf-8", "replace")
    tags = re.findall(r"<(?:\w+:)?sheet [^>]*>", book)
    return {
        _unescape(_attribute(tag, "name")): "xl/" + targets.get(_attribute(tag, r"\w+:id"), "").removeprefix("/xl/")
        for tag in tags
    }


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""


def _unescape(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
