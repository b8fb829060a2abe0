"""工作笔记, 每日指令 and 四种单 on their pages: who writes, who answers, who is told, what nobody else sees."""

import re
from datetime import timedelta

from lianfang.access import Held
from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.beat.assign import assign
from lianfang.notices.tables import Notice
from tests.lianfang.access.town import Town, town
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.pages.browser import Browser
from tests.lianfang.pages.house import House
from tests.lianfang.photos.pictures import SECRET, as_file, from_phone, scene
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI
from zones.reports.tables import Note, NoteLine, OrderSeen
from zones.roster.actions import make_officers

PHOTO = as_file(scene(), "JPEG")


async def _told(since: int) -> list[tuple[str, str]]:
    """(kind, receiver) of every notice after that one."""
    rows = await Notice.raw("SELECT kind, receiver FROM notice WHERE id > {} ORDER BY id", since)
    return [(row["kind"], row["receiver"]) for row in rows]


async def _last() -> int:
    return int((await Notice.raw("SELECT coalesce(max(id), 0) AS id FROM notice"))[0]["id"])


async def _beat(here: Town) -> int:
    """周明远, who signs in as officer, has the guard's unit. Returns his id."""
    officer = (await Account.raw("SELECT officer FROM login WHERE name = 'officer'"))[0]["officer"]
    await assign(OPERATOR, Scope((int(here.stations["o"]),)), int(here.units["o"]), officer)
    return int(officer)


async def _second(here: Town) -> Browser:
    """韩立群, another officer of the station."""
    station = int(here.stations["o"])
    (bureau,) = await Account.raw("SELECT bureau FROM station WHERE id = {}", station)
    async with transaction():
        officer = (await make_officers(bureau["bureau"], ["韩立群"]))["韩立群"]
    await opened("second", held=Held("officer", bureau["bureau"], (station,)), officer=officer)
    browser = Browser(here.app)  # type: ignore[arg-type]
    assert (await browser.sign_in("second", RIGHT)).status_code == 303
    return browser


async def _send(browser: Browser, at: str, page: str, photo: bytes = b"", **typed: str) -> int:
    """Open a page, fill in its form, with a photo if there is one; go on where it sends."""
    await browser.open(page)
    files = {"photo": ("x.jpg", photo)} if photo else None
    answer = await browser.send(at, browser.form(at, **typed), files)
    browser.page = await browser.client.get(answer.headers["location"]) if answer.has_redirect_location else answer
    return answer.status_code


async def test_a_note_goes_its_four_steps_until_it_is_solved(db: str) -> None:
    async with town() as here:
        officer, guard, station = await _beat(here), await here.browser("guard"), here.stations["o"]
        told = await _last()
        assert await _send(guard, "/notes", "/notes", from_phone("JPEG"), words="3 栋楼道口放了煤气瓶") == 303
        assert "给社区民警周明远" in guard.page.text and "等民警回" in guard.page.text
        (note,) = await Note.raw("SELECT max(id) AS id FROM note")
        own, at = f"/notes/{note['id']}", f"/stations/{station}/notes/{note['id']}"
        assert await _told(told) == [("note_new", f"officer:{officer}")], "and nobody else"

        police = await here.browser("officer")
        queue = (await police.open(f"/stations/{station}/notes")).text
        assert queue.index(at) < min(queue.index(f'/notes/{here.told["note"][place]}"') for place in "onf"), (
            "mine first"
        )
        page = (await police.open(at)).text
        shot = re.findall(rf'<img src="({own}/photos/\d+)"', page)
        assert len(shot) == 1 and "翠园小区 赵大山" in page
        for who, status in (
            ("officer", 200),
            ("auxiliary", 200),
            ("guard", 200),
            ("leader", 404),
            ("unit", 404),
            ("office", 404),
        ):
            answer = await (await here.browser(who)).client.get(shot[0])
            assert answer.status_code == status, who
            assert SECRET.encode() not in answer.content
        for act, words in (("go", ""), ("look", ""), ("decide", "房东周五前搬走")):
            await police.open(at)
            assert (await police.submit(f"{at}/steps", act=act, words=words)).status_code == 303, police.page.text
        assert "请另一位民警来点" in police.page.text and 'value="check"' not in police.page.text
        await police.submit(f"{at}/steps", act="check", words="搬走了")
        assert "回头看要换个人" in police.page.text and "搬走了</textarea>" in police.page.text
        other = await _second(here)
        await other.open(at)
        await other.submit(f"{at}/steps", act="check", words="回头看过，搬走了")
        await police.open(at)
        await police.submit(f"{at}/steps", act="solve")
        seen = (await guard.open(own)).text
        for words in ("周警官：今天过来", "周警官：一起看过了", "房东周五前搬走", "韩警官：回头看过，好了", "办结了"):
            assert words in seen, words
        assert (
            await _told(told)
            == [("note_new", f"officer:{officer}")] + [("note_answered", f"person:{await _person('赵大山')}")] * 5
        )
        assert "回了您" in (await guard.open("/today")).text

        await guard.open(own)
        await guard.submit(f"{own}/reopening", words="又放了一个")
        assert "还没好，再办" in guard.page.text and 'reopening"' not in guard.page.text
        assert (await _told(told))[-1] == ("note_new", f"officer:{officer}")
        await police.open(at)
        await police.submit(f"{at}/steps", act="solve", words="都搬走了")
        assert "还没好</button>" not in (await guard.open(own)).text, "once"


