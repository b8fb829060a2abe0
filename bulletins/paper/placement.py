"""Where each row of figures stands: after its paragraph or at the foot of a page. Pure counting in lines."""

from itertools import pairwise, product, zip_longest

from msgspec import Struct

from bulletins.paper.grid import LINES

MOST_TRIES = 3000
LATER = (0, 1, 2, 3)
FEW = 5  # a last page with fewer lines looks forgotten


class Text(Struct, frozen=True):
    """A heading (always one line, never at a page's foot) or a paragraph; `number` counts the paragraphs."""

    lines: int
    number: int = -1

    @property
    def heading(self) -> bool:
        return self.number < 0


class Figures(Struct, frozen=True):
    """A row of figures so many lines high that belongs to a paragraph."""

    home: int
    lines: int


class Place(Struct, frozen=True):
    """After paragraph `anchor`, or at the foot of the page on which that paragraph begins."""

    anchor: int
    foot: bool = False


class Flow(Struct, frozen=True):
    """The whole text: `first` lines of the first page are taken; `after` lines follow it and are kept with its end."""

    first: int
    texts: tuple[Text, ...]
    figures: tuple[Figures, ...]
    after: int


class Outcome(Struct, frozen=True):
    """What became of a placement: `blank` sums the squares of empty lines, `last` counts the last page's own lines."""

    broken: int
    pages: int
    blank: int
    out_of_order: int
    away: int
    at_foot: int
    last: int

    @property
    def cost(self) -> float:
        """Never broken; then in order, then short; a gap of five lines weighs as much as a figure a page too far."""
        return (
            1000 * self.broken
            + 80 * self.out_of_order
            + 40 * self.pages
            + self.blank / 4
            + 6 * self.away
            + self.at_foot
            + 4 * max(0, FEW - self.last)
        )


def best(flow: Flow) -> tuple[Place, ...]:
    """The placement with figures in order, few pages, few empty lines and every figure near its words."""
    count = len(flow.figures)
    last = max((text.number for text in flow.texts), default=0)
    per_figure = max((n for n in range(1, 2 * len(LATER) + 1) if n ** max(count, 1) <= MOST_TRIES), default=1)
    wordless = frozenset(text.number for text in flow.texts if not text.lines)
    choices = [options(figure, wordless, last)[:per_figure] for figure in flow.figures]
    return min(product(*choices), key=lambda places: (outcome(flow, places).cost, [(p.anchor, p.foot) for p in places]))


def options(figure: Figures, wordless: frozenset[int], last: int) -> list[Place]:
    """The likeliest first: a placement later than three paragraphs on would stand too far from its words."""
    later = [Place(min(figure.home + n, last), foot) for n in LATER for foot in (False, True)]
    return [place for place in dict.fromkeys(later) if not (place.foot and place.anchor in wordless)]


class Sheet:
    """The page being filled; counts what happened on the way."""

    def __init__(self, first: int) -> None:
        self.page, self.free, self.blank, self.broken = 1, LINES - first, 0, 0

    def turn(self) -> None:
        self.blank += self.free**2
        self.page, self.free = self.page + 1, LINES

    def need(self, lines: int) -> None:
        if lines > self.free:
            self.turn()

    def take(self, lines: int) -> None:
        """Lines of text, which may run over to the next page."""
        while lines > self.free:
            lines, self.free = lines - self.free, 0
            self.turn()
        self.free -= lines


def outcome(flow: Flow, places: tuple[Place, ...]) -> Outcome:
    """What the page would look like: the same counting as the layout does, without laying out."""
    sheet = Sheet(flow.first)
    at: dict[int, tuple[int, int, int]] = {}
    ends: dict[int, int] = {}
    for text, following in zip_longest(flow.texts, flow.texts[1:]):
        sheet.need(1 + least_after(flow, places, following) if text.heading else min(text.lines, 1))
        set_foot(flow, sheet, anchored(places, Place(text.number, foot=True)), at)
        sheet.take(text.lines)
        ends[text.number] = sheet.page
        set_here(flow, sheet, anchored(places, Place(text.number)), at)
    last = LINES - sheet.free if flow.after <= sheet.free else 0
    sheet.need(flow.after)
    return judged(flow, places, sheet, at, ends, last)


def least_after(flow: Flow, places: tuple[Place, ...], text: Text | None) -> int:
    """What a heading must have below it: a line of its paragraph, or the figures of one that has no words."""
    if text is None or text.lines:
        return 1
    here = anchored(places, Place(text.number))
    return flow.figures[here[0]].lines if here else 1


def anchored(places: tuple[Place, ...], at: Place) -> list[int]:
    return [n for n, place in enumerate(places) if place == at]


def set_foot(flow: Flow, sheet: Sheet, numbers: list[int], at: dict[int, tuple[int, int, int]]) -> None:
    """The paragraph's first line and the figures must share the page; where they cannot, the placement is no good."""
    for number in numbers:
        lines = flow.figures[number].lines
        if sheet.free < lines + 1:
            sheet.broken += 1
        sheet.free = max(sheet.free - lines, 0)
        at[number] = (sheet.page, 1, number)


def set_here(flow: Flow, sheet: Sheet, numbers: list[int], at: dict[int, tuple[int, int, int]]) -> None:
    for number in numbers:
        sheet.need(flow.figures[number].lines)
        sheet.free -= flow.figures[number].lines
        at[number] = (sheet.page, 0, number)


def judged(
    flow: Flow,
    places: tuple[Place, ...],
    sheet: Sheet,
    at: dict[int, tuple[int, int, int]],
    ends: dict[int, int],
    last: int,
) -> Outcome:
    homes = [figure.home for figure in flow.figures]
    return Outcome(
        broken=sheet.broken,
        pages=sheet.page,
        blank=sheet.blank,
        out_of_order=sum(one > other for one, other in pairwise(at[n] for n in sorted(at))),
        away=sum(max(at[n][0] - ends[home], 0) + places[n].anchor - home for n, home in enumerate(homes)),
        at_foot=sum(place.foot for place in places),
        last=last,
    )
