"""A bulletin as HTML: what the press prints and the office previews. Every text is escaped and set by `wording`."""

from pathlib import Path

from msgspec import Struct

from bulletins.paper import annex, grid, ink
from bulletins.paper.figures import Row, head_lines, row_of
from bulletins.paper.foot import foot_height, words_of
from bulletins.paper.placement import Place
from bulletins.paper.sheets import qr, template_of
from bulletins.paper.vocabulary import Figure, Page
from bulletins.paper.wording import printed

FOLDER = Path(__file__).parent
WIDER = 1.4


class FigureRow(Struct, frozen=True):
    """One or two figures side by side; `home` is their paragraph, counted from 0 through all parts."""

    home: int
    row: Row
    figures: tuple[Figure, ...]


class SetParagraph(Struct, frozen=True):
    number: int
    run_in: str
    text: str
    foot: tuple[Row, ...]
    here: tuple[Row, ...]


class SetPart(Struct, frozen=True):
    heading: str
    paragraphs: tuple[SetParagraph, ...]


def bulletin_html(
    page: Page,
    rows: list[FigureRow] | None = None,
    layout: tuple[Place, ...] = (),
    tight: bool = False,
    text_pages: int | None = None,
) -> str:
    """The whole document. `layout` places the `rows` of `figure_rows`; without one each stands after its paragraph.

    `text_pages` before the annex decide whether it must take a page more to end on an even one.
    """
    rows = figure_rows(page) if rows is None else rows
    places = layout or tuple(Place(row.home) for row in rows)
    sheets = annex.sheets_of(page, text_pages) if page.annex.zones else None
    return template_of(FOLDER, "bulletin").render(
        page=page,
        parts=set_parts(page, rows, places),
        annex=sheets,
        tight=tight,
        heads=[head_lines(name) for name in page.annex.columns],
        widths=annex_widths(page, wide=sheets is not None and sheets.wide),
        masthead_pt=grid.masthead_size(page.masthead),
        title_pt=round(grid.title_height(len(page.title), page.form == "letter"), 2),
        title_size=title_size(page.title),
        annex_title_size=title_size((page.annex.title,)),
        foot_pt=round(foot_height(page), 2),
        foot_words=words_of(page),
        qr=qr(page.foot.verify),
    )


def annex_widths(page: Page, wide: bool) -> list[float]:
    widths = annex.figure_widths(page.annex.columns, annex.all_rows(page.annex))
    return [round(width * WIDER, 2) for width in widths] if wide else widths


def figure_rows(page: Page) -> list[FigureRow]:
    """Figures stand two and two: those of one paragraph, or two lone ones in turn, at the later one's paragraph."""
    found: list[tuple[int, tuple[Figure, ...]]] = []
    paragraphs = [paragraph for part in page.parts for paragraph in part.paragraphs]
    for number, paragraph in enumerate(paragraphs):
        if len(paragraph.figures) == 1 and found and len(found[-1][1]) == 1:
            found[-1] = (number, found[-1][1] + paragraph.figures)
        elif paragraph.figures:
            found += [(number, paragraph.figures[n : n + 2]) for n in range(0, len(paragraph.figures), 2)]
    return [FigureRow(home, row_of(figures), figures) for home, figures in found]


def set_parts(page: Page, rows: list[FigureRow], places: tuple[Place, ...]) -> list[SetPart]:
    parts, number = [], 0
    for part in page.parts:
        paragraphs = []
        for paragraph in part.paragraphs:
            foot = tuple(row.row for row, place in zip(rows, places, strict=True) if place == Place(number, foot=True))
            here = tuple(row.row for row, place in zip(rows, places, strict=True) if place == Place(number))
            paragraphs.append(SetParagraph(number, paragraph.run_in, paragraph.text, foot, here))
            number += 1
        parts.append(SetPart(part.heading, tuple(paragraphs)))
    return parts


def title_size(lines: tuple[str, ...]) -> float:
    """22 pt (2号), smaller only where a line that was not broken by hand would leave the page."""
    return min((ink.fitted(printed(line), grid.WIDTH, grid.TITLE, 10.0) for line in lines), default=grid.TITLE)
