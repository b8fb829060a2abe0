"""Who was told answers on his phone; his unit sees that he went; strangers see nothing."""

from datetime import timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.flows.aid.order import order
from tests.conftest import Clock
from tests.lianfang.pages.browser import Browser
from tests.lianfang.pages.night import night
from tests.watch import NIGHT, answers, key
from zones.aid.rules.deciding import Close
from zones.aid.tables import AidAlert

DAY = NIGHT - timedelta(hours=6)


def _first(html: str, *words: str) -> str:
    main = html.partition("<main")[2]
    return min(words, key=main.index)


async def test_by_day_going_comes_first_and_one_press_is_the_answer(db: str, clock: Clock) -> None:
    clock.set(DAY)
    async with night(DAY) as here:
        _, request = await here.asked("suspect")
        near = await here.sees("near", request)
        assert _first(near.page.text, "我去支援", "我守着帮看", "我走不开") == "我去支援"
        assert all(rule in near.page.text for rule in ("先退", "不抓人", "不单独去", "两人同行"))
        await near.submit(f"/aid/{request}/answer", answer="come")
        assert "您单位值班已通知" in near.page.text and "没等到人，先不进去" in near.page.text
        other = await here.sees("next", request)
        assert "路口等第1片区单位2门岗" in other.page.text


