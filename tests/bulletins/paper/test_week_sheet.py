"""门岗周积分单: one page of A4, whatever stands on it."""

import io

import pytest
from pypdf import PdfReader

from bulletins.paper.press import print_pdf
from bulletins.paper.vocabulary import Printed
from bulletins.paper.week_sheet.html import week_sheet_html
from bulletins.paper.week_sheet.vocabulary import SheetRow, WeekSheet


def sheet(guards: int, name: str = "王大勇", late: str = "") -> WeekSheet:
    return WeekSheet(
        "门岗周积分单",
        "酒都花园",
        "2018年10月8日至2018年10月14日",
        "10月到14日",
        tuple(SheetRow(f"{name}{number}", "9", "21", late) for number in range(guards)),
        SheetRow("本单位", "2", "4", ""),
        ("每一分怎么来的，本人在手机里点开看。",),
        ("积分不得作为扣发工资、解除合同的依据。", "2018年10月15日 18:00冻结。链头 12034 · 9f2c41d07ab3"),
    )


def words(made: Printed) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(made.pdf)).pages).split())


@pytest.mark.parametrize(
    ("guards", "late"), [(0, ""), (6, "9月24日—30日那周 +3 分，10月1日—7日那周 -1 分"), (14, ""), (22, ""), (36, "")]
)
def test_a_unit_stands_on_one_page(guards: int, late: str) -> None:
    made = print_pdf(week_sheet_html(sheet(guards, late=late)))
    assert made.pages == 1 and made.missing == ()
    said = words(made)
    assert "不得作为扣发工资、解除合同的依据" in said and "12034·9f2c41d07ab3" in said and "本单位" in said
    assert all(f"王大勇{number}" in said for number in range(guards))


def test_a_very_large_unit_goes_on_under_the_same_head() -> None:
    made = print_pdf(week_sheet_html(sheet(140)))
    assert made.pages > 1 and words(made).count("以前几周的更正") == made.pages


def test_hostile_names_stand_as_they_are() -> None:
    made = print_pdf(week_sheet_html(sheet(2, "<b>&{{7*7}}" + "长" * 60)))
    assert made.pages == 1 and "<b>&{{7*7}}" in words(made)
