"""What is told of a bulletin elsewhere: in the chat group, at the gatehouse, and when it was wrong."""

from datetime import date

import pytest
from msgspec.structs import replace

from bulletins.figures.rules import findings
from bulletins.paper.vocabulary import Page
from bulletins.telling.advice import proposals
from bulletins.telling.chat import LONGEST, paragraph
from bulletins.telling.erratum import Correction, Erratum, erratum_page, numeral
from bulletins.telling.five import NOT_HERE, five
from bulletins.telling.forbidden import faults
from bulletins.telling.gatehouse import UnitNotTold, gatehouse_sheet
from bulletins.telling.page import Before, bureau_office, make_page, said
from tests.bulletins.telling.week_figures import figures

ON = date(2018, 10, 15)
NOW, LAST = figures(cases=(7, 1)), figures("2018-W40", cases=(5, 6))
WHERE = "全文见平台“通报”页，门岗有纸质件。"
ADVISED = tuple(one.text for one in proposals(NOW, findings(NOW, LAST), ON))


@pytest.fixture
def page() -> Page:
    return make_page(NOW, Before(LAST), bureau_office("柳河分局"), ADVISED, 3, ON, "")


def test_the_chat_group_reads_the_week_in_one_paragraph(page: Page) -> None:
    told = paragraph(page, NOW, LAST, ADVISED, WHERE)
    assert told.startswith(
        "保安联勤联防工作通报第3期（2018年10月15日）：可防性案件由11起降至8起，下降27.3%；联防巡逻6次"
    )
    assert "。本期建议：紧盯案件反弹、规范联防巡逻、" in told and told.endswith(WHERE) and len(told) <= LONGEST
    assert not faults([told])


def test_what_does_not_fit_in_the_chat_is_left_out_from_the_end(page: Page) -> None:
    long = tuple(f"{'抓实' * 25}{n}。" for n in range(6))
    told = paragraph(page, NOW, LAST, long, WHERE)
    assert len(told) <= LONGEST and "保安员持证24人" in told and told.endswith(WHERE) and told.count("抓实" * 25) == 2
    far = paragraph(page, NOW, LAST, long, "全文在" + "远" * 180 + "。")
    assert len(far) <= LONGEST and "可防性案件由11起" in far and "保安员持证" not in far and far.endswith("远。")


def test_a_small_base_gives_no_per_cent_and_what_did_not_come_is_said(page: Page) -> None:
    few = figures(cases=(3, 3))
    assert five(few, figures("2018-W40", cases=(2, 1)))[0].text == "由3起升至6起"
    assert five(few, None)[0].text == "6起"
    assert five(few, None)[1].text == "6次，出动18人次，亮旗帜4次"
    assert (
        five(NOW, LAST)[1].text.startswith("6次（上期6次），")
        and five(NOW, LAST)[2].text == "应答58/60岗次，应答率96.7%（上期96.7%）"
    )
    none = replace(few, missing=("cases", "patrol", "rollcall", "inspection"))
    assert [one.text for one in five(none, None)[:4]] == [NOT_HERE] * 4
    small = replace(few, roll_call=replace(few.roll_call, expected=19), exam=replace(few.exam, guards=9))
    assert "%" not in five(small, LAST)[2].text + five(small, LAST)[4].text


def test_a_gatehouse_sees_its_own_row_and_nobody_elses(page: Page) -> None:
    sheet = gatehouse_sheet(page, NOW, LAST, ADVISED, ("西片区", "西园小区"), "打派出所电话。")
    assert [(one.label, one.text) for one in sheet.own] == [
        ("巡逻", "9人次"),
        ("应答/应到", "●30/30岗次"),
        ("核实事项", "3件"),
    ]
    assert "东园小区" not in str(sheet) and sheet.unit == "西园小区" and len(sheet.area) == 5
    with pytest.raises(UnitNotTold):
        gatehouse_sheet(page, NOW, LAST, (), ("东片区", "西园小区"), "")


def test_an_erratum_says_what_was_and_what_is_and_a_withdrawal_says_what_to_do(page: Page) -> None:
    erratum = Erratum(
        number=1,
        issue_no=page.issue_no,
        about="".join(page.title),
        issued=page.date,
        reason="北片区周记录晚到两行",
        corrections=tuple(Correction(f"第{n}段", f"{n}次", f"{n + 1}次") for n in range(12)),
        masthead=page.masthead,
        issuer=page.issuer,
        date="2018年10月17日",
        address=page.address,
        foot=page.foot,
    )
    made = erratum_page(erratum)
    text = "\n".join(said(made))
    assert made.issue_no == "第3期更正第1号" and "（第3期，2018年10月15日印发）有关内容更正如下。" in made.opening
    assert "（一）第0段。原为：0次；更正为：1次。" in text and "（十二）第11段。原为：11次；更正为：12次。" in text
    gone = erratum_page(replace(erratum, number=2, corrections=()))
    assert "撤回" in gone.title[0] and gone.parts == () and "自本通知印发之日起撤回" in gone.opening
    assert "交还印发单位" in gone.opening and "北片区周记录晚到两行" in gone.opening


def test_chinese_numerals_go_on_after_ten() -> None:
    assert [numeral(n) for n in (1, 10, 11, 20, 35)] == ["一", "十", "十一", "二十", "三十五"]