async def test_at_night_helping_from_the_post_comes_first(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        _, request = await here.asked("suspect")
        near = await here.sees("near", request)
        assert "不用离岗" in near.page.text
        assert _first(near.page.text, "我去支援", "我守着帮看", "我走不开") == "我守着帮看"
        await near.submit(f"/aid/{request}/answer", answer="stay")
        for help_ in ("doors", "lights", "video"):
            await near.submit(f"/aid/{request}/answer", help=help_)
        assert near.page.text.count("做了") == 3
        rows = await AidAlert.raw("SELECT helps FROM aid_alert WHERE person = {}", here.watch.guards[0][1])
        assert rows[0]["helps"] == "doors,lights,video"


async def test_a_post_that_may_not_be_left_offers_no_going(db: str, clock: Clock) -> None:
    clock.set(DAY)
    async with night(DAY, leave="held") as here:
        _, request = await here.asked("suspect")
        near = await here.sees("near", request)
        assert "我去支援" not in near.page.text
        forced = near.form(f"/aid/{request}/answer", answer="stay") | {"answer": "come"}
        assert (await near.send(f"/aid/{request}/answer", forced)).status_code == 422


async def test_who_cannot_says_so_at_once_and_why_only_if_he_likes(db: str, clock: Clock) -> None:
    clock.set(DAY)
    async with night(DAY) as here:
        _, request = await here.asked("suspect")
        near = await here.sees("near", request)
        await near.submit(f"/aid/{request}/answer", answer="cannot")
        assert "不扣分" in near.page.text
        await near.submit(f"/aid/{request}/answer", reason="unwell")
        assert "想说原因" not in near.page.text
        await near.submit(f"/aid/{request}/answer", answer="stay")
        assert (await answers(request))[here.watch.guards[0][1]] == "helping"


async def test_he_arrives_asks_for_more_and_gives_up(db: str, clock: Clock) -> None:
    clock.set(DAY)
    async with night(DAY) as here:
        _, request = await here.asked()
        near, at = await here.sees("near", request), f"/aid/{request}/answer"
        await near.submit(at, answer="come")
        await near.submit(at, answer="more")
        await near.open(f"/aid/{request}?more=1")
        assert "要更多人" in near.page.text and "已告诉值班台" in near.page.text
        form = near.form(at, answer="arrive", longitude="118.402", latitude="33.77", accuracy="15")
        assert [(await near.send(at, form)).status_code for _ in range(2)] == [303, 303]
        assert "记下您到了" in (await near.open(f"/aid/{request}")).text
        await near.submit(at, answer="give_up")
        assert (await answers(request))[here.watch.guards[0][1]] == "cannot"


async def test_enough_come_and_the_others_are_thanked(db: str, clock: Clock) -> None:
    clock.set(DAY)
    async with night(DAY, units=4) as here:
        _, request = await here.asked("suspect")
        near, other = await here.sees("near", request), await here.sees("next", request)
        await near.submit(f"/aid/{request}/answer", answer="come")
        await other.submit(f"/aid/{request}/answer", answer="come")
        await AidAlert.raw("UPDATE aid_alert SET answer = 'stood_down' WHERE person = {}", here.watch.guards[0][2])
        assert "人够了，不用去了，谢谢" in (await other.open(f"/aid/{request}")).text
        await order(OPERATOR, request, Close(9, "settled", number="1120-0046"), key())
        over = (await near.open(f"/aid/{request}")).text
        assert "处置完毕，谢谢您" in over and "劝解平息" in over
        clock.set(DAY + timedelta(hours=1))
        assert (await near.open(f"/aid/{request}")).status_code == 404


async def test_his_unit_sees_that_he_went_and_calls_him_back(db: str, clock: Clock) -> None:
    clock.set(DAY)
    async with night(DAY, leave="lockable") as here:
        _, request = await here.asked()
        near, sends = await here.sees("near", request), await here.browser("sends")
        assert (await sends.client.get(f"/aid/{request}")).status_code == 404
        await near.submit(f"/aid/{request}/answer", answer="come")
        assert "第1片区单位2门岗" in (await sends.open("/sos")).text
        await sends.open(f"/aid/{request}")
        assert "请安排人去顶" in sends.page.text
        form = sends.form(f"/aid/{request}/recall")
        assert [(await sends.send(f"/aid/{request}/recall", form)).status_code for _ in range(2)] == [303, 303]
        assert "单位叫您回来了" in (await near.open(f"/aid/{request}")).text
        foreign = form | {"person": str(here.watch.guards[0][2]), "key": "another-key-01"}
        assert (await sends.send(f"/aid/{request}/recall", foreign)).status_code in (404, 422)


async def _refused(browser: Browser, csrf: str, request: int) -> set[int]:
    fields = {"csrf": csrf, "key": "k" * 16, "answer": "come", "order": "calm", "person": "1"}
    found = {(await browser.client.get(f"/aid/{request}")).status_code}
    return found | {
        (await browser.send(f"/aid/{request}/{do}", fields)).status_code for do in ("answer", "order", "recall")
    }


async def test_strangers_find_no_such_page_and_change_nothing(db: str, clock: Clock) -> None:
    clock.set(DAY)
    async with night(DAY) as here:
        unit, request = await here.asked("suspect")
        before = await answers(request)
        for who in ("far", "sends"):
            browser = await here.browser(who)
            await browser.open("/sos/kinds")
            assert await _refused(browser, browser.form("/sos")["csrf"], request) == {404}, who
        desk = await here.sees("desk", request)
        assert desk.page.url.path == f"/stations/{here.watch.station}/desk", "the desk has a page of its own"
        assert await answers(request) == before
        odd = unit.form(f"/aid/{request}/order", order="take_back") | {"order": "blow up"}
        assert (await unit.send(f"/aid/{request}/order", odd)).status_code == 422


async def test_what_is_asked_of_him_stands_on_his_first_page_and_looking_is_noted(db: str, clock: Clock) -> None:
    clock.set(DAY)
    async with night(DAY) as here:
        near = await here.browser("near")
        assert "现在没有邻居求援" in (await near.open("/alerts")).text
        unit, request = await here.asked("suspect")
        assert "还没看到" in unit.page.text
        assert f'href="/aid/{request}"' in (await near.open("/today")).text
        assert "等您答" in (await near.open("/alerts")).text
        await near.open(f"/aid/{request}")
        assert "看了，还没答" in (await unit.open(f"/aid/{request}")).text
