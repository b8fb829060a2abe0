"""门岗屏: paired once by a code, then anybody who stands there presses 到; it knows its post and nothing else."""

import re

from lianfang.accounts.rules import SLIP_TRIES
from lianfang.accounts.tables import GateDevice
from lianfang.codes.screen import Thing, code_at
from lianfang.database import transaction
from tests.conftest import Clock
from tests.lianfang.flows.rollcall.calling import MORNING, after, called, results, swept
from tests.lianfang.pages.browser import Browser
from tests.lianfang.pages.night import Night, night
from zones.rollcall.tables import RollCallAnswer


async def _code(here: Night, unit: Browser) -> str:
    """What the unit's page shows for a new screen at its gate."""
    at = f"/units/{here.watch.units[0][0]}/gates"
    await unit.open(at)
    await unit.submit(at)
    return re.findall(r"码：</span>(\d+)<", unit.page.text)[-1]


async def _screen(here: Night) -> Browser:
    """A paired screen at the gate of the first unit."""
    screen = Browser(here.app)
    await screen.open("/gate")
    await screen.submit("/gate", code=await _code(here, await here.browser("asks")))
    assert "现在没有查岗" in screen.page.text, screen.page.text
    return screen


async def test_whoever_stands_there_presses_once_and_twice_is_once(db: str, clock: Clock) -> None:
    clock.set(MORNING)
    async with night(MORNING) as here:
        screen, post = await _screen(here), here.watch.posts[0][0]
        call = await called(here.watch)
        await screen.open("/gate")
        assert "谁在岗谁按" in screen.page.text and re.search(r'data-left="1[12]\d\d"', screen.page.text)
        pressed = screen.form("/gate/answer")
        for _ in range(2):
            assert (await screen.send("/gate/answer", pressed)).status_code == 303
        assert (await results(call))[post] == ("answered", "")
        assert "记上了，这一次不用再按" in (await screen.open("/gate")).text
        book = await GateDevice.raw("SELECT actor, outcome FROM audit_line WHERE action = 'rollcall.answer'")
        assert [(row["actor"], row["outcome"]) for row in book] == [("gate:1", "done")]


async def test_a_gate_says_why_it_cannot_and_speaks_for_its_own_post_alone(db: str, clock: Clock) -> None:
    clock.set(MORNING)
    async with night(MORNING) as here:
        screen, (own, other, *_) = await _screen(here), here.watch.posts[0]
        call = await called(here.watch)
        await screen.open("/gate")
        rows = await RollCallAnswer.raw("SELECT id FROM roll_call_answer WHERE call = {} AND post_id = {}", call, other)
        foreign = screen.form("/gate/answer") | {"row": str(rows[0]["id"]), "key": "foreign-row-1"}
        assert (await screen.send("/gate/answer", foreign)).status_code == 422
        why = screen.form("/gate/excuse", reason="在巡逻") | {"row": foreign["row"], "key": "foreign-row-2"}
        assert (await screen.send("/gate/excuse", why)).status_code == 422
        odd = screen.form("/gate/excuse", reason="在巡逻") | {"reason": "不想按", "key": "odd-reason"}
        assert (await screen.send("/gate/excuse", odd)).status_code == 422
        await screen.submit("/gate/excuse", reason="在巡逻")
        assert "这一次免点：在巡逻" in screen.page.text
        found = await results(call)
        assert (found[own], found[other]) == (("excused", "在巡逻"), ("waiting", ""))


async def test_a_code_opens_once_for_half_an_hour_and_few_guesses(db: str, clock: Clock) -> None:
    clock.set(MORNING)
    async with night(MORNING) as here:
        unit, thief = await here.browser("asks"), Browser(here.app)
        code = await _code(here, unit)
        await thief.open("/gate")
        wrong = f"{int(code) ^ 1:0{len(code)}d}"
        for _ in range(SLIP_TRIES):
            assert (await thief.submit("/gate", code=wrong)).status_code == 401
        assert (await thief.submit("/gate", code=code)).status_code == 401
        late = await _code(here, unit)
        clock.set(after(31))
        assert (await thief.submit("/gate", code=late)).status_code == 401
        used = await _code(here, unit)
        assert (await thief.submit("/gate", code=used)).status_code == 303
        again = Browser(here.app)
        await again.open("/gate")
        assert (await again.submit("/gate", code=used)).status_code == 401
        for nothing in ("", "x", "9" * 30):
            assert (await again.submit("/gate", code=nothing)).status_code == 401


async def test_its_unit_or_an_officer_ends_it_and_nobody_else(db: str, clock: Clock) -> None:
    clock.set(MORNING)
    async with night(MORNING) as here:
        at = f"/units/{here.watch.units[0][0]}/gates"
        for who in ("asks", "desk"):
            screen, keeper = await _screen(here), await here.browser(who)
            assert (await (await here.browser("sends")).open(at)).status_code == 404
            await keeper.open(at)
            await keeper.submit(f"{at}/end")
            assert "配上这块屏" in (await screen.open("/gate")).text
            assert (await screen.send("/gate/answer", {"key": "ended-key-1"})).status_code == 401


async def test_a_screen_shows_the_code_of_its_minute_rings_for_its_zone_and_names_nobody(db: str, clock: Clock) -> None:
    clock.set(MORNING)
    async with night(MORNING) as here:
        screen, post = await _screen(here), here.watch.posts[0][0]
        async with transaction() as now:
            codes = {code_at(Thing("post", post), now)}
        shown = (await screen.open("/gate")).text
        assert codes & set(re.findall(r"<b>(\d{6})</b>", shown)) and "data-rings" not in shown
        await here.asked("fight", drill=True)
        assert "data-rings" not in (await screen.open("/gate")).text
        await here.asked("fight")
        await called(here.watch)
        page = (await screen.open("/gate")).text
        assert "data-rings" in page and "打架" not in page and "门岗</" not in page
        names = await GateDevice.raw(
            "SELECT name FROM person UNION SELECT name FROM unit WHERE id <> {}", here.watch.units[0][0]
        )
        assert not [row["name"] for row in names if row["name"] in page]
        clock.set(after(60))
        await swept()