async def _person(name: str) -> int:
    return int((await Note.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def test_a_finding_goes_first_and_an_auxiliary_records_and_decides_nothing(db: str) -> None:
    async with town() as here:
        guard, station = await here.browser("guard"), here.stations["o"]
        told = await _last()
        assert await _send(guard, "/notes", "/notes", PHOTO, kind="exit", outing="999") == 303
        (note,) = await Note.raw("SELECT id, outing, officer FROM note ORDER BY id DESC LIMIT 1")
        assert (note["outing"], note["officer"]) == (None, None), "he has no seat in that outing"
        assert await _told(told) == [("note_new", f"desk:{station}")], "nobody has the unit on his beat"
        helper, at = await here.browser("auxiliary"), f"/stations/{station}/notes/{note['id']}"
        queue = (await helper.open(f"/stations/{station}/notes")).text
        assert queue.index(at) < queue.index(f"/notes/{here.told['note']['o']}")
        assert "消防通道堵" in (await helper.open(at)).text and "/steps" not in helper.page.text
        await helper.submit(f"{at}/lines", words="给物业打过电话")
        assert (await _told(told))[1:] == [], "a record is no answer"
        assert "派出所" in (await guard.open(f"/notes/{note['id']}")).text and "等民警回" in guard.page.text
        police = await here.browser("officer")
        await police.open(at)
        assert 'value="solve"' not in police.page.text, "a hazard is looked at again first"


async def test_what_was_told_late_or_by_a_wrong_clock_says_so(served: House) -> None:
    guard = await served.guard()
    async with transaction() as now:
        pressed = {"一天前": now - timedelta(days=1), "一年前": now - timedelta(days=365)}
    for words, at in pressed.items():
        assert await _send(guard, "/notes", "/notes", words=words, phone_at=at.isoformat()) == 303
    (late,), (wrong,) = [await NoteLine.raw("SELECT note FROM note_line WHERE words = {}", words) for words in pressed]
    assert "补传" in (await guard.open(f"/notes/{late['note']}")).text
    page = (await guard.open(f"/notes/{wrong['note']}")).text
    assert "手机时间不准" in page and "今天 " in page


REFUSED = (
    (b"", " ", "还没有写话"),
    (b"<svg onload=alert(1)>", "看照片", "不是能打开的照片"),
    (b"", "甲" * 1001, "写得太长"),
)


async def test_what_cannot_be_taken_is_answered_with_a_sentence_and_his_words_stay(served: House) -> None:
    guard = await served.guard()
    for photo, words, said in REFUSED:
        assert await _send(guard, "/notes", "/notes", photo, words=words) == 422
        assert said in guard.page.text and f">{words}</textarea>" in guard.page.text
    assert await Note.count() == 0


async def test_an_order_is_read_by_a_press_and_found_by_a_note_in_its_zones_alone(db: str) -> None:
    async with town() as here:
        police, station = await here.browser("officer"), here.stations["o"]
        zone = (await Note.raw("SELECT zone FROM unit WHERE id = {}", int(here.units["o"])))[0]["zone"]
        async with transaction() as now:
            wall = (now + timedelta(hours=5)).astimezone(SHANGHAI)
        at = f"/stations/{station}/daily-orders"
        typed = {"words": "找一辆<b>蓝色</b>三轮", "day": wall.date().isoformat(), "hour": f"{wall:%H:%M}"}
        await police.open(at)
        fields = {name: text for name, text in police.form(at, kind="lookout", **typed).items() if "zone" not in name}
        assert (await police.send(at, fields | {f"zone{zone}": str(zone)})).status_code == 303
        guard, far = await here.browser("guard"), await here.browser("leader")
        assert "蓝色" not in (await far.open("/today")).text
        today = (await guard.open("/today")).text
        assert "找一辆&lt;b&gt;蓝色" in today and "我看过了" in today
        (order,) = await OrderSeen.raw("SELECT id FROM daily_order")
        found = f"/notes?order={order['id']}"
        assert found in today
        await guard.submit("/daily-orders/seen", order=str(order["id"]))
        assert "我看过了" not in (await guard.open("/today")).text
        assert await _send(guard, "/notes", found, words="停在 5 栋后面") == 303
        page = (await police.open(at)).text
        assert "1 人看过，1 人有发现" in page and "翠园小区 赵大山" in page and "有发现" in page
        assert not re.search(r"\d+(\.\d+)?%|阅读率", page)
        assert await _send(far, "/notes", "/notes", words="也看到了", order=str(order["id"])) == 409
        await police.submit(f"{at}/end", order=str(order["id"]))
        assert "提前结束" in police.page.text and "蓝色" not in (await guard.open("/today")).text
