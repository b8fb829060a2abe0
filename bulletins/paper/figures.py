"""A figure as HTML with the height it will have: charts are SVG, tables are tables, one or two stand side by side."""

from markupsafe import Markup, escape
from msgspec import Struct

from bulletins.paper import grid, ink
from bulletins.paper.columns import column_chart
from bulletins.paper.rates import rate_chart
from bulletins.paper.vocabulary import ColumnChart, Figure, RateChart, Table
from bulletins.paper.wording import printed
from bulletins.paper.zone_map import zone_map

CAPTION, AIR, ROW, SMALL_ROW, HEAD_LINE, RULES = 16.0, 10.0, 15.4, 14.0, 12.0, 3.0
CELL, SMALL_CELL, CELL_AIR, WIDE = 10.5, 9.0, 4.0, 329.0


class Drawn(Struct, frozen=True):
    """A figure's HTML, its height in points and whether it needs more than half the width."""

    html: Markup
    height: float
    wide: bool = False
    caption_below: bool = False


class Row(Struct, frozen=True):
    """One or two figures side by side, as high as `lines` of text."""

    html: Markup
    lines: int


def row_of(figures: tuple[Figure, ...]) -> Row:
    """A wide table cannot share its row: then they stand one above the other."""
    drawn = [draw(figure, alone=len(figures) == 1) for figure in figures]
    if len(drawn) > 1 and any(one.wide for one in drawn):
        return Row(
            Markup("").join(side_by_side([one]) for one in drawn),
            grid.lines_for(sum(one.height for one in drawn) + AIR),
        )
    return Row(side_by_side(drawn), grid.lines_for(max(one.height for one in drawn) + AIR))


def side_by_side(drawn: list[Drawn]) -> Markup:
    inner = Markup("").join(
        Markup("<div{}>{}</div>").format(Markup(' class="wide"') if one.wide else "", one.html) for one in drawn
    )
    kind = " one" if len(drawn) == 1 else " level" if all(one.caption_below for one in drawn) else ""
    return Markup('<div class="two{}">{}</div>').format(kind, inner)


def draw(figure: Figure, alone: bool = False) -> Drawn:
    if isinstance(figure, Table):
        return table(figure, alone)
    if isinstance(figure, ColumnChart):
        picture, height = column_chart(figure)
    elif isinstance(figure, RateChart):
        picture, height = rate_chart(figure)
    else:
        picture, height = zone_map(figure)
    return Drawn(picture + caption(figure.caption), height + CAPTION, caption_below=True)


def caption(text: str) -> Markup:
    return Markup('<span class="cap">{}</span>').format(printed(text))


def table(figure: Table, alone: bool) -> Drawn:
    """Its caption above. Where it is too wide for half the page small type; where that is not enough, more width."""
    heads = [head_lines(name) for name in figure.columns]
    small = table_width(figure, heads, CELL) > ink.WIDTH
    wide = small and (alone or table_width(figure, heads, SMALL_CELL) > ink.WIDTH)
    small = table_width(figure, heads, CELL) > (WIDE if wide else ink.WIDTH)
    row = SMALL_ROW if small else ROW
    height = CAPTION + HEAD_LINE * max(map(len, heads), default=1) + 2 + row * len(figure.rows) + RULES
    html = caption(figure.caption) + Markup("<table{}><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(
        Markup(' class="small"') if small else "",
        Markup("").join(Markup("<th>{}</th>").format(Markup("<br>").join(lines)) for lines in heads),
        Markup("").join(table_row(cells, first_sum(figure) == n) for n, cells in enumerate(figure.rows)),
    )
    return Drawn(html, height, wide)


def first_sum(figure: Table) -> int:
    return len(figure.rows) - figure.sums if figure.sums else -1


def table_row(cells: tuple[str, ...], rule: bool) -> Markup:
    inner = Markup("").join(Markup("<td>{}</td>").format(printed(cell)) for cell in cells)
    return Markup("<tr{}>{}</tr>").format(Markup(' class="sum"') if rule else "", inner)


def table_width(figure: Table, heads: list[list[str]], size: float) -> float:
    total = 0.0
    for n, lines in enumerate(heads):
        cells = [ink.width_of(row[n], size) for row in figure.rows if n < len(row)]
        total += max([*cells, *(ink.width_of(line, size - 1) for line in lines)]) + CELL_AIR
    return total


def head_lines(name: str) -> list[str]:
    """A column's head in two lines: at its own break, before its bracket, or in the middle where it is long."""
    name = printed(name)
    if "\n" in name:
        return name.split("\n")
    if "（" in name[1:]:
        at = name.index("（", 1)
        return [name[:at], name[at:]]
    at = (len(name) + 1) // 2
    return [name] if len(name) <= 3 or "/" in name or "\u3000" in name else [name[:at], name[at:]]


def dotted(text: str) -> Markup:
    """A text in which ● stands small, as the mark of a full roll-call."""
    return escape(printed(text)).replace("●", Markup("<i>●</i>"))
