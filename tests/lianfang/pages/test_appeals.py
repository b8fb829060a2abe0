"""积分异议 on its pages: four presses from the guard's entry, held meanwhile, a sentence from the legal office, told to him alone."""

import re
from datetime import timedelta

from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR
from lianfang.flows.appeals.send import NewAppeal, send
from lianfang.flows.points.score import score
from lianfang.notices.tables import Notice
from scoring.points.appeals.tables import Appeal
from scoring.points.tables import Award
from tests.conftest import Clock
from tests.lianfang.access.books import books
from tests.lianfang.access.town import town
from tests.lianfang.accounts.people import RIGHT
from tests.lianfang.flows.clues.telling import WORDS
from tests.lianfang.pages.browser import Browser
from tests.watch import key
from zones.ground.scope import Scope

RULING = "查了合影，您在里面，走了 50 分钟"
PRESSED = re.compile(r'<a class="(?:cell|btn)[^"]*" href="(/points/\d+[^"]*)"')


async def _points(guard: Browser) -> str:
    """The first entry of 我的积分, opened by pressing it."""
    page = await guard.open("/points")
    assert "复核中" not in page.text and 'href="/points/appeal"' in page.text
    entry = PRESSED.findall(page.text)[0].replace("&amp;", "&")
    await guard.open(entry)
    return entry


async def test_four_presses_raise_it_the_points_are_held_and_the_answer_changes_them(db: str) -> None:
    async with town() as here:
        await Appeal.raw("DELETE FROM appeal_words")
        await Appeal.raw("DELETE FROM appeal")
        guard, legal = await here.browser("guard"), await here.browser("legal")
        entry = await _points(guard)
        (form,) = re.findall(r'class="btn line" href="(\S+/appeal)"', guard.page.text)
        assert "分数不对？我有意见" in guard.page.text and "不由原来确认的民警定，7 天内答复" in guard.page.text
        await guard.open(form)
        fields = guard.form(form, reason="other", words="再看看", key="another-one-0001")
        await guard.submit(form, reason="wrong")
        assert "交给分局法制部门了" in guard.page.text and "复核中" in guard.page.text
        assert "复核中" in (await guard.open("/points")).text and "我的异议" in guard.page.text
        assert "复核中，看办到哪一步" in (await guard.open(entry)).text and "我有意见" not in guard.page.text

        (appeal,) = [row["id"] for row in await Appeal.raw("SELECT id FROM appeal")]
        assert f'href="/appeals/{appeal}"' in (await legal.open("/appeals")).text
        page = (await legal.open(f"/appeals/{appeal}")).text
        assert "翠园小区 赵大山" in page and "周明远" in page and "周记录“" in page
        lowest, highest = map(int, re.findall(r"应当是几分（(-?\d+) 到 (-?\d+)；", page)[0])
        before = await books(db)
        decision = f"/appeals/{appeal}/decision"
        wrong = await legal.submit(decision, outcome="upheld", points=str(highest + 1), words=RULING)
        assert wrong.status_code == 422 and f"只能给 {lowest} 到 {highest} 分" in wrong.text and RULING in wrong.text
        assert [row for row in await books(db) if row not in before] == []
        stood = int(re.findall(r"<dt>现在</dt><dd>([+-]?\d+) 分", page)[0])
        new = lowest if stood == highest else highest
        await legal.submit(decision, outcome="upheld", points=str(new), words=RULING)
        assert "提的人收到了通知" in legal.page.text and f'href="/appeals/{appeal}"' in legal.page.text

        shown = (await guard.open(f"/points/appeals/{appeal}")).text
        assert RULING in shown and "支持" in shown and "改为" in shown and "收回" not in shown
        assert "复核过了，看答复" in (await guard.open(entry)).text and "异议复核后定的分" in guard.page.text
        again = await guard.send(form, fields)
        assert again.status_code == 409 and "已经复核过" in again.text and "<textarea" not in again.text
        told = await Notice.raw("SELECT kind, receiver FROM notice WHERE about = {} AND kind LIKE 'appeal%%'", appeal)
        assert [row["kind"] for row in told] == ["appeal_new", "appeal_answered"]
        about = "SELECT id FROM award WHERE deed = (SELECT deed FROM award WHERE id = (SELECT award FROM appeal WHERE id = {}))"
        stand = await Award.raw(about, appeal)
        await score(int(here.stations["o"]))
        assert await Award.raw(about, appeal) == stand and len(stand) == 2, "scoring does not judge it again"


