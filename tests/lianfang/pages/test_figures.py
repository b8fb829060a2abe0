"""Every figure of a bulletin opens down to its rows: on the draft, on what is issued, for who reaches all its stations."""

import re

import pytest

from bulletins.changes.errors import SumsDisagree
from bulletins.figures.flat import flat
from bulletins.figures.rules import RULES
from bulletins.figures.rules.words import WORDS
from bulletins.paper.vocabulary import Page, Printed
from bulletins.telling.advice import RESTS_ON
from lianfang.access import Held
from lianfang.audit.actions import OPERATOR
from lianfang.cage import CageFailed
from lianfang.commands import Key
from lianfang.flows.accounts.open_account import open_account
from lianfang.flows.bulletin import issue as issuing
from lianfang.flows.bulletin.preview import preview
from lianfang.flows.bulletin.step import take_step
from lianfang.flows.roster.take import take_roster
from lianfang.web.looks import pictures
from lianfang.wording import say
from tests.cast import BUREAU, CASES, GUARDS, UNITS, WEEK_OF_THE_CAST, bring_week, cleared, drafted, issued_week
from tests.lianfang.flows.test_issue import _tiny
from tests.lianfang.pages.house import House
from tests.workbooks import workbook
from zones.cases.tables import CaseCount

DRAFT = "/bulletins/1"


async def test_every_figure_of_the_draft_is_a_link_and_each_opens_with_rows_that_add_up(served: House) -> None:
    office = await served.office()
    page = (await office.open(DRAFT)).text
    links = set(re.findall(r'href="(/bulletins/1/figures\?path=[^"]+)"', page))
    listed = set(re.findall(r'href="(/bulletins/1/figures\?path=[^"]+)"', (await office.open(f"{DRAFT}/figures")).text))
    figures = (await preview(await drafted())).figures
    assert len(listed) == len(flat(figures)) - 1  # last week's own count stands beside
    assert links < listed
    for link in sorted(listed):
        found = (await office.open(link)).text
        assert "哪些登记" in found and 'role="alert"' not in found, link
    opened = (await office.open(f"{DRAFT}/figures?path=roll_call.expected")).text
    assert "一共 2 行登记，相加 2 岗次。" in opened and "赵**" in opened and "赵大山" not in opened
    assert "一共 2 行登记，这个比率按“岗位点名·应到”算" not in opened
    rate = (await office.open(f"{DRAFT}/figures?path=roll_call.rate_pct")).text
    assert "这个比率按“岗位点名·应到”算，下面是它的登记，相加 2 岗次" in rate
    assert (await office.client.get(f"{DRAFT}/figures?path=cases.by_colour.红")).status_code == 404


async def test_an_issued_figure_stands_beside_what_is_counted_now_and_says_that_they_differ(
    served: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "pressed", _tiny)
    assert await issued_week() == 1
    await CaseCount.update({CaseCount.cases: 5}).where(CaseCount.kind == "扒窃")
    office = await served.office()
    assert f"{DRAFT}/figures" in (await office.open(DRAFT)).text
    page = (await office.open(f"{DRAFT}/figures?path=cases.this_week")).text
    assert "通报里是 3，现在数出来是 6" in page and "东片区 扒窃 5起" in page
    assert 'role="alert"' not in (await office.open(f"{DRAFT}/figures?path=patrol.patrols")).text


async def test_an_officer_of_one_station_opens_no_figure_that_counts_another(
    served: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "pressed", _tiny)
    await issued_week()
    held = Held("officer", served.station.bureau, (served.station.id,))
    await open_account(OPERATOR, "officer", held, Key("figures-officer", "operator"), "officer-0417-night")
    officer = await served._signed_in("officer", "officer-0417-night")
    assert (await officer.open(f"{DRAFT}/figures?path=patrol.patrols")).status_code == 200
    units = [[cell.replace("翠园", "青翠") if isinstance(cell, str) else cell for cell in row] for row in UNITS[:2]]
    await take_roster("青山派出所", BUREAU, workbook(单位表=units, 花名册=GUARDS[:1]))
    assert (await officer.open(DRAFT)).status_code == 200 and f"{DRAFT}/figures" not in officer.page.text
    assert (await officer.open(f"{DRAFT}/figures?path=patrol.patrols")).status_code == 404
    assert (await officer.open(f"{DRAFT}/figures")).status_code == 404


