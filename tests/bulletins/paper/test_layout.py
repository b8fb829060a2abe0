"""The page as a whole: the grid of GB/T 9704, flush edges, and weeks of any size without holes or overlaps."""

import io
import re
from collections.abc import Callable
from itertools import combinations

import pypdf
import pytest
from msgspec.structs import replace

from bulletins.paper import annex
from bulletins.paper.compose import chosen, compose, flow_of, words_only
from bulletins.paper.grid import LINE, LINES
from bulletins.paper.html import bulletin_html, figure_rows
from bulletins.paper.placement import outcome
from bulletins.paper.press import Printed, laid_out, lines_of, print_pdf
from bulletins.paper.vocabulary import Annex, Page, Paragraph, Part

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 28 * MM, 184 * MM, 37 * MM, 262 * MM
Word = tuple[float, float, float, float, str]
Words = Callable[[bytes], list[list[Word]]]
HAN = "保安联勤联防单位开展巡逻点名检查宣传核实整改持证考试建议落实"


def only_text(page: Page, *texts: str) -> Page:
    parts = (Part("一、工作情况", tuple(map(Paragraph, texts))),)
    return replace(page, parts=parts, annex=Annex("", (), (), (), ()), mark="")


def body_lines(words: list[Word]) -> list[list[Word]]:
    rows: dict[int, list[Word]] = {}
    for word in words:
        if word[1] > TOP - 1 and word[3] < BOTTOM + 1:
            rows.setdefault(round((word[1] - TOP) / LINE), []).append(word)
    return [rows[key] for key in sorted(rows)]


def test_long_sentences_take_no_fourth_page_but_the_place_of_a_figure(sample: Page, words_of: Words) -> None:
    longer = tuple(
        replace(
            part, paragraphs=(replace(part.paragraphs[0], text=part.paragraphs[0].text + HAN * 2), *part.paragraphs[1:])
        )
        for part in sample.parts
    )
    printed = words_of(print_pdf(compose(replace(sample, parts=longer))).pdf)
    assert len(printed) == 4
    assert len([word for page in printed[:3] for word in page if re.match("[图表][1-9]", word[4])]) < 6


def test_a_full_page_has_22_lines_of_28_characters(sample: Page, words_of: Words) -> None:
    pages = words_of(print_pdf(compose(only_text(sample, HAN * 60))).pdf)
    lines = body_lines(pages[1])
    assert len(lines) == LINES
    assert {len("".join(word[4] for word in line)) for line in lines} == {28}


def test_a_line_with_digits_keeps_the_grid(sample: Page, words_of: Words) -> None:
    lines = body_lines(
        words_of(print_pdf(compose(only_text(sample, "本期出动89人次，下降55.0%，喆昇堃。" * 90))).pdf)[1]
    )
    assert len(lines) == LINES
    tops = [min(word[1] for word in line) for line in lines]
    assert all(abs(below - above - LINE) < 0.1 for above, below in zip(tops, tops[1:], strict=False))


def test_right_edges_align(sample: Page, words_of: Words) -> None:
    text = (
        "本期全区可防性案件由上期（10月1日至7日）的40起降至18起，下降55.0%。扒窃7起、盗窃电动自行车5起、入室盗窃2起。"
    )
    lines = body_lines(words_of(print_pdf(compose(only_text(sample, text * 20))).pdf)[1])
    assert len(lines) == LINES
    for line in lines[:-1]:
        assert max(word[2] for word in line) == pytest.approx(RIGHT, abs=0.6)
        assert min(word[0] for word in line) == pytest.approx(LEFT, abs=0.6)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(printed_sample: Printed, words_of: Words) -> None:
    for number, words in enumerate(words_of(printed_sample.pdf), 1):
        foot = [word for word in words if word[1] > BOTTOM + 10]
        assert "".join(word[4] for word in foot) == f"—{number}—"
        middle = (foot[0][0] + foot[-1][2]) / 2
        assert (middle > 400) if number % 2 else (middle < 200)


def test_the_mark_stands_on_every_page_and_only_where_there_is_one(sample: Page, printed_sample: Printed) -> None:
    pages = pypdf.PdfReader(io.BytesIO(printed_sample.pdf)).pages
    assert all("数据虚构" in page.extract_text() for page in pages)
    real = print_pdf(compose(replace(sample, mark="")))
    assert "虚构" not in "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(real.pdf)).pages)


