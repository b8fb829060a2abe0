"""The rate bars: 0 to 100 % each, what is pending hatched, the figures right of them."""

from markupsafe import Markup
from msgspec import Struct

from bulletins.paper import ink
from bulletins.paper.vocabulary import RateChart, RateRow

ROW, BAR, AXIS, HEAD = 13.0, 7.0, 11.0, 13.0
LABEL, LABEL_LEAST, CELL, CELL_LEAST = 8.5, 6.5, 8.5, 6.5
WIDEST_LABEL, NARROWEST_BAR, AIR = 62.0, 36.0, 6.0
FILLS = ("#000", "url(#hatch)", "#fff")


class Frame(Struct, frozen=True):
    """The bars stand between `left` and `right`; `edges` are the right edges of the value columns."""

    left: float
    right: float
    edges: tuple[float, ...]
    label: float
    cell: float

    def x(self, per_cent: float) -> float:
        return self.left + (self.right - self.left) * min(max(per_cent, 0.0), 100.0) / 100


def rate_chart(chart: RateChart) -> tuple[Markup, float]:
    """The picture and its height in points."""
    frame = frame_of(chart)
    beside = legend_width(chart.legend) <= frame.right + AIR
    top = HEAD if beside else 2 * HEAD
    height = top + ROW * len(chart.rows) + AXIS
    pieces = [*legend(chart.legend), *heads(chart, frame, top)]
    for index, row in enumerate(chart.rows):
        pieces += bar_row(row, top + ROW * index, frame)
    if 0 < chart.sums < len(chart.rows):
        y = top + ROW * (len(chart.rows) - chart.sums)
        pieces.append(ink.line(0, y, ink.WIDTH, y, 0.5))
    return ink.picture(height, chart.caption, ink.HATCH, *pieces, *axis(frame, height)), height


def frame_of(chart: RateChart) -> Frame:
    """Shrinks the figures, then the names, until the bars have room."""
    for cell in (CELL, 8.0, 7.5, 7.0, CELL_LEAST):
        columns = list(column_widths(chart, cell))
        for label in (LABEL, 8.0, 7.5, 7.0, LABEL_LEAST):
            left = min(WIDEST_LABEL, max((ink.width_of(row.label, label) for row in chart.rows), default=0)) + 4
            right = ink.WIDTH - sum(columns)
            if right - left >= NARROWEST_BAR:
                return Frame(left, right - 1, edges(columns), label, cell)
    return Frame(left, max(right - 1, left + 10), edges(columns), label, cell)


def column_widths(chart: RateChart, size: float) -> list[float]:
    texts = [
        [head, *(row.cells[n] for row in chart.rows if n < len(row.cells))] for n, head in enumerate(chart.columns)
    ]
    return [max(ink.width_of(text, size) for text in column) + AIR for column in texts]


def edges(columns: list[float]) -> tuple[float, ...]:
    return tuple(ink.WIDTH - sum(columns[n + 1 :]) for n in range(len(columns)))


def legend_width(legend: tuple[str, ...]) -> float:
    return sum(ink.width_of(text, LABEL) + 18 for text in legend)


def legend(texts: tuple[str, ...]) -> list[Markup]:
    x, pieces = 0.0, []
    for text, fill in zip(texts, FILLS, strict=False):
        pieces += [ink.box(x + 0.3, 2.2, 8, 6.5, fill), ink.words(x + 10.5, 8.5, text, LABEL)]
        x += ink.width_of(text, LABEL) + 18
    return pieces


def heads(chart: RateChart, frame: Frame, top: float) -> list[Markup]:
    pieces = [
        ink.words(edge, top - 4.5, text, frame.cell, "end")
        for edge, text in zip(frame.edges, chart.columns, strict=True)
    ]
    return [*pieces, ink.line(0, top, ink.WIDTH, top, 0.6)]


def bar_row(row: RateRow, y: float, frame: Frame) -> list[Markup]:
    base = y + ROW / 2 + 3.2
    size = ink.fitted(row.label, frame.left - 3, frame.label, LABEL_LEAST)
    pieces = [ink.words(0, base, ink.shortened(row.label, frame.left - 3, size), size)]
    pieces += [
        ink.words(edge, base, text, frame.cell, "end") for edge, text in zip(frame.edges, row.cells, strict=False)
    ]
    if row.share_pct is None:
        return pieces
    y, share = y + (ROW - BAR) / 2, frame.x(row.share_pct)
    pieces.append(ink.box(frame.left, y, frame.right - frame.left, BAR))
    if row.pending_pct > 0:
        pieces.append(ink.box(share, y, frame.x(row.share_pct + row.pending_pct) - share, BAR, FILLS[1]))
    if share > frame.left:
        pieces.append(ink.box(frame.left, y, share - frame.left, BAR, FILLS[0]))
    return pieces


def axis(frame: Frame, height: float) -> list[Markup]:
    return [
        ink.words(frame.left, height - 2, "0", 8, "middle"),
        ink.words(frame.x(50), height - 2, "50", 8, "middle"),
        ink.words(frame.right + 3, height - 2, "100%", 8, "middle"),
    ]
