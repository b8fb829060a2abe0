"""The 公文体: where GB/T 9704-2012 wants head, signature, seal and 版记, and three pages of text with one of annex."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from bulletins.paper.annex import sheets_of
from bulletins.paper.compose import compose
from bulletins.paper.fewer import with_figures
from bulletins.paper.press import Printed, laid_out, print_pdf
from bulletins.paper.vocabulary import Page, Signature

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM, EM, LINE = 28 * MM, 184 * MM, 37 * MM, 262 * MM, 16, 28.98
Word = tuple[float, float, float, float, str]
Words = Callable[[bytes], list[list[Word]]]
OFFICE, DAY, HEADS = "洋河新区公安分局", "2018年10月15日", "链首：审计1204号3f9a2c41d07b，积分账8841号a01b2c3d4e5f。"


@pytest.fixture(scope="module")
def letter(sample: Page) -> Page:
    return replace(
        sample,
        form="letter",
        masthead="洋河新区公安分局文件",
        document_no="洋公联〔2018〕12号",
        signature=Signature(OFFICE, DAY, sealed=True),
        cc="市公安局治安支队，分局领导，分局各部门。",
        heads=HEADS,
    )


@pytest.fixture(scope="module")
def printed(letter: Page) -> Printed:
    return print_pdf(compose(letter))


@pytest.fixture(scope="module")
def pages(printed: Printed, words_of: Words) -> list[list[Word]]:
    return words_of(printed.pdf)


def middle(word: Word) -> float:
    return (word[0] + word[2]) / 2


def found(words: list[Word], text: str) -> Word:
    return next(word for word in words if word[4].startswith(text))


def red_rows(pdf: bytes, folder: Path) -> list[float]:
    """Heights over the page, in mm, at which its first page has red ink; 2 dots a mm."""
    (folder / "letter.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", "50.8", "-l", "1", "-png", "-singlefile", "letter.pdf", "letter"]
    subprocess.run(command, cwd=folder, check=True)
    with Image.open(folder / "letter.png") as drawn:
        rows = drawn.convert("RGB")
        return [
            y / 2
            for y in range(rows.height)
            if any((dot := rows.getpixel((x, y)))[0] > 180 and dot[1] < 90 for x in range(60, rows.width - 50))
        ]


def test_the_head_of_a_letter_stands_where_the_standard_says(
    printed: Printed, pages: list[list[Word]], tmp_path: Path
) -> None:
    rows = red_rows(printed.pdf, tmp_path)
    assert rows[0] == pytest.approx(37 + 35, abs=1)
    number, title = found(pages[0], "洋公联"), found(pages[0], "关于10月8日")
    assert middle(number) == pytest.approx((LEFT + RIGHT) / 2, abs=2)
    assert rows[-1] - number[3] / MM == pytest.approx(4, abs=1.6)
    assert title[1] - rows[-1] * MM == pytest.approx(2 * LINE, abs=8)
    assert not [word for word in pages[0] if word[4] == "第12期"]


def test_three_pages_of_text_and_one_of_annex_hold_it(printed: Printed, pages: list[list[Word]]) -> None:
    assert printed.pages == 4 and not printed.missing
    text = ["".join(word[4] for word in words) for words in pages]
    assert "一、可防性案件压降情况" in text[0] and "附件：" in text[2] and "附件联勤联防" in text[3]
    assert "（见图1、表1）" in "".join(text) and "见图2" not in "".join(text), "what is not shown is not pointed at"
    for words in pages[:3]:
        assert max(word[3] for word in words if word[3] < BOTTOM + 2) > BOTTOM - 5 * LINE


def test_the_seal_stands_over_issuer_and_date(letter: Page, pages: list[list[Word]]) -> None:
    issuer, day = found(pages[2], OFFICE), found(pages[2], DAY)
    assert day[2] == pytest.approx(RIGHT - 4 * EM, abs=1)
    assert middle(issuer) == pytest.approx(middle(day), abs=1)
    left, top, right, bottom = (at * 0.75 for at in laid_out(compose(letter)).pages[2].anchors["seal"][:4])
    assert (left + right) / 2 == pytest.approx(middle(day), abs=1)
    assert issuer[1] < (top + bottom) / 2 < day[1], "the words stand a little below the middle of the seal"
    named = found(pages[2], "附件")
    assert 0 < top - named[3] < LINE, "no more than a line between the text and the seal"


def test_the_foot_of_a_letter_names_copies_office_and_day(pages: list[list[Word]]) -> None:
    last = pages[-1]
    cc, office, issued = found(last, "抄送："), found(last, "洋河新区分局联勤联防办公室"), found(last, f"{DAY}印发")
    assert cc[0] == pytest.approx(LEFT + 14, abs=1) and office[0] == pytest.approx(LEFT + 14, abs=1)
    assert issued[2] == pytest.approx(RIGHT - 14, abs=1) and issued[1] == pytest.approx(office[1], abs=0.5)
    heads = found(last, "链首")
    assert cc[1] < office[1] < heads[1] and heads[3] <= BOTTOM + 1 and heads[3] - heads[1] < 10
    assert not [word for word in last if word[4].startswith(("报：", "发："))]


def test_without_a_seal_the_day_begins_two_characters_into_the_issuer(letter: Page, words_of: Words) -> None:
    long = "洋河新区公安分局联勤联防办公室"
    for issuer, beyond in ((long, 0.0), ("洋河派出所", 1.0)):
        bare = replace(letter, signature=Signature(issuer, DAY), parts=letter.parts[:1], annex=letter.annex)
        words = [word for page in words_of(print_pdf(compose(with_figures(bare, ()))).pdf) for word in page]
        name, day = found(words, issuer), found(words, DAY)
        assert day[0] == pytest.approx(name[0] + 2 * EM, abs=1)
        assert (day if beyond else name)[2] == pytest.approx(RIGHT - 2 * EM, abs=1)


def test_the_annex_ends_on_an_even_page_without_an_empty_one(sample: Page, make_week: Callable[..., Page]) -> None:
    for text_pages in (1, 2, 3, 4):
        found_sheets = sheets_of(sample, text_pages)
        assert (text_pages + len(found_sheets.sheets)) % 2 == 0
        rows = [[len(column) for column in sheet.columns] for sheet in found_sheets.sheets]
        assert min(map(sum, rows)) >= 10
        assert [row.cells for sheet in found_sheets.sheets for column in sheet.columns for row in column][-1] == (
            sample.annex.totals
        )
    assert len(sheets_of(make_week(1, 3), 2).sheets) == 1, "a few units are not spread over two pages"
