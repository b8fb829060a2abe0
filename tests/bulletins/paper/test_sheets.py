"""One page each, whatever stands on it: the sign-off sheet, the gatehouse sheet, a correction."""

import io

from pypdf import PdfReader

from bulletins.paper.compose import compose
from bulletins.paper.gatehouse.html import gatehouse_html
from bulletins.paper.gatehouse.vocabulary import GatehouseSheet, Said
from bulletins.paper.press import print_pdf
from bulletins.paper.sign_off.html import sign_off_html
from bulletins.paper.sign_off.vocabulary import Line, SignOff, Stage
from bulletins.paper.vocabulary import Page, Printed
from bulletins.telling.erratum import Correction, Erratum, erratum_page

HOSTILE = "<b>&{{7*7}}url(file:///etc/passwd)"


def words(made: Printed) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(made.pdf)).pages).split())


def test_a_sign_off_sheet_leaves_room_for_a_hand_where_nobody_signed() -> None:
    stages = (
        Stage("拟　稿", "周明喆", "2018年10月15日　8时20分"),
        Stage("核　稿", "钱程", "2018年10月15日　14时05分", f"同意。{HOSTILE}"),
        Stage("保密审查"),
        Stage("签　发"),
    )
    sheet = SignOff(
        "工作通报审签单", "第12期", (Line("标　题", "情况的通报"),), stages, "3f9a" * 16, mark="样章　数据虚构"
    )
    made = print_pdf(sign_off_html(sheet))
    text = words(made)
    assert made.pages == 1 and made.missing == ()
    assert "周明喆" in text and "14时05分" in text and HOSTILE in text and "3f9a" * 16 in text and "数据虚构" in text
    assert text.count("签名") == 2 and text.count("意见：") == 2
    assert print_pdf(sign_off_html(sheet)).pdf == made.pdf


def test_a_gatehouse_sheet_takes_the_largest_type_that_leaves_it_on_one_page() -> None:
    def sheet(advice: int, length: int) -> GatehouseSheet:
        area = tuple(Said(label, "由11起降至8起，下降27.3%") for label in ("可防性案件", "联防巡逻", "系统点名"))
        text = "发现可疑情况立即报告派出所" * length
        return GatehouseSheet(
            "门岗单",
            "酒都花园",
            "第12期",
            area,
            (Said("应答", "●14/14岗次"),),
            (text,) * advice,
            HOSTILE,
            verify="v" * 40,
        )

    few, many = (print_pdf(gatehouse_html((sheet(*size),))) for size in ((2, 1), (9, 4)))
    assert (few.pages, many.pages) == (1, 1) and few.missing == ()
    assert "酒都花园" in words(few) and HOSTILE in words(few)
    assert "font-size:20pt" in gatehouse_html((sheet(2, 1),)) and "font-size:20pt" not in gatehouse_html((sheet(9, 4),))


def test_a_correction_of_three_places_is_one_page_with_the_bulletins_head(sample: Page) -> None:
    erratum = Erratum(
        number=1,
        issue_no=sample.issue_no,
        about="".join(sample.title),
        issued=sample.date,
        reason="北片区周记录晚到两行",
        corrections=(
            Correction("第二部分第1段", "出动保安员89人次", "出动保安员98人次"),
            Correction("第三部分第1段", "应答568岗次", "应答569岗次"),
            Correction("附件酒业总厂行", "24/26", "25/26"),
        ),
        masthead=sample.masthead,
        issuer=sample.issuer,
        date="2018年10月17日",
        address=sample.address,
        foot=sample.foot,
        heads="链首：审计1204号",
    )
    made = print_pdf(compose(erratum_page(erratum)))
    assert made.pages == 1 and made.missing == ()
    text = words(made)
    assert "第12期更正第1号" in text and "更正为：出动保安员98人次" in text and "核验真伪" in text and "链首" in text
