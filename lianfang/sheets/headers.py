"""Finds the tables in a sheet by their headers: under titles and notes, in one row or two, side by side, columns in any order."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from msgspec import Struct

from lianfang.sheets import cells
from lianfang.sheets.around import heading_text
from lianfang.sheets.cells import CellProblem
from lianfang.sheets.read import Cell, Sheet

DEEPEST_HEADER = 30
HEADING, SPREAD = "heading", "spread"


class Column(Struct, frozen=True):
    """A column we look for: the words shown to people, and patterns for the headers seen in the field, best first.

    `filled` columns are read through merged cells and 同上. `required` ones must be there, or one of `instead`: another
    field, HEADING (a row above says it), SPREAD (the values stand under the heads of another column). A column with a
    `spread` reader may be laid out like that: one column for each of its values.
    """

    field: str
    shown: str
    patterns: tuple[str, ...]
    required: bool = False
    filled: bool = False
    instead: tuple[str, ...] = ()
    spread: Callable[[Cell], object] | None = None


class Table(Struct):
    """A table found in a sheet: its last header row, the column of each field, the texts above it.

    `headers` are short and as the sheet writes them, `notes` the same with their brackets; `words` all that the header
    rows say; `span` the columns that belong to it; `spread` the columns that hold one value each of a spread column.
    """

    sheet: Sheet
    header: int
    columns: dict[str, int]
    headers: dict[str, str]
    notes: dict[str, str]
    words: frozenset[str]
    title: str
    span: tuple[int, int]
    spread: dict[int, Cell]


def find_tables(sheet: Sheet, wanted: tuple[Column, ...]) -> list[Table]:
    """The best header of the sheet and its repetitions to the right; empty where no row shows two wanted columns."""
    best: tuple[int, int, Table] | None = None
    for index in range(min(len(sheet.rows), DEEPEST_HEADER)):
        if best and index > best[0] + 1 and _complete(best[2], wanted):
            break
        for depth in (1, 2):
            table = match(sheet, index, depth, wanted)
            if table and (best is None or (_width(table), -depth) > (_width(best[2]), -best[1])):
                best = index, depth, table
    return _beside(*best, wanted) if best and _width(best[2]) >= 2 else []


def missing(table: Table, wanted: tuple[Column, ...], is_heading: Callable[[str], bool]) -> list[str]:
    """The required columns that the table does not show in any way, in people's words."""
    return [
        column.shown
        for column in wanted
        if column.required
        and column.field not in table.columns
        and not any(field in table.columns for field in column.instead)
        and not (SPREAD in column.instead and table.spread)
        and not (HEADING in column.instead and _has_headings(table, is_heading))
    ]


@lru_cache(maxsize=5000)
def squeeze(header: str) -> str:
    """A header without spaces, brackets, stars and numbering: 3.时长（分钟）* → 时长."""
    text = re.sub(r"[【〔《「]", "(", re.sub(r"[】〕》」]", ")", cells.text(header)))
    return re.sub(r"\(.*?\)|\[.*?\]|[\s*:★☆※#●◆_\-]|^\d+[.、]|必填|选填", "", text) or re.sub(r"[\s()\[\]*:]", "", text)


def first_heading(table: Table, is_heading: Callable[[str], bool]) -> str:
    """The heading that already holds for the first row: just above the header, or the sheet's own name."""
    left, right = table.span
    above = [heading_text(texts_of(line[left:right])) for line in table.sheet.rows[: table.header]]
    name = cells.name(table.sheet.name)
    return next((text for text in (*reversed(above), name) if text and is_heading(text)), "")


def texts_of(line: list[Cell]) -> list[str]:
    """The cells of a row that say something, as texts."""
    return [text for cell in line if cell is not None and (text := cells.text(cell))]


def match(sheet: Sheet, index: int, depth: int, wanted: tuple[Column, ...], left: int = 0) -> Table | None:
    """The table whose header begins in this row, at this column or right of it."""
    known = wanted_headers(wanted)
    spoken = _header_texts(sheet, index, depth, known)[left:]
    if sum(any(is_header(known, text) for text in texts) for texts in spoken) < 2:
        return None
    columns = {field: at + left for field, at in _placed(spoken, wanted).items()}
    lines = sheet.rows[index : index + depth]
    whole = {
        field: " ".join(dict.fromkeys(texts_of([_at(line, at) for line in lines]))) for field, at in columns.items()
    }
    return Table(
        sheet=sheet,
        header=index + depth - 1,
        columns=columns,
        headers={field: spoken[at - left][0] for field, at in columns.items()},
        notes=whole,
        words=frozenset(squeeze(cell) for line in lines for cell in line if isinstance(cell, str)),
        title=" ".join(text for line in sheet.rows[:index] for text in texts_of(line)),
        span=(left, max(len(line) for line in sheet.rows)),
        spread=_spread(lines[-1], columns, wanted),
    )


