"""The week's figures as files: every number once, no person and no place, no formula, the same bytes whenever they are made."""

import io
import json
from datetime import datetime
from zipfile import ZipFile

import openpyxl
from msgspec.structs import replace

from bulletins.figures.flat import flat
from bulletins.figures.labels import TOP
from bulletins.figures.vocabulary import Figures
from lianfang.flows.bulletin.attached import PARTS, attached_of
from tests.bulletins.telling.week_figures import figures

FORMULAS = ('=HYPERLINK("http://x")', "+1", "-1", "@A1", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠A1")


def _book(told: Figures) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(attached_of(told)[1].content))


def test_both_files_bear_the_week_and_say_what_they_are() -> None:
    data, book = attached_of(figures())
    assert (data.name, data.media) == ("tongbao-2018-W41.json", "application/json")
    assert book.name == "tongbao-2018-W41.xlsx" and book.media.endswith("spreadsheetml.sheet")
    assert {data.relationship, book.relationship} == {"Data"}


def test_every_figure_stands_on_one_sheet_with_its_unit_and_every_unit_has_a_row() -> None:
    told = figures()
    *parts, units = _book(told).worksheets
    rows = [tuple(cell.value for cell in row) for part in parts for row in part.iter_rows(min_row=3)]
    numbers = [one for one in flat(told) if not one.path.startswith("units.")]
    assert sorted(rows, key=str) == sorted(
        ((one.label, "—" if one.value is None else one.value, one.unit) for one in numbers), key=str
    )
    assert [part.title for part in parts] == list(PARTS) and sorted(sum(PARTS.values(), ())) == sorted(TOP)
    assert [row[1].value for row in units.iter_rows(min_row=3)] == [line.name for line in told.units]


def test_the_data_is_what_was_counted_without_where_units_stand() -> None:
    told = figures(places={"东片区": ((118.3, 33.9),)})
    data, book = attached_of(told)
    read = json.loads(data.content)
    assert set(read) == set(Figures.__struct_fields__) - {"places"}
    assert (read["week"], read["cases"]["this_week"], len(read["units"])) == ("2018-W41", 6, 2)
    assert b"118.3" not in data.content + b"".join(
        ZipFile(io.BytesIO(book.content)).read(n) for n in _names(book.content)
    )


def _names(book: bytes) -> list[str]:
    return ZipFile(io.BytesIO(book)).namelist()


def test_whatever_begins_like_a_formula_is_text() -> None:
    told = figures()
    named = replace(told, units=tuple(replace(told.units[0], name=name, zone=name) for name in FORMULAS))
    cells = [cell for sheet in _book(named) for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sum(cell.value.strip()[:1] in "=+-@＝＋－＠" for cell in cells) == 2 * len(FORMULAS)


def test_no_clock_is_in_the_bytes() -> None:
    first, again = attached_of(figures()), attached_of(figures())
    assert first == again
    entries = ZipFile(io.BytesIO(first[1].content)).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    told = _book(figures()).properties
    assert told.created == told.modified == datetime(1980, 1, 1)
