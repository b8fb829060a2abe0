"""A week's workbook: which sheet is what, which week it is, and its rows as plain records whose words are not yet looked up."""

import re
from datetime import date
from typing import Any

from msgspec import Struct

from lianfang.sheets import cells, when
from lianfang.sheets.around import is_zone
from lianfang.sheets.errors import MissingColumns, NoKnownSheet, NoWeek, TwoWeeks, WeekDisagrees
from lianfang.sheets.headers import Table, find_tables, missing
from lianfang.sheets.read import Sheet, read_workbook
from lianfang.sheets.roster import described, described_ignored, likely_headers, looks_like_a_table, overlooked
from lianfang.sheets.table import Rejected, Row, RowProblem, rows
from lianfang.sheets.titles import days_named, says_none
from lianfang.sheets.week_columns import Kind, days_of
from lianfang.sheets.week_rows import KINDS, WeekRow
from zones.ground.weeks import Week, parse_week, week_of


class DeliveredSheet(Struct, frozen=True):
    """A sheet that came: its kind, its name, whether its title says that there was nothing this week.

    `headers` are its columns as people call them → as the sheet writes them.
    """

    kind: str
    sheet: str
    declared_none: bool
    headers: dict[str, str]


class WeekFile(Struct, frozen=True):
    """What a week's workbook holds. `overlooked` says on which sheets a column was not recognised: (sheet, header row, sentence)."""

    week: Week
    sheets: tuple[DeliveredSheet, ...]
    rows: tuple[WeekRow, ...]
    rejected: tuple[Rejected, ...]
    ignored: tuple[str, ...]
    overlooked: tuple[tuple[str, int, str], ...] = ()


class Found(Struct):
    """A sheet that was recognised: its tables (none where it is empty) and their data rows."""

    sheet: Sheet
    kind: Kind
    tables: list[Table]
    rows: list[Row]


def parse(content: bytes, week: str = "") -> WeekFile:
    """Read a week's workbook. `week` is the one asked for, else the one in which every date lies.

    Raises the refusals of `errors`; bad rows are reported, not raised.
    """
    asked = parse_week(week) if week else None
    sheets = read_workbook(content)
    found = _recognise_all(sheets)
    if not found:
        raise NoKnownSheet(wanted=[kind.shown for kind in KINDS], found=[described(sheet) for sheet in sheets])
    decided = _decide_week(found, asked)
    taken: list[WeekRow] = []
    rejected: list[Rejected] = []
    for one in found:
        _collect(one, decided, taken, rejected)
    delivered = tuple(
        DeliveredSheet(one.kind.name, one.sheet.name, says_none(one.sheet, one.tables), _headers(one)) for one in found
    )
    used = {one.sheet.name for one in found}
    ignored = tuple(described_ignored(sheet) for sheet in sheets if sheet.name not in used)
    unseen = tuple(
        (one.sheet.name, table.header + 1, said)
        for one in found
        for table in one.tables
        if (said := overlooked(one.kind.columns, one.kind.expected, table))
    )
    return WeekFile(decided, delivered, tuple(taken), tuple(rejected), ignored, unseen)


def _recognise_all(sheets: list[Sheet]) -> list[Found]:
    """Sheets by their columns. One that only its name makes known is refused, unless its kind came on another sheet."""
    found = [one for sheet in sheets if (one := _by_columns(sheet))]
    kinds, used = {one.kind.name for one in found}, {one.sheet.name for one in found}
    for sheet in sheets:
        kind = None if sheet.name in used else _by_name(sheet)
        if kind is None or kind.name in kinds:
            continue
        if looks_like_a_table(sheet):
            tables = find_tables(sheet, kind.columns)
            shown = [column.shown for column in kind.columns if column.required]
            wanted = missing(tables[0], kind.columns, is_zone) if tables else shown
            raise MissingColumns(sheet=sheet.name, wanted=wanted, found=likely_headers(sheet))
        found.append(Found(sheet, kind, [], []))
    return found


def _by_columns(sheet: Sheet) -> Found | None:
    """The kind whose columns fit best; the sheet's name decides between equals."""
    fits = []
    for kind in KINDS:
        tables = find_tables(sheet, kind.columns)
        if tables and not missing(tables[0], kind.columns, is_zone):
            fits.append((len(tables[0].columns) + 3 * (_by_name(sheet) is kind), kind, tables))
    if not fits:
        return None
    _, kind, tables = max(fits, key=lambda fit: fit[0])
    return Found(sheet, kind, tables, [row for table in tables for row in rows(table, kind.columns, is_zone)])


def _headers(one: Found) -> dict[str, str]:
    shown = {column.field: column.shown for column in one.kind.columns}
    return {shown[field]: header for table in one.tables for field, header in table.headers.items()}


def _by_name(sheet: Sheet) -> Kind | None:
    """The kind that a sheet is called, or that the first line of a Sheet1 is."""
    name = cells.name(sheet.name)
    if re.fullmatch(r"(?i:sheet|工作表|表)[\d一二三四五六七]*", name):
        first = next((cell for line in sheet.rows[:3] for cell in line if cell is not None), "")
        name = cells.name(first)[:30]
    return next((kind for kind in KINDS if re.search(kind.named, name)), None)


def _decide_week(found: list[Found], asked: Week | None) -> Week:
    """Every title and every date must lie in one week, and in the one that was asked for.

    Dates without a year are looked at last: only the week says what year they mean.
    """
    said = [
        (f"{one.sheet.name}的标题“{written}”", day)
        for one in found
        for table in one.tables
        for written, day in days_named(table.title)
    ]
    marks = said + _dates(found, ())
    if not marks and asked is None:
        raise NoWeek()
    week = asked or week_of(marks[0][1])
    for where, day in (*marks, *_dates(found, days_of(week))):
        if day not in week and asked:
            raise WeekDisagrees(asked=_span(asked), where=where, day=day.isoformat(), found=_span(week_of(day)))
        if day not in week:
            _refuse_two((week, marks[0][0]), (week_of(day), where))
    return week


def _refuse_two(*found: tuple[Week, str]) -> None:
    (first, first_where), (second, second_where) = sorted(found)
    raise TwoWeeks(first=_span(first), second=_span(second), first_where=first_where, second_where=second_where)


def _span(week: Week) -> str:
    return f"{week}（{week.monday.month}月{week.monday.day}日至{week.sunday.month}月{week.sunday.day}日）"


def _dates(found: list[Found], within: tuple[date, ...]) -> list[tuple[str, date]]:
    """Where each readable date stands, and the date. Without the days of a week only full dates are readable."""
    marks = []
    for one in found:
        for row in one.rows:
            main = next((field for field in one.kind.dates if row.cells.get(field) is not None), "")
            for field in one.kind.dates:  # beside a date 9.3 is a time
                day = _day_of(row, field, within if field == main else ())
                if day:
                    marks.append((f"{one.sheet.name}第{row.number}行", day))
    return marks


def _day_of(row: Row, field: str, within: tuple[date, ...]) -> date | None:
    cell: Any = row.cells.get(field)
    if cell is None or (isinstance(cell, int | float) and cell < 1):  # a time of day
        return None
    try:
        return when.day(cell, within)
    except cells.CellProblem:
        return None


def _collect(one: Found, week: Week, taken: list[WeekRow], rejected: list[Rejected]) -> None:
    for row in one.rows:
        try:
            taken.append(one.kind.read(one.sheet.name, row, week))
        except RowProblem as problem:
            line = Rejected(one.sheet.name, row.number, problem.column, problem.why, problem.do, row.label())
            rejected.append(line)
