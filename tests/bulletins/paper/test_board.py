"""工作指引牌: one page with every clause, in type that grows with the sheet and shrinks with the book."""

import io
import re

from pypdf import PdfReader

from bulletins.paper.board.html import OF_A3, board_html
from bulletins.paper.board.vocabulary import Board, BoardClause, BoardDuty
from bulletins.paper.press import print_pdf
from bulletins.paper.vocabulary import Printed

MM_A_POINT = 25.4 / 72


def board(clauses: int, size: str = "A3", text: str = "劝解纠纷一起，经核实，记3分") -> Board:
    duties = tuple(
        BoardDuty(duty, tuple(BoardClause(f"第{n}条：{text}", "民警", "+3") for n in range(1, clauses + 1)))
        for duty in ("治安巡防", "矛盾调处")
    )
    return Board(size, "联勤联防工作指引", "新城名苑", duties, (("奖励", "一名 100 元。"),), "2018年第1版")  # type: ignore[arg-type]


def words(made: Printed) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(made.pdf)).pages).split())


def _type(html: str) -> float:
    found = re.search(r"font-size:([\d.]+)pt", html)
    assert found
    return float(found[1])


def test_a_board_is_one_page_of_its_size_and_a_longer_book_is_set_smaller() -> None:
    short, long = board_html(board(10)), board_html(board(22))
    for html in (short, long):
        made = print_pdf(html)
        assert made.pages == 1 and made.missing == ()
        box = PdfReader(io.BytesIO(made.pdf)).pages[0].mediabox
        assert round(float(box.width) * MM_A_POINT) == 297 and round(float(box.height) * MM_A_POINT) == 420
    assert _type(short) > _type(long) > 9


def test_a4_says_the_same_smaller() -> None:
    large, small = board_html(board(10)), board_html(board(10, "A4"))
    assert words(print_pdf(large)) == words(print_pdf(small))
    assert abs(_type(small) / _type(large) - OF_A3["A4"]) < 0.05


def test_hostile_clauses_stand_as_they_are() -> None:
    made = print_pdf(board_html(board(1, text="<b>&{{7*7}}")))
    assert made.pages == 1 and "<b>&{{7*7}}" in words(made)
