"""Chooses where the figures of a bulletin stand, so that no page is half empty, and gives back the HTML to print."""

from itertools import combinations

from msgspec.structs import replace

from bulletins.paper import grid
from bulletins.paper.fewer import with_figures
from bulletins.paper.foot import foot_height
from bulletins.paper.html import FigureRow, bulletin_html, figure_rows
from bulletins.paper.placement import Figures, Flow, Place, Text, best, outcome
from bulletins.paper.press import lines_of
from bulletins.paper.vocabulary import Page

MOST_PAGES, MOST_FREE = 3, 5
ATTACHMENT = 2  # an empty line and the line that names the annex


def compose(page: Page) -> str:
    """Measures the paragraphs once, counts through the placements and sets the best one; runs in the worker."""
    lines = lines_of(bulletin_html(words_only(page)))
    if (shorter := fitted(page, lines)) != page:
        page, lines = shorter, lines_of(bulletin_html(words_only(shorter)))
    rows = figure_rows(page)
    places, tight = chosen(page, lines, rows)
    pages = outcome(flow_of(page, lines, rows, ATTACHMENT - tight), places).pages
    return bulletin_html(page, rows, places, tight, pages)


def fitted(page: Page, lines: dict[str, int]) -> Page:
    """It keeps as many figures as three pages of text hold: a letter's head and signature take ten lines more, and a week
    of which much is to be said has long sentences."""
    rows = figure_rows(page)
    most = max(MOST_PAGES, pages_with(page, lines, []))
    words = flow_of(page, lines, [], ATTACHMENT - 1)
    room = most * grid.LINES - words.first - words.after - sum(text.lines for text in words.texts)
    for kept in subsets(rows):
        if sum(row.row.lines for row in kept) <= room and pages_with(page, lines, kept) <= most:
            return with_figures(page, tuple(figure for row in kept for figure in row.figures))
    return page


def subsets(rows: list[FigureRow]) -> list[list[FigureRow]]:
    """Most lines of figures first; beyond the first few rows all or none of the rest."""
    free, rest = rows[:MOST_FREE], rows[MOST_FREE:]
    found = [list(some) + more for n in range(len(free) + 1) for some in combinations(free, n) for more in (rest, [])]
    return sorted(found, key=lambda kept: -sum(row.row.lines for row in kept))


def pages_with(page: Page, lines: dict[str, int], rows: list[FigureRow]) -> int:
    places, tight = chosen(page, lines, rows)
    return outcome(flow_of(page, lines, rows, ATTACHMENT - tight), places).pages


def words_only(page: Page) -> Page:
    """The page without figures, annex and QR: their lines are known without laying them out."""
    parts = tuple(
        replace(part, paragraphs=tuple(replace(paragraph, figures=()) for paragraph in part.paragraphs))
        for part in page.parts
    )
    return replace(page, parts=parts, annex=replace(page.annex, zones=()), foot=replace(page.foot, verify=""), heads="")


def chosen(page: Page, lines: dict[str, int], rows: list[FigureRow]) -> tuple[tuple[Place, ...], bool]:
    """The places, and whether the empty line before the annex's name is given up because that saves a page."""
    loose, tight = flow_of(page, lines, rows, ATTACHMENT), flow_of(page, lines, rows, ATTACHMENT - 1)
    places, closer = best(loose), best(tight)
    saves = bool(page.annex.zones) and outcome(tight, closer).pages < outcome(loose, places).pages
    return (closer, True) if saves else (places, False)


def flow_of(page: Page, lines: dict[str, int], rows: list[FigureRow], attachment: int) -> Flow:
    """The bulletin in lines; `lines` holds those of every paragraph by its number."""
    texts = [
        Text(sum(count for name, count in lines.items() if name in ("to", "opening") or name.startswith("answered")))
    ]
    number = 0
    for index, part in enumerate(page.parts, 1):
        if part.heading:
            texts.append(Text(lines.get(f"h{index}", 1)))
        for _ in part.paragraphs:
            texts.append(Text(lines.get(str(number), 0), number))
            number += 1
    signed = grid.signature_lines(page.signature.sealed) if page.signature else 0
    foot = attachment if page.annex.zones else grid.lines_for(foot_height(page))
    return Flow(
        first=grid.opening_lines(len(page.title), page.form == "letter"),
        texts=tuple(texts),
        figures=tuple(Figures(row.home, row.row.lines) for row in rows),
        after=signed + foot,
    )