def _complete(table: Table, wanted: tuple[Column, ...]) -> bool:
    return all(column.field in table.columns for column in wanted if column.required)


def _width(table: Table) -> int:
    return len(table.columns) + len(table.spread)


def _beside(index: int, depth: int, table: Table, wanted: tuple[Column, ...]) -> list[Table]:
    """The table and, where its header begins again further right, the tables there."""
    found = [table]
    while again := match(table.sheet, index, depth, wanted, max(found[-1].columns.values()) + 1):
        if again.headers != {field: table.headers.get(field) for field in again.headers} or len(again.columns) < 2:
            break
        begins = min(again.columns.values())
        again.span = (begins, again.span[1])
        found[-1].span = (found[-1].span[0], begins)
        found.append(again)
    return found


def _placed(spoken: list[tuple[str, ...]], wanted: tuple[Column, ...]) -> dict[str, int]:
    """The column of each field: by its best pattern, and the first that no other field has."""
    columns: dict[str, int] = {}
    for column in wanted:
        for pattern in column.patterns:
            free = [
                at
                for at, texts in enumerate(spoken)
                if at not in columns.values() and any(_fits(pattern, text) for text in texts)
            ]
            if free:
                columns[column.field] = free[0]
                break
    return columns


def _spread(line: list[Cell], columns: dict[str, int], wanted: tuple[Column, ...]) -> dict[int, Cell]:
    """Columns that each stand for one value of a column which is not there itself."""
    for column in wanted:
        if column.spread and column.field not in columns:
            heads: dict[int, Cell] = {}
            heads |= {at: cell for at, cell in enumerate(line) if cell is not None and _readable(cell, column.spread)}
            return heads if len(heads) >= 2 else {}
    return {}


def _readable(cell: Cell, reader: Callable[[Cell], object]) -> bool:
    try:
        return reader(cell) is not None
    except CellProblem:
        return False


def _has_headings(table: Table, is_heading: Callable[[str], bool]) -> bool:
    left, right = table.span
    below = table.sheet.rows[table.header + 1 :]
    return bool(first_heading(table, is_heading)) or any(
        is_heading(heading_text(texts_of(line[left:right]))) for line in below
    )


@cache
def is_header(headers: re.Pattern[str], text: str) -> bool:
    """Most rows are data: this answers for them before any column is tried by itself."""
    return 0 < len(text) <= 14 and headers.fullmatch(text) is not None


def wanted_headers(wanted: tuple[Column, ...]) -> re.Pattern[str]:
    """One pattern for the headers of all these columns."""
    return _one_of(tuple(column.patterns for column in wanted))


@cache
def _one_of(columns: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for patterns in columns for pattern in patterns), re.I)


@cache
def _fits(pattern: str, text: str) -> bool:
    return bool(text) and re.fullmatch(pattern, text, re.I) is not None


def _header_texts(sheet: Sheet, index: int, depth: int, known: re.Pattern[str]) -> list[tuple[str, ...]]:
    """What each column is called: one row, or two of which the upper spreads to the right. Notes are no headers."""
    pair = sheet.rows[index : index + depth]
    if len(pair) < depth or any(sum(isinstance(cell, str) for cell in line) < 2 for line in pair):
        return []
    lower = [_word(cell) for cell in pair[-1]]
    if depth == 1:
        return [(text,) for text in lower]
    upper = _carried([_word(cell) for cell in pair[0]], lower)
    under = [is_header(known, low) or is_header(known, up + low) for up, low in zip(upper, lower, strict=True) if low]
    if 2 * sum(under) <= len(under) or any(isinstance(cell, int | float) for cell in pair[-1]):
        return []
    return [(low or up, up + low) for up, low in zip(upper, lower, strict=True)]


def _carried(upper: list[str], lower: list[str]) -> list[str]:
    """The upper header row, each word over the columns to its right that only the lower row names."""
    words, carried = "", []
    for up, low in zip(upper, lower, strict=True):
        words = up or (words if low else "")
        carried.append(words)
    return carried


def _word(cell: Cell) -> str:
    return squeeze(cell) if isinstance(cell, str) else ""


def _at(line: list[Cell], column: int) -> Cell:
    return line[column] if column < len(line) else None
