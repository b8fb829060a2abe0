"""The table of units in two columns: which row stands in which column of which page, and how high a row is."""

from collections.abc import Iterator
from math import ceil

from msgspec import Struct

from bulletins.paper import grid, ink
from bulletins.paper.figures import CELL, CELL_AIR, head_lines
from bulletins.paper.foot import foot_height
from bulletins.paper.vocabulary import Annex, Page

ROW_HEIGHTS = (17.4, 16.0, 14.6, 13.2)
WIDE_ROW_HEIGHTS = (22.0, 19.6, 17.4)
FEWEST = 10  # a page of the annex with fewer rows looks forgotten
LABEL, TITLE, HEAD, NOTE_LINE, NOTE_SIZE, NOTE_AIR, FOOT_AIR = grid.LINE, 42.0, 28.5, 15.0, 10.5, 5.0, 12.0
NAME_INDENT, FOLDED, ONE_COLUMN = 12.5, "folded", 8
SIZES = ((10.5, ""), (9.0, "long"), (7.5, "longer"))


class Row(Struct, frozen=True):
    """A unit, a zone's own sums (`zone`) or the totals."""

    cells: tuple[str, ...]
    zone: bool = False
    size: str = ""


class Sheet(Struct, frozen=True):
    """One page of the annex: its columns, left and right."""

    columns: tuple[tuple[Row, ...], ...]


class Sheets(Struct, frozen=True):
    """`wide` where every page has one column of larger type."""

    row_height: float
    sheets: tuple[Sheet, ...]
    wide: bool = False


def sheets_of(page: Page, text_pages: int | None = None) -> Sheets:
    """As few pages as hold all units, then as high a row as fits; after `text_pages` of text the last one is an even page.

    A page more is taken for that only where there are rows to fill it: no filler page, and no page with a few lines.
    """
    rows = list(rows_of(page.annex))
    below = NOTE_AIR + notes_height(page.annex.notes) + FOOT_AIR + foot_height(page)
    packed = next(found for pages in range(1, len(rows) + 2) if (found := close(rows, pages, below)))
    pages = len(packed.sheets)
    if text_pages is None or (text_pages + pages) % 2 == 0 or len(rows) < FEWEST * (pages + 1):
        return packed
    return spread(rows, pages + 1, below) or packed


def close(rows: list[Row], pages: int, below: float) -> Sheets | None:
    for row_height in ROW_HEIGHTS:
        room = rooms(pages, row_height, below)
        if len(columns_of(rows, room)) <= 2 * pages:
            return Sheets(row_height, paired(balanced(rows, room), 2))
    return None


def spread(rows: list[Row], pages: int, below: float) -> Sheets | None:
    """All pages about equally full: one wide column each where that is enough, else two."""
    for abreast in (1, 2):
        for row_height in WIDE_ROW_HEIGHTS:
            room = rooms(pages, row_height, below)[:: 3 - abreast]
            for highest in range(len(rows) // len(room), max(room) + 1):
                columns = columns_of(rows, [min(one, highest) for one in room])
                if len(columns) == len(room):
                    return Sheets(row_height, paired(columns, abreast), wide=abreast == 1)
    return None


def rows_of(annex: Annex) -> Iterator[Row]:
    width = name_width(annex)
    for zone in annex.zones:
        yield zone_row(zone.sums, width)
        yield from (Row(unit, size=name_size(unit[0], width) if unit else "") for unit in zone.units)
    if annex.totals:
        yield zone_row(annex.totals, width)


def zone_row(cells: tuple[str, ...], width: float) -> Row:
    """Stands further left than its units, and in the wider sans."""
    return Row(cells, zone=True, size=name_size(cells[0], width + NAME_INDENT - CELL_AIR))


def name_width(annex: Annex) -> float:
    """What the figures leave of a column for a unit's name."""
    return grid.HALF - NAME_INDENT - sum(figure_widths(annex.columns, all_rows(annex)))


def all_rows(annex: Annex) -> list[tuple[str, ...]]:
    return [cells for zone in annex.zones for cells in (zone.sums, *zone.units)] + [annex.totals]


def figure_widths(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[float]:
    """The widths of all columns but the first, which takes the rest."""
    widths = []
    for n, name in enumerate(columns[1:], 1):
        heads = [ink.width_of(line, CELL - 1) + 1 for line in head_lines(name)]
        widths.append(max([*heads, *(ink.width_of(cells[n], CELL) + CELL_AIR for cells in rows if n < len(cells))]))
    return widths


def name_size(name: str, width: float) -> str:
    return next((size for points, size in SIZES if ink.width_of(name, points) <= width), FOLDED)


def notes_height(notes: tuple[str, ...]) -> float:
    return NOTE_LINE * sum(ceil(ink.width_of(note, NOTE_SIZE) / (grid.WIDTH - 4 * NOTE_SIZE)) for note in notes)


def rooms(pages: int, row_height: float, below: float) -> list[int]:
    """How many rows each column of each page holds: title on the first, notes and foot on the last."""
    found = []
    for page in range(pages):
        points = grid.HEIGHT - HEAD
        points -= LABEL + TITLE if page == 0 else 0
        points -= below if page == pages - 1 else 0
        found += [max(1, int(points / row_height))] * 2
    return found


def balanced(rows: list[Row], room: list[int]) -> list[list[Row]]:
    """Full pages, and on the last one two columns of about the same height; very few units stay in one."""
    if len(rows) <= min(ONE_COLUMN, room[0]):
        return [rows]
    for highest in range(1, max(room) + 1):
        columns = columns_of(rows, [*room[:-2], *(min(one, highest) for one in room[-2:])])
        if len(columns) <= len(room):
            return columns
    return columns_of(rows, room)


def columns_of(rows: list[Row], room: list[int]) -> list[list[Row]]:
    """Fills column after column. A zone's own row never ends one; a zone cut in two says so at the top of the next."""
    columns: list[list[Row]] = [[]]
    zone: Row | None = None
    for n, row in enumerate(rows):
        left = room[min(len(columns), len(room)) - 1] - len(columns[-1])
        opens = row.zone and n + 1 < len(rows) and not rows[n + 1].zone
        if left < (2 if opens else 1) and columns[-1]:
            columns.append([] if row.zone or zone is None else [continued(zone)])
        zone = row if row.zone else zone
        columns[-1].append(row)
    return columns


def continued(zone: Row) -> Row:
    name = zone.cells[0].split("（")[0].split("(")[0]
    return Row((f"{name}（续）", *("" for _ in zone.cells[1:])), zone=True, size=zone.size)


def paired(columns: list[list[Row]], abreast: int) -> tuple[Sheet, ...]:
    return tuple(Sheet(tuple(tuple(one) for one in columns[n : n + abreast])) for n in range(0, len(columns), abreast))
