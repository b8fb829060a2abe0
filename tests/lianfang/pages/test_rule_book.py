"""规则 by hand: the office drafts and tries, the legal office agrees, a guard reads what is about to change."""

from lianfang.web.pages.rules_words import caps_of
from scoring.points.book.reading import FIRST, read_book
from scoring.points.tables import Award, BookDraft
from scoring.points.vocabulary.book import Group
from tests.lianfang.access.town import town

TEXT = FIRST.read_text(encoding="utf-8").replace('"2018年第1版"', '"2099年第2版"').replace("2010-01-01", "2099-01-01")
BOOK = read_book(FIRST.read_text(encoding="utf-8"))
DRAFT, STEP, ANSWER = "/rule-book/draft", "/rule-book/draft/step", "/rule-book/draft/answer"


async def test_a_draft_is_written_tried_returned_agreed_and_read_by_the_guard(db: str) -> None:
    async with town() as here:
        office, legal, guard = [await here.browser(role) for role in ("office", "legal", "guard")]
        await office.open("/rule-book")
        assert "治安巡防第1条" in office.page.text and "起草新办法" in office.page.text
        refused = await office.submit(DRAFT, text=TEXT.replace("[[groups]]\ncode", "[[groups]\ncode"))
        assert refused.status_code == 422 and "写法不对" in refused.text and "2099年第2版" in refused.text
        assert await BookDraft.count() == 0
        await office.submit(DRAFT, text=TEXT)
        assert "草案存好了" in office.page.text and "2099年第2版草案" in office.page.text
        await office.submit("/rule-book/draft/clause", code="mediation", points="4", clause="矛盾调处第1条：记4分")
        assert "改分" in office.page.text and "原 +3 分" in office.page.text
        assert "第 10 个例题说是 20 分，按条款算是 21 分" in office.page.text
        stopped = await office.submit(STEP, step="send")
        assert stopped.status_code == 422 and (await BookDraft.select(BookDraft.state))[0]["state"] == "drafting"
        await office.open("/rule-book")
        held = (await BookDraft.select(BookDraft.text))[0]["text"]
        await office.submit(DRAFT, text=held.replace("又救助一次，得20分", "又救助一次，得21分"))
        awards = await Award.count()
        month = next(line for line in office.page.text.split('<option value="') if line[4] == "-")[:7]
        tried = await office.open(f"/rule-book?month={month}")
        assert "只试算，不记账" in tried.text and await Award.count() == awards
        await office.submit(STEP, step="send")
        assert "送到法制部门了" in office.page.text
        await legal.open("/rule-book")
        await legal.submit(ANSWER, verdict="return", said="第三条再写清楚")
        assert "退回去了" in legal.page.text
        await office.open("/rule-book")
        assert "法制部门说：第三条再写清楚" in office.page.text
        await office.submit(STEP, step="send")
        assert "要改" not in (await guard.open("/points/rules")).text
        await legal.open("/rule-book")
        await legal.submit(ANSWER, verdict="approve")
        assert "审过了" in legal.page.text
        told = (await guard.open("/points/rules")).text
        assert "办法要改，公示到" in told and "矛盾调处第1条：记4分" in told
        await office.open("/rule-book")
        early = await office.submit(STEP, step="enforce")
        assert early.status_code == 409 and "才满" in early.text


async def test_whoever_only_looks_sees_the_book_in_force_and_no_draft(db: str) -> None:
    async with town() as here:
        office, officer = await here.browser("office"), await here.browser("officer")
        await office.open("/rule-book")
        await office.submit(DRAFT, text=TEXT)
        page = (await officer.open("/rule-book")).text
        assert "2099年第2版" not in page and "起草" not in page and "草案" not in page
        assert "2018年第1版" in page


async def test_the_points_page_names_what_a_cap_is_about_and_a_book_without_caps_names_none(db: str) -> None:
    said = caps_of(BOOK.groups[0], BOOK.kinds(BOOK.groups[0]))
    assert said.startswith(
        "联防巡逻、巡防工作、发现隐患、防范宣传、参加培训、参加演练合起来每周最多 12 分、每月最多 40 分"
    )
    assert caps_of(Group("free", "不限"), ("rescue",)) == caps_of(BOOK.groups[0], ()) == ""
    async with town() as here:
        assert said + "别的不封顶。点名不算分。" in (await (await here.browser("guard")).open("/points")).text
