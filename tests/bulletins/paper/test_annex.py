"""The table of units: two columns, as few pages as hold it, no zone's heading at the foot of a column."""

from collections.abc import Callable

import pytest

from bulletins.paper.annex import Sheets, sheets_of
from bulletins.paper.vocabulary import Page


def sheets(page: Page) -> Sheets:
    return sheets_of(page)


def test_the_samples_37_units_stand_in_two_columns_of_22_rows(sample: Page) -> None:
    [sheet] = sheets(sample).sheets
    assert [len(column) for column in sheet.columns] == [22, 22]
    assert sheet.columns[1][0].cells == ("西片区（续）", "", "", "")


@pytest.mark.parametrize(("zones", "units", "pages"), [(3, 10, 1), (5, 37, 1), (9, 120, 2), (12, 200, 4)])
def test_all_units_are_there_once_on_as_few_pages_as_hold_them(
    make_week: Callable[..., Page], zones: int, units: int, pages: int
) -> None:
    page = make_week(zones, units)
    found = sheets(page)
    rows = [row for sheet in found.sheets for column in sheet.columns for row in column]
    assert sum(not row.zone for row in rows) == units
    assert rows[-1].cells == page.annex.totals
    assert len(found.sheets) <= pages


@pytest.mark.parametrize("units", range(1, 130, 7))
def test_no_column_ends_with_the_name_of_a_zone(make_week: Callable[..., Page], units: int) -> None:
    for sheet in sheets(make_week(5, units)).sheets:
        assert not any(
            column[-1].zone and column[-1].cells[0] != "全　区（37家）" and units > 5 for column in sheet.columns
        )


def test_very_few_units_stay_in_one_column(make_week: Callable[..., Page]) -> None:
    [sheet] = sheets(make_week(1, 3)).sheets
    assert len(sheet.columns) == 1


def test_a_long_name_is_set_smaller_or_folded_but_never_cut(make_week: Callable[..., Page]) -> None:
    rows = [row for column in sheets(make_week(3, 10)).sheets[0].columns for row in column]
    assert next(row for row in rows if row.cells[0].startswith("酒都大道")).size == "folded"
    assert next(row for row in rows if row.cells[0] == "新城名苑").size == ""