@pytest.mark.parametrize("name", ["保安联勤联防工作通报", "洋河新区公安分局保安联勤联防工作通报", "简报"])
def test_the_masthead_fits_its_line_whatever_its_length(sample: Page, words_of: Words, name: str) -> None:
    words = words_of(print_pdf(compose(replace(sample, masthead=name))).pdf)[0]
    [masthead] = [word for word in words if word[4] == name]
    assert masthead[0] >= LEFT - 1 and masthead[2] <= RIGHT + 1
    assert abs((masthead[0] + masthead[2]) / 2 - (LEFT + RIGHT) / 2) < 2


WEEKS = [
    {"zones": zones, "units": units, "last_week": last_week, "figures": figures, "sentences": sentences}
    for zones, units in ((1, 3), (3, 10), (5, 37), (9, 120), (12, 60))
    for last_week, figures, sentences in ((True, True, 3), (False, True, 1), (True, True, 8), (True, False, 1))
]


@pytest.mark.parametrize("size", WEEKS, ids=lambda size: "-".join(map(str, size.values())))
def test_a_week_of_any_size_has_no_hole_and_no_overlap(
    make_week: Callable[..., Page], words_of: Words, size: dict
) -> None:
    page = make_week(**size)
    printed = print_pdf(compose(page))
    lines, rows = lines_of(bulletin_html(words_only(page))), figure_rows(page)
    places, tight = chosen(page, lines, rows)
    result = outcome(flow_of(page, lines, rows, 1 if tight else 2), places)
    assert (result.broken, result.out_of_order) == (0, 0)
    assert printed.pages == result.pages + len(annex.sheets_of(page, result.pages).sheets)
    pages = words_of(printed.pdf)
    for words in pages:
        assert_inside_and_apart(words)
    for words in pages[: result.pages - 1]:
        assert max(word[3] for word in words if word[3] < BOTTOM + 2) > BOTTOM - 8 * LINE


def assert_inside_and_apart(words: list[Word]) -> None:
    inside = [word for word in words if word[1] > TOP - 2 and word[1] < BOTTOM]
    assert inside, "a blank page"
    for left, _, right, bottom, word in inside:
        assert left >= LEFT - 4 and right <= RIGHT + 4 and bottom <= BOTTOM + 3, word
    cores = [(x + 1, y + (b - y) * 0.25, r - 1, b - (b - y) * 0.25, w) for x, y, r, b, w in inside if b - y < 60]
    for one, other in combinations(cores, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, f"{one[4]} over {other[4]}"


@pytest.mark.parametrize("sentences", range(2, 40, 4))
def test_without_an_annex_the_foot_ends_the_last_page_and_covers_no_text(
    sample: Page, words_of: Words, sentences: int
) -> None:
    pages = words_of(
        print_pdf(compose(only_text(sample, "本期出动保安员89人次，亮旗帜23次，核实六项工作37件。" * sentences))).pdf
    )
    for words in pages:
        assert_inside_and_apart(words)
    foot = next(word for word in pages[-1] if word[4].startswith("报："))
    assert foot[1] > BOTTOM - 4 * LINE
    assert any(word[3] < foot[1] and word[1] > TOP - 2 for word in pages[-1]), "the foot stands alone"


def test_the_annex_keeps_its_foot_at_the_bottom(printed_sample: Printed, words_of: Words) -> None:
    last = words_of(printed_sample.pdf)[-1]
    assert max(word[3] for word in last if "共印60份" in word[4] or "发：" in word[4]) > BOTTOM - LINE


def test_the_lines_of_a_page_are_one_em_box_high() -> None:
    style = "font:16pt/28.98pt Noto Sans CJK SC,Paper FangSong;margin:0"
    html = f'<p style="{style}">本期89人<b style="font-family:Paper Hei">次</b></p>'
    page = laid_out(html).pages[0]._page_box
    heights = [box.height for box in page.descendants() if type(box).__name__ == "LineBox"]
    assert heights[0] == pytest.approx(28.98 * 96 / 72, abs=0.01)
