"""A station's roster: sheets of units and of guards, read into rows whose words are not yet looked up."""

import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from lianfang.sheets import cells
from lianfang.sheets.around import is_unit, is_zone
from lianfang.sheets.errors import MissingColumns, NoKnownSheet
from lianfang.sheets.headers import Column, Table, find_tables, missing
from lianfang.sheets.read import Sheet, read_workbook
from lianfang.sheets.roster_rows import GUARDS, UNITS, GuardRow, UnitRow, read_guard, read_unit
from lianfang.sheets.table import Rejected, Row, RowProblem, rows

CALLED_A_ROSTER = r"花名册|人员|名册|名单|保安员|单位|台账|队员"


class RosterFile(Struct, frozen=True):
    """What a roster workbook holds. `titles` are the texts above the tables; they never decide anything.

    `ignored` are sheets that were not used, `overlooked` a sentence for each sheet on which columns were not recognised.
    """

    units: tuple[UnitRow, ...]
    guards: tuple[GuardRow, ...]
    rejected: tuple[Rejected, ...]
    titles: tuple[str, ...]
    ignored: tuple[str, ...]
    overlooked: tuple[str, ...] = ()


class Kind(Struct, frozen=True):
    """A sheet we know: its columns, those whose lack is worth a word, how a row is read, what a heading is."""

    columns: tuple[Column, ...]
    expected: tuple[str, ...]
    read: Callable[[str, Row], Any]
    is_heading: Callable[[str], bool] = is_zone


UNIT_SHEET = Kind(UNITS, ("contact", "phone"), read_unit)
GUARD_SHEET = Kind(GUARDS, ("id_number", "phone", "certificate"), read_guard)
GUARDS_UNDER_UNITS = Kind(GUARDS, GUARD_SHEET.expected, read_guard, is_unit)


def parse(content: bytes) -> RosterFile:
    """Read a roster workbook's bytes. Raises the refusals of `errors`; bad rows are reported, not raised."""
    sheets = read_workbook(content)
    found = [(sheet, *_recognise(sheet)) for sheet in sheets]
    used = [(kind, table) for _, kind, tables in found if kind for table in tables]
    if not used:
        raise NoKnownSheet(wanted=["联防单位一览表", "保安员花名册"], found=[described(sheet) for sheet in sheets])
    units: list[UnitRow] = []
    guards: list[GuardRow] = []
    rejected: list[Rejected] = []
    for kind, table in used:
        taken: list[Any] = units if kind is UNIT_SHEET else guards
        for row in rows(table, kind.columns, kind.is_heading):
            try:
                taken.append(kind.read(table.sheet.name, row))
            except RowProblem as problem:
                line = Rejected(table.sheet.name, row.number, problem.column, problem.why, problem.do, row.label())
                rejected.append(line)
    return RosterFile(
        units=tuple(units),
        guards=tuple(guards),
        rejected=tuple(rejected),
        titles=tuple(table.title for _, table in used),
        ignored=tuple(described_ignored(sheet) for sheet, kind, _ in found if kind is None),
        overlooked=tuple(said for kind, table in used if (said := overlooked(kind.columns, kind.expected, table))),
    )


def likely_headers(sheet: Sheet) -> list[str]:
    """The texts of the row that looks most like a header, for saying what was found."""
    widest = max(sheet.rows[:15], key=lambda row: sum(isinstance(cell, str) for cell in row), default=[])
    return [cells.text(cell) for cell in widest if cell is not None][:20]


def described(sheet: Sheet) -> str:
    """A sheet's name and what its header says."""
    if sheet.hidden:
        return f"{sheet.name}（隐藏的）"
    return f"{sheet.name}（{'、'.join(likely_headers(sheet)[:8]) or '空表'}）"


def described_ignored(sheet: Sheet) -> str:
    """The name of a sheet that was not used."""
    return f"{sheet.name}（隐藏的，没有读）" if sheet.hidden else sheet.name


def looks_like_a_table(sheet: Sheet) -> bool:
    """Whether a sheet holds rows under a header, and not a text or a cover."""
    wide = [row for row in sheet.rows if sum(cell is not None for cell in row) >= 3]
    return len(wide) >= 2


def _recognise(sheet: Sheet) -> tuple[Kind | None, list[Table]]:
    """Guards have names of persons, units have not; a sheet that is called a roster but shows no such columns is refused."""
    guards, units = find_tables(sheet, GUARDS), find_tables(sheet, UNITS)
    if guards and "name" in guards[0].columns:
        kind = GUARD_SHEET if "unit" in guards[0].columns else GUARDS_UNDER_UNITS
        if not missing(guards[0], GUARDS, kind.is_heading):
            return kind, guards
    if units and not missing(units[0], UNITS, is_zone):
        return UNIT_SHEET, units
    if looks_like_a_table(sheet) and (
        re.search(CALLED_A_ROSTER, sheet.name) or (guards and len(guards[0].columns) > 2)
    ):
        lacking = missing(guards[0], GUARDS, is_zone) if guards else ["姓名", "服务单位"]
        raise MissingColumns(sheet=sheet.name, wanted=lacking, found=likely_headers(sheet))
    return None, []


def overlooked(columns: tuple[Column, ...], expected: tuple[str, ...], table: Table) -> str:
    """What a sheet lacks, and which of its columns nobody asked for: perhaps one is the other."""
    lacking = [column.shown for column in columns if column.field in expected and column.field not in table.columns]
    line = table.sheet.rows[table.header]
    spare = [cells.text(cell) for at, cell in enumerate(line) if cell is not None and at not in table.columns.values()]
    spare = [text for text in spare if not re.fullmatch("序号?|编号|性别|年龄|民族|学历|文化程度|籍贯|照片", text)]
    if not lacking or not spare:
        return ""
    return f"“{table.sheet.name}”里没有认出{'、'.join(lacking)}；没有用到的列有：{'、'.join(spare[:8])}"
