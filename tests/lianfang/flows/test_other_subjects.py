"""Beside the weekly bulletin: of a month, of a campaign, and supplements, through the same stages into the same register."""

from datetime import date

import pytest
from pypdf import PdfReader

from bulletins.register.errors import AlreadyIssued, ForbiddenWords, NothingWritten, NotYetOver
from bulletins.register.reads.issued import issued as issued_of
from bulletins.register.reads.issued import issued_by_code
from bulletins.register.reads.works import work as work_by_id
from bulletins.register.subjects import monthly, special, supplement
from bulletins.register.vocabulary import Subject, Work
from bulletins.telling.chat import paragraph
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.bulletin.advise import advise
from lianfang.flows.bulletin.begin import begin
from lianfang.flows.bulletin.correct import Correcting, correct
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.bulletin.preview import preview
from lianfang.flows.bulletin.step import take_step
from lianfang.issued import path_of
from lianfang.web.looks.editions import told_seen
from tests.cast import NAMES, bring_everything, cleared, issued_week, the_station
from zones.ground.weeks import week_of

_W41 = week_of(date(2018, 10, 8))


def _key(text: str) -> Key:
    return Key(f"subject-{text}", "login:1")


async def _begun(about: Subject, key: str) -> Work:
    draft = await begin(OPERATOR, (await the_station()).bureau, None, about, _key(key))
    async with transaction():
        found = await work_by_id(draft)
    assert found
    return found


async def _issue(work: Work) -> int:
    return await issue(OPERATOR, await cleared(work), NAMES["signed"], _key(f"issue-{work.id}"))


def _text(sha256: str) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(path_of(sha256)).pages).split())


async def test_a_month_and_a_campaign_go_on_in_the_numbers_and_a_supplement_has_its_own(db: str) -> None:
    await bring_everything()
    await issued_week()
    month = await _begun(monthly("2018-10"), "month")
    assert await _begun(monthly("2018-10"), "again") == month
    campaign = await _begun(special("国庆安保", date(2018, 10, 1), date(2018, 10, 14)), "campaign")
    apart = await _begun(supplement("关于年终考核的通知", date.today()), "apart")
    seen, week = await preview(month), await preview(await _begun(Subject("weekly", _W41), "w"))
    assert seen.figures.cases.this_week == week.figures.cases.this_week, "the other weeks of the month have no sheets"
    assert [line.patrols for line in seen.figures.by_week] == [None, week.figures.patrol.patrols, None, None]
    assert seen.last is None and "两期数据没有都到齐，不作比较" in seen.page.parts[0].paragraphs[0].text
    with pytest.raises(NothingWritten):
        await take_step(OPERATOR, apart, "submitted", "刘文书", "", None)
    await advise(OPERATOR, apart, "", "added", "年终考核定在12月，请各单位准备。", _key("advice"))
    assert [await _issue(one) for one in (month, apart, campaign)] == [2, 1, 3]
    told = {}
    for one in (month, apart, campaign):
        found = await issued_of(one.id)
        assert found
        told[one.kind] = (found, _text(found.sha256))
    found, text = told["monthly"]
    assert (found.called, found.total) == ("第2期", 2) and "关于2018年10月" in text and "逐周情况" in text
    assert "10月15日至21日" in text and "数据未到齐" in text
    assert "国庆安保期间（2018年10月1日至14日）" in told["special"][1]
    found, text = told["supplement"]
    assert (found.called, found.total, found.figures.week) == ("增刊第1期", None, "")
    assert "增刊第1期" in text and "年终考核定在12月，请各单位准备。" in text and "附件" not in text
    told_in_chat = await told_seen(apart, True)
    assert told_in_chat
    said = paragraph(told_in_chat.page, told_in_chat.figures, None, told_in_chat.advised, "全文见链接")
    assert said.endswith("：关于年终考核的通知。全文见链接") and "增刊第1期" in said
    async with transaction():
        verified = await issued_by_code(f"{found.year}-1-{found.code}")
    assert verified and (verified.kind, verified.period) == ("supplement", "关于年终考核的通知")
    again = Correcting("考核时间改了", (("正文", "12月", "1月"),), False, ("刘文书", "陈向东", "王立新"))
    assert await correct(OPERATOR, apart, again, _key("correct")) == 1
    with pytest.raises(AlreadyIssued):
        await take_step(OPERATOR, month, "submitted", "刘文书", "", None)


async def test_a_title_that_names_a_guard_goes_no_further(db: str) -> None:
    await bring_everything()
    work = await _begun(supplement("关于表扬赵大山的通知", date.today()), "named")
    await advise(OPERATOR, work, "", "added", "请各单位学习。", _key("advice"))
    with pytest.raises(ForbiddenWords):
        await take_step(OPERATOR, work, "submitted", "刘文书", "", None)


async def test_a_campaign_that_still_goes_on_is_not_issued(db: str) -> None:
    await bring_everything()
    async with transaction() as now:
        today = now.date()
    work = await _begun(special("冬防", date(2018, 10, 8), date(2018, 10, 21)), "over")
    assert (await preview(work)).figures.patrol.patrols
    still = await _begun(special("冬防", today, today), "still")
    with pytest.raises(NotYetOver):
        await take_step(OPERATOR, still, "submitted", "刘文书", "", None)
