"""The column chart: last period hollow, this one filled, both from zero, each with its value."""

from markupsafe import Markup
from msgspec import Struct

from bulletins.paper import ink
from bulletins.paper.vocabulary import Bar, ColumnChart

LEGEND, PLOT, LEFT = 12.0, 76.0, 17.0
VALUE, LABEL, LABEL_LINE, LEAST = 8.5, 8.5, 9.0, 7.0
WIDEST_BAR, MOST_LABEL_LINES, MOST_STEPS = 12.0, 4, 4


class Scale(Struct, frozen=True):
    """Where things stand: `group` is the width of one place, `pitch` from bar to bar, `zero` the base line's y."""

    step: int
    top: int
    group: float
    bar: float
    pitch: float
    zero: float
    paired: bool
    value_size: float
    turned: bool

    def y(self, value: float) -> float:
        return self.zero - PLOT * value / self.top


def column_chart(chart: ColumnChart) -> tuple[Markup, float]:
    """The picture and its height in points."""
    scale = scale_of(chart.bars)
    labels, size = place_labels(chart.bars, scale.group)
    height = scale.zero + 3 + LABEL_LINE * max(map(len, labels), default=1)
    pieces = [*legend(chart, scale.paired), *grid(scale)]
    for index, bar in enumerate(chart.bars):
        pieces += columns(bar, LEFT + scale.group * (index + 0.5), scale)
    for index, rows in enumerate(labels):
        middle = LEFT + scale.group * (index + 0.5)
        pieces += [
            ink.words(middle, scale.zero + 1 + LABEL_LINE * (n + 1), row, size, "middle") for n, row in enumerate(rows)
        ]
    pieces.append(ink.line(LEFT, scale.zero, ink.WIDTH, scale.zero, 0.8))
    return ink.picture(height, chart.caption, *pieces), height


def scale_of(bars: tuple[Bar, ...]) -> Scale:
    paired = any(bar.last is not None for bar in bars)
    values = [value for bar in bars for value in (bar.last, bar.this) if value is not None]
    step = step_for(max(values, default=0))
    group = (ink.WIDTH - LEFT) / max(len(bars), 1)
    bar = min(WIDEST_BAR, group * (0.36 if paired else 0.5))
    widest = max((str(value) for value in values), key=len, default="0")
    room = bar + 1 if paired else group - 2
    size = ink.fitted(widest, room, VALUE, LEAST)
    turned = ink.width_of(widest, size) > room
    over = ink.width_of(widest, size) + 3 if turned else VALUE
    return Scale(
        step,
        step * max(1, -(-max(values, default=0) // step)),
        group,
        bar,
        bar + 1,
        LEGEND + over + PLOT,
        paired,
        size,
        turned,
    )


def step_for(most: int) -> int:
    """1, 2 or 5 times a power of ten, so that the axis has at most four steps."""
    ten = 1
    while 5 * ten * MOST_STEPS < most:
        ten *= 10
    return next(step * ten for step in (1, 2, 5) if step * ten * MOST_STEPS >= most)


def legend(chart: ColumnChart, paired: bool) -> list[Markup]:
    x, pieces = LEFT, []
    for text, fill in (("上期", "#fff"), ("本期", "#000")) if paired else (("本期", "#000"),):
        pieces += [ink.box(x, 1.5, 8, 6.5, fill), ink.words(x + 10.5, 8, text, 8.5)]
        x += 35
    return [*pieces, ink.words(ink.WIDTH, 8, f"单位：{chart.unit}", 8.5, "end")]


def grid(scale: Scale) -> list[Markup]:
    pieces = [ink.words(LEFT - 3, scale.zero + 3, "0", 8, "end")]
    for value in range(scale.step, scale.top + 1, scale.step):
        y = scale.y(value)
        pieces += [ink.line(LEFT, y, ink.WIDTH, y, 0.4, dotted=True), ink.words(LEFT - 3, y + 3, str(value), 8, "end")]
    return pieces


def columns(bar: Bar, middle: float, scale: Scale) -> list[Markup]:
    if not scale.paired:
        return column(bar.this, middle, "#000", scale)
    return [
        *column(bar.last, middle - scale.pitch / 2, "#fff", scale),
        *column(bar.this, middle + scale.pitch / 2, "#000", scale),
    ]


def column(value: int | None, middle: float, fill: str, scale: Scale) -> list[Markup]:
    """A bar with its value above; a short stroke where nothing was imported, which is not the same as zero."""
    if value is None:
        return [ink.line(middle - scale.bar / 4, scale.zero - 4, middle + scale.bar / 4, scale.zero - 4, 0.8)]
    y = scale.y(value)
    bar = [ink.box(middle - scale.bar / 2, y, scale.bar, scale.zero - y, fill)] if value else []
    return [*bar, *value_label(str(value), middle, y, scale)]


def value_label(text: str, middle: float, y: float, scale: Scale) -> list[Markup]:
    size = scale.value_size
    width, height = ink.width_of(text, size), size * 0.74
    if scale.turned:
        ground = ink.box(middle - height / 2, y - width - 2, height, width + 1, "#fff", 0)
        return [ground, ink.words(middle + height / 2, y - 2, text, size, turned=True)]
    ground = ink.box(middle - width / 2, y - height - 2.2, width, height + 1, "#fff", 0)
    return [ground, ink.words(middle, y - 2, text, size, "middle")]


def place_labels(bars: tuple[Bar, ...], group: float) -> tuple[list[list[str]], float]:
    """Each place's name in one line where all fit, else folded; and the size they share."""
    size = min((ink.fitted(bar.label, group - 2, LABEL, LEAST) for bar in bars), default=LABEL)
    return [ink.folded(bar.label, group - 2, size, MOST_LABEL_LINES) for bar in bars], size