async def test_a_figure_is_corrected_by_hand_with_a_reason_printed_marked_and_taken_back(served: House) -> None:
    office, path = await served.office(), "venue_check.violations"
    await cleared(await drafted())
    await office.open(f"{DRAFT}/figures?path={path}")
    seen = office.form(f"{DRAFT}/amendments", value="4", reason="漏记一起")
    for value, reason, says in (
        ("四", "漏记", "请写 0 到"),
        ("4", "", "请写一句话说清楚"),
        ("4", "赵大山漏记", "不能写进通报"),
        ("1", "一样", "本来就是这个数"),
    ):
        answer = await office.submit(f"{DRAFT}/amendments", value=value, reason=reason)
        assert answer.status_code == 422 and says in answer.text and f'value="{value}"' in answer.text, says
    assert (await office.send(f"{DRAFT}/amendments", seen)).status_code == 303
    page = (await office.open(DRAFT)).text
    assert "场所检查·违规经营由1更正为4，原因：漏记一起" in page and "手工更正</span>" in page
    assert "场所检查·违规经营：1 → 4，原因：漏记一起" in page and page.index("手工更正</dt>") < page.index(
        "保密审查</dt>"
    )
    assert "检查有限期整改的问题、" in page and "检查有限期整改的问题</b> 限期整改1处" in page
    assert "条规则看过，没有发现" in page and f"{DRAFT}/figures?path=inspection.with_deadline" in page
    told = await preview(await drafted())
    assert told.page.annex.notes[-1] == "场所检查·违规经营由1更正为4，原因：漏记一起。"
    assert (told.figures.venue_check.violations, told.counted.venue_check.violations) == (4, 1)
    assert len(told.taken) == 3 and told.counting == ()
    other = await office.send(f"{DRAFT}/amendments", seen | {"key": "somebody-else-00", "value": "9"})
    assert other.status_code == 409 and "这个数刚变成 4" in other.text
    await office.open(f"{DRAFT}/figures?path={path}")
    assert (await office.submit(f"{DRAFT}/amendments", undo="yes")).status_code == 303
    back = await preview(await drafted())
    assert back.figures == back.counted and len(back.counting) == 3


def test_every_rule_has_its_words_and_every_finding_stands_behind_some_advice_or_none() -> None:
    assert len(WORDS) == len(RULES)
    assert {name for names in RESTS_ON.values() for name in names} < set(WORDS)


async def test_while_figures_disagree_the_draft_goes_no_further_and_the_next_week_is_held_against_what_was_told(
    served: House,
) -> None:
    office, work = await served.office(), await drafted()
    await office.open(f"{DRAFT}/figures?path=cases.this_week")
    await office.submit(f"{DRAFT}/amendments", value="4", reason="漏报一起")
    page = (await office.open(DRAFT)).text
    assert "“可防性案件·本期”是 4，各片区相加是 3" in page and "对不上的数改齐了才能往下走" in page
    with pytest.raises(SumsDisagree):
        await take_step(OPERATOR, work, "submitted", "刘文书", "", None)
    for path, value in (("by_zone.东片区", "3"), ("by_kind.扒窃", "3"), ("by_band.0-4时", "3")):
        await office.open(f"{DRAFT}/figures?path=cases.{path}")
        answer = await office.submit(f"{DRAFT}/amendments", value=value, reason="漏报一起")
        assert answer.status_code == 303
    assert (await preview(work)).disagreeing == ()
    await cleared(work)
    await bring_week({"可防性案件": CASES}, "2018-W42")
    after = await preview(await drafted(WEEK_OF_THE_CAST.next))
    assert (after.figures.cases.last_week, after.figures.cases.change_pct) == (4, -25.0)


async def test_the_draft_is_seen_page_by_page_printed_once_and_anew_when_it_says_something_else(
    served: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures._drawn.clear()
    printed, real = [], pictures.print_bulletin

    async def counting(page: Page) -> Printed:
        printed.append(page)
        return await real(page)

    monkeypatch.setattr(pictures, "print_bulletin", counting)
    office = await served.office()
    assert f"{DRAFT}/pages" in (await office.open(DRAFT)).text
    shown = re.findall(
        r'src="(/bulletins/1/pages/\d\.png\?digest=[0-9a-f]+)"', (await office.open(f"{DRAFT}/pages")).text
    )
    assert len(shown) >= 2
    for source in shown:
        picture = await office.client.get(source)
        assert picture.headers["content-type"] == "image/png" and picture.content.startswith(b"\x89PNG")
    await office.open(f"{DRAFT}/pages")
    assert len(printed) == 1
    assert (await office.client.get(f"{DRAFT}/pages/99.png")).status_code == 404
    await office.open(DRAFT)
    await office.submit(f"{DRAFT}/advice/add", text="翠园小区门岗夜里多看一眼")
    assert not set(shown) & set(re.findall(r'src="([^"]+)"', (await office.open(f"{DRAFT}/pages")).text))
    assert len(printed) == 2

    async def broken(_: Page) -> Printed:
        raise CageFailed(reason="time")

    monkeypatch.setattr(pictures, "print_bulletin", broken)
    await office.open(DRAFT)
    await office.submit(f"{DRAFT}/advice/add", text="老街市场东门白天多看一眼")
    answer = await office.open(f"{DRAFT}/pages")
    assert answer.status_code == 422 and say(CageFailed(reason="time")).partition("。")[0] in answer.text
    assert (await office.open(DRAFT)).status_code == 200
