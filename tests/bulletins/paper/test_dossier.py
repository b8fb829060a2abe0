"""迎检台账 on paper: a cover, contents with page numbers, tables whose heads stand on every page; no more than fits the press."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from bulletins.paper.dossier.html import dossier_html
from bulletins.paper.dossier.rules import MOST_ROWS, allotted
from bulletins.paper.dossier.vocabulary import Dossier, Register
from bulletins.paper.press import print_pdf

LONG, SHORT = MOST_ROWS + 400, 3


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # on a busy machine
@given(st.lists(st.integers(0, 5000), max_size=20), st.integers(0, 2000))
def test_no_more_rows_than_there_is_room_for_and_none_wasted(counts: list[int], most: int) -> None:
    shares = allotted(counts, most)
    assert all(0 <= share <= count for share, count in zip(shares, counts, strict=True))
    assert sum(shares) <= most and (shares == counts or sum(shares) > most - len(counts))
    cut = [share for share, count in zip(shares, counts, strict=True) if share < count]
    assert not cut or max(shares) <= min(cut) + 1, "a long one gives way before a short one does"


@pytest.fixture(scope="module")
def pages() -> list[str]:
    def rows(count: int) -> tuple[tuple[str | int, ...], ...]:
        return tuple((f"2018-10-{nth % 28 + 1:02d}", f"第{nth}家", nth) for nth in range(count))

    head, widths = ("日期", "哪一家", "几次"), (20, 60, 20)
    registers = (
        Register("联勤巡逻登记", head, widths, rows(LONG)),
        Register("内部治安保卫检查登记", head, widths, rows(SHORT), "按次数。"),
        Register("求援登记", head, widths, ()),
        Register("<b>登记", head, widths, (("=1+1", "<script>&{{7*7}}", 1),)),
    )
    facts = (("单位", "翠园小区"),)
    made = print_pdf(
        dossier_html(Dossier("一单位一档", "翠园小区", "柳河派出所", "2018年", "2018年12月3日", facts, registers))
    )
    assert made.missing == ()
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made.pdf)).pages]


def test_the_contents_name_each_register_with_its_page_and_how_much_is_in_it(pages: list[str]) -> None:
    assert "一单位一档" in pages[0] and "检查人（签字）" in pages[0] and "2018年12月3日成册" in pages[0]
    at = next(nth for nth, text in enumerate(pages, 1) if "2．内部治安保卫检查登记" in text and nth > 2)
    contents = pages[1].replace(".", "")
    assert f"1．联勤巡逻登记（{LONG}行）3" in contents
    assert f"2．内部治安保卫检查登记（{SHORT}行）{at}" in contents and "3．求援登记（没有登记）" in contents


def test_the_head_stands_on_every_page_of_a_table_and_every_page_says_which_it_is(pages: list[str]) -> None:
    tables = [text for text in pages[2:] if "第0家" in text or "第200家" in text or "第400家" in text]
    assert len(tables) >= 2 and all("日期哪一家几次" in text for text in tables)
    assert all(f"第{nth}页，共{len(pages)}页" in text for nth, text in enumerate(pages[1:], 2))


def test_what_does_not_fit_is_said_and_stands_in_the_workbook(pages: list[str]) -> None:
    whole = "".join(pages)
    shares = allotted([LONG, SHORT, 0, 1])
    assert f"共{LONG}行，纸上印前{shares[0]}行；全部在同一册的Excel表里。" in whole
    assert f"第{shares[0] - 1}家" in whole and f"第{shares[0]}家" not in whole
    assert len(pages) < 60


def test_a_register_without_rows_says_so_and_texts_stay_texts(pages: list[str]) -> None:
    whole = "".join(pages)
    assert "这段时间没有登记。" in whole and "按次数。" in whole
    assert "<script>&{{7*7}}" in whole and "<b>登记" in whole