async def test_what_was_not_counted_is_told_with_a_day_and_words_and_taken_back_again(db: str) -> None:
    async with town() as here:
        guard = await here.browser("guard")
        page = await guard.open("/points/appeal")
        (day,) = re.findall(r'max="(\S+)"', page.text)
        refused = await guard.submit("/points/appeal", reason="missing", day="昨天", words="走了一轮")
        assert refused.status_code == 422 and "走了一轮" in refused.text and "不在最近 30 天里" in refused.text
        await guard.submit("/points/appeal", reason="missing", day=day, words="走了一轮")
        assert "有件事没有记分" in guard.page.text and "走了一轮" in guard.page.text
        (back,) = re.findall(r'action="(\S+/withdrawal)"', guard.page.text)
        await guard.submit(back)
        assert "收回了，分数照旧" in guard.page.text and "/withdrawal" not in guard.page.text


async def test_the_bureaus_office_sees_what_is_overdue_opens_nothing_and_decides_nothing(db: str, clock: Clock) -> None:
    async with town() as here:
        rows = await Appeal.raw("SELECT due_at, station FROM appeal ORDER BY due_at")
        ours = sum(row["station"] != int(here.stations["x"]) for row in rows)
        clock.set(rows[0]["due_at"] - timedelta(minutes=1))
        office = await here.browser("office")
        assert "没有超期的" in (await office.open("/appeals")).text
        clock.set(rows[-1]["due_at"] + timedelta(minutes=1))
        office, legal = await here.browser("office"), await here.browser("legal")
        page = (await office.open("/appeals")).text
        assert page.count("超期了") == ours < len(rows), "another bureau's is not ours"
        assert 'href="/appeals/' not in page and "走了" not in page
        assert (await legal.open("/appeals")).text.count("超期了") == ours


async def test_of_a_clue_the_legal_office_sees_the_word_and_the_points(db: str) -> None:
    async with town() as here:
        officer = await here.browser("officer")
        base = f"/stations/{here.stations['o']}/clues/{here.told['clue']['o']}"
        await officer.open(base)
        await officer.submit(f"{base}/answer", grade="2", words="谢谢您")
        await score(int(here.stations["o"]))
        person = (await Account.raw("SELECT person FROM login WHERE name = 'guard'"))[0]["person"]
        award = await Award.raw(
            "SELECT a.id FROM award a JOIN deed d ON d.id = a.deed WHERE a.person = {} AND d.kind LIKE 'clue%%'", person
        )
        scope = Scope((int(here.stations["o"]),), person=person)
        legal, guard = await here.browser("legal"), await here.browser("guard")
        assert "不要写报了什么" in (await guard.open(f"/points/{award[0]['id']}/appeal")).text
        number = await send(OPERATOR, scope, 0, NewAppeal("wrong", award=award[0]["id"]), key())
        page = (await legal.open(f"/appeals/{number}")).text
        assert "信息报送" in page and "周明远" in page and "内容封着" in page
        assert WORDS not in page and "西墙" not in page and "谢谢您" not in page
        assert (await legal.client.get(base)).status_code == 404


async def test_an_office_gives_the_role_with_the_name_of_who_will_decide(db: str) -> None:
    async with town() as here:
        office = await here.browser("office")
        await office.open("/accounts")
        assert '<option value="legal">分局法制部门' in office.page.text
        await _proved(office)
        await office.open("/accounts")
        await office.submit("/accounts", login="fazhi", role="legal", place="bureau", officer="宋怀明")
        rows = await Account.raw(
            "SELECT o.name, r.role, r.station FROM login l JOIN officer o ON o.id = l.officer "
            "JOIN role_held r ON r.account = l.id WHERE l.name = 'fazhi'"
        )
        assert [tuple(row.values()) for row in rows] == [("宋怀明", "legal", None)]


async def _proved(browser: Browser) -> None:
    await browser.open("/prove")
    await browser.submit("/prove", password=RIGHT)
