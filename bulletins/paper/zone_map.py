"""The zone map: the zones' borders, else cells round the places of each zone's units, or a plain scheme."""

from math import cos, radians

from markupsafe import Markup
from msgspec import Struct

from bulletins.paper import ink
from bulletins.paper.borders import borders_on_paper, room_for
from bulletins.paper.cells import Point, cells, moved_apart, place_for, rounded_frame
from bulletins.paper.vocabulary import MapZone, ZoneMap

HEIGHT, MARGIN = 138.0, 1.0
NAME, LINE, LEAST, NAME_HEIGHT, LINE_HEIGHT, FLAG = 9.5, 8.0, 6.5, 12.0, 10.5, 10.0
MOST_ZONES, MOST_MOVES = 9, 12
SCHEME_ROW = 3 * LINE_HEIGHT + 10


class Label(Struct, frozen=True):
    """A zone's words in rows; `flags` stands in the last row behind a small flag."""

    name: str
    line: str
    flags: str
    beside: bool

    @property
    def width(self) -> float:
        flags = FLAG + ink.width_of(self.flags, LINE) if self.flags else 0
        last = ink.width_of(self.line, LINE) + 5 + flags if self.beside else max(ink.width_of(self.line, LINE), flags)
        return max(ink.width_of(self.name, NAME), last)

    @property
    def height(self) -> float:
        rows = bool(self.line) + bool(self.flags) - (self.beside and bool(self.line and self.flags))
        return NAME_HEIGHT + LINE_HEIGHT * rows


def zone_map(figure: ZoneMap) -> tuple[Markup, float]:
    """The picture and its height in points."""
    drawn = drawn_borders(figure.zones) or drawn_cells(figure.zones)
    if drawn is None:
        return scheme(figure)
    pieces = [ink.outline(cell) for cell, _, _ in drawn]
    for _, at, label in drawn:
        pieces += words_of(label, at)
    return ink.picture(HEIGHT, figure.caption, *pieces, north()), HEIGHT


def drawn_borders(zones: tuple[MapZone, ...]) -> list[tuple[list[Point], Point, Label]] | None:
    """Their own borders, where every zone has one and its label fits in, in the narrowest without its units and guards."""
    rings = borders_on_paper(zones, ink.WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
    if rings is None:
        return None
    placed = []
    for zone, ring in zip(zones, rings, strict=True):
        moved = [(x + MARGIN, y + MARGIN) for x, y in ring]
        shortest = Label(zone.name, "", "" if zone.flags is None else f"{zone.flags}次", beside=False)
        tried = ((label, room_for(moved, label.width, label.height)) for label in (*labels_of(zone), shortest))
        found = next(((moved, at, label) for label, at in tried if at), None)
        if found is None:
            return None
        placed.append(found)
    return placed


def drawn_cells(zones: tuple[MapZone, ...]) -> list[tuple[list[Point], Point, Label]] | None:
    """Cells with room for every label, moved apart as often as that takes; None where it cannot be had."""
    seeds = seeds_of(zones)
    if seeds is None:
        return None
    frame = [(x + MARGIN, y + MARGIN) for x, y in rounded_frame(ink.WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)]
    for _ in range(MOST_MOVES):
        seeds = moved_apart(seeds, frame)
        placed = [placed_label(zone, cell) for zone, cell in zip(zones, cells(seeds, frame), strict=True)]
        if None not in placed:
            return [found for found in placed if found]
    return None


def seeds_of(zones: tuple[MapZone, ...]) -> list[Point] | None:
    """The middle of each zone's places, stretched to the frame; north is up."""
    if not 2 <= len(zones) <= MOST_ZONES or any(not zone.places for zone in zones):
        return None
    middles = [tuple(sum(part) / len(zone.places) for part in zip(*zone.places, strict=True)) for zone in zones]
    flat = cos(radians(middles[0][1]))
    plane = [(lon * flat, -lat) for lon, lat in middles]
    if len({(round(x, 4), round(y, 4)) for x, y in plane}) < len(plane):
        return None
    return list(zip(stretched([x for x, _ in plane], ink.WIDTH), stretched([y for _, y in plane], HEIGHT), strict=True))


def stretched(values: list[float], length: float) -> list[float]:
    least, span = min(values), max(values) - min(values)
    return [length * (0.15 + 0.7 * ((value - least) / span if span else 0.5)) for value in values]


def placed_label(zone: MapZone, cell: list[Point]) -> tuple[list[Point], Point, Label] | None:
    for label in labels_of(zone):
        if at := place_for(cell, label.width, label.height):
            return cell, at, label
    return None


def labels_of(zone: MapZone) -> list[Label]:
    flags = "" if zone.flags is None else f"{zone.flags}次"
    return [Label(zone.name, zone.line, flags, beside=False), Label(zone.name, zone.line, flags, beside=True)]


def words_of(label: Label, at: Point) -> list[Markup]:
    x, y = at[0], at[1] - label.height / 2
    pieces = [ink.words(x, y + 9, label.name, NAME, "middle")]
    y += NAME_HEIGHT + 7.5
    if label.beside and label.line and label.flags:
        left = x - label.width / 2
        return [
            *pieces,
            ink.words(left, y, label.line, LINE),
            *flagged(left + ink.width_of(label.line, LINE) + 5, y, label.flags, LINE),
        ]
    if label.line:
        pieces.append(ink.words(x, y, label.line, LINE, "middle"))
        y += LINE_HEIGHT
    if label.flags:
        pieces += flagged(x - (FLAG + ink.width_of(label.flags, LINE)) / 2, y, label.flags, LINE)
    return pieces


def flagged(x: float, y: float, text: str, size: float) -> list[Markup]:
    pole = ink.line(x + 0.5, y + 0.5, x + 0.5, y - 7.5, 0.7)
    return [
        pole,
        ink.outline([(x + 0.5, y - 7.5), (x + 7.5, y - 5.2), (x + 0.5, y - 3)], "#000", 0.3),
        ink.words(x + FLAG, y, text, size),
    ]


def north() -> Markup:
    arrow = ink.outline([(6, 1), (9, 11), (6, 9), (3, 11)], "#000", 0.3)
    return Markup("").join([arrow, ink.words(6, 20, "北", 8, "middle")])


def scheme(figure: ZoneMap) -> tuple[Markup, float]:
    """Boxes in reading order, with no claim to where the zones lie."""
    across = next(n for n in (1, 2, 3) if n == 3 or len(figure.zones) <= n * n)
    width, down = (ink.WIDTH - 1) / across, -(-len(figure.zones) // across)
    height, pieces = max(down, 1) * SCHEME_ROW + 1, []
    for index, zone in enumerate(figure.zones):
        x, y = index % across * width, index // across * SCHEME_ROW
        pieces += [ink.box(x + 0.4, y + 0.4, width, SCHEME_ROW), *boxed(zone, x + width / 2, y, width - 6)]
    return ink.picture(height, figure.caption, *pieces), height


def boxed(zone: MapZone, x: float, y: float, width: float) -> list[Markup]:
    name, line = (ink.fitted(text, width, size, LEAST) for text, size in ((zone.name, NAME), (zone.line, LINE)))
    flags = "" if zone.flags is None else f"{zone.flags}次"
    pieces = [
        ink.words(x, y + 13, ink.shortened(zone.name, width, name), name, "middle"),
        ink.words(x, y + 24, ink.shortened(zone.line, width, line), line, "middle"),
    ]
    return [*pieces, *(flagged(x - (FLAG + ink.width_of(flags, LINE)) / 2, y + 35, flags, LINE) if flags else [])]
