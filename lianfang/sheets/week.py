"""A week's workbook: which sheet is what, which week it is, and its rows as plain records whose words are not yet looked up."""

import re
from datetime import date, datetime

from msgspec import Struct

from lianfang.sheets import cells
from lianfang.sheets.errors import MissingColumns, NoKnownSheet, NoWeek, TwoWeeks, WeekDisagrees
from lianfang.sheets.read import Sheet, read_workbook
from lianfang.sheets.roster import _described, _likely_headers, is_zone
from lianfang.sheets.table import Rejected, RowProblem, Table, find_table, missing, rows
from lianfang.sheets.week_rows import KINDS, Kind, WeekRow
from zones.ground.weeks import Week, parse_week, week_of


class DeliveredSheet(Struct, frozen=True):
    """A sheet that came: its kind, its name, and whether its title says that there was nothing this week."""

    kind: str
    sheet: str
    declared_none: bool


class WeekFile(Struct, frozen=True):
    """What a week's workbook holds."""

    week: Week
    sheets: tuple[DeliveredSheet, ...]
    rows: tuple[WeekRow, ...]
    rejected: tuple[Rejected, ...]
    ignored: tuple[str, ...]


def parse(content: bytes, week: str = "") -> WeekFile:
    """Read a week's workbook. `week` is the one asked for, else the one in which every date lies.

    Raises the refusals of `errors`; bad rows are reported, not raised.
    """
    sheets = read_workbook(content)
    found = [(sheet, *recognised) for sheet in sheets if (recognised := _recognise(sheet))]
    if not found:
        raise NoKnownSheet(wanted=[kind.shown for kind in KINDS], found=[_described(sheet) for sheet in sheets])
    decided = _decide_week(found, parse_week(week) if week else None)
    taken: list[WeekRow] = []
    rejected: list[Rejected] = []
    for _, kind, table in found:
        _collect(kind, table, decided, taken, rejected)
    delivered = tuple(DeliveredSheet(kind.name, sheet.name, _says_none(sheet, table)) for sheet, kind, table in found)
    ignored = tuple(sheet.name for sheet in sheets if sheet not in [sheet for sheet, *_ in found])
    return WeekFile(decided, delivered, tuple(taken), tuple(rejected), ignored)


def _recognise(sheet: Sheet) -> tuple[Kind, Table] | None:
    """The kind whose columns fit best; the sheet's name decides between equals. A known name without its columns is refused."""
    fits = []
    for kind in KINDS:
        table = find_table(sheet, kind.columns)
        if table and not missing(table, kind.columns):
            fits.append((len(table.columns) + 3 * bool(re.search(kind.named, sheet.name)), kind, table))
    if fits:
        _, kind, table = max(fits, key=lambda fit: fit[0])
        return kind, table
    named = next((kind for kind in KINDS if re.search(kind.named, sheet.name)), None)
    if named and any(cell is not None for row in sheet.rows for cell in row):
        table = find_table(sheet, named.columns)
        wanted = missing(table, named.columns) if table else [c.shown for c in named.columns if c.required]
        raise MissingColumns(sheet=sheet.name, wanted=wanted, found=_likely_headers(sheet))
    return None


def _says_none(sheet: Sheet, table: Table) -> bool:
    above = sheet.name + table.title + " ".join(cells.text(row[0]) for row in sheet.rows[table.header + 1 :][:3] if row)
    return bool(
        re.search(
            r"(本周|本期|本星期|当周)?(无|未组织|没有|未举行|未安排)(考试|检查|案件|发案|点名|巡逻|此项|数据)|零报告|零发案",
            above,
        )
    )


def _decide_week(found: list[tuple[Sheet, Kind, Table]], asked: Week | None) -> Week:
    """Every title and every date must lie in one week, and in the one that was asked for."""
    said = [
        (f"{sheet.name}的标题“{written}”", day)
        for sheet, _, table in found
        for written, day in _title_days(table.title)
    ]
    dated = [mark for sheet, kind, table in found for mark in _dates(sheet, kind, table)]
    weeks = {week_of(day): where for where, day in reversed(said + dated)}
    if asked:
        strange = next(((where, day) for where, day in said + dated if day not in asked), None)
        if strange:
            raise WeekDisagrees(
                asked=_span(asked), where=strange[0], day=strange[1].isoformat(), found=_span(week_of(strange[1]))
            )
        return asked
    if not weeks:
        raise NoWeek()
    if len(weeks) > 1:
        first, second = sorted(weeks)[:2]
        raise TwoWeeks(first=_span(first), second=_span(second), first_where=weeks[first], second_where=weeks[second])
    return next(iter(weeks))


def _span(week: Week) -> str:
    return f"{week}（{week.monday.month}月{week.monday.day}日至{week.sunday.month}月{week.sunday.day}日）"


_DAY = r"(?:(\d{4})[年.\-/])?(?:(\d{1,2})[月.\-/])?(\d{1,2})[日号]?"
_RANGE = re.compile(r"(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})[日号]?\s*[至到~—–\-－]+\s*" + _DAY)
_NUMBERED = re.compile(r"(\d{4})年?\s*第\s*(\d{1,2})\s*周")


def _title_days(title: str) -> list[tuple[str, date]]:
    """The first and last day of each span of days that a title names; months and years alone say nothing."""
    days = []
    for span in _RANGE.finditer(title):
        year, month, day, last_year, last_month, last_day = (int(part) if part else None for part in span.groups())
        try:
            days.append((span[0], date(year or 1, month or 1, day or 1)))
            days.append((span[0], date(last_year or year or 1, last_month or month or 1, last_day or 1)))
        except ValueError:
            continue
    for numbered in _NUMBERED.finditer(title):
        days.append((numbered[0], parse_week(f"{numbered[1]}-W{numbered[2]}").monday))
    return days


def _dates(sheet: Sheet, kind: Kind, table: Table) -> list[tuple[str, date]]:
    """Where each full date of a sheet stands, and the date."""
    marks = []
    for row in rows(table, kind.columns, is_zone):
        for field in kind.dates:
            try:
                day = row.read(field, cells.day)
            except RowProblem:
                continue
            if day:
                marks.append((f"{sheet.name}第{row.number}行", day))
    return marks


def _collect(kind: Kind, table: Table, week: Week, taken: list[WeekRow], rejected: list[Rejected]) -> None:
    for row in rows(table, kind.columns, is_zone):
        try:
            taken.append(kind.read(table.sheet.name, row, week))
        except RowProblem as problem:
            label = cells.name(row.cells.get("name") or row.cells.get("unit"))
            rejected.append(Rejected(table.sheet.name, row.number, problem.column, problem.why, problem.do, label))


__all__ = ["DeliveredSheet", "WeekFile", "datetime", "parse"]
