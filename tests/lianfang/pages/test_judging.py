"""A quarrel about wages is judged a misuse: what the unit, its neighbours and the desk then see, and how it ends."""

from tests.conftest import Clock
from tests.lianfang.pages.browser import Browser
from tests.lianfang.pages.desk_house import desk_house
from tests.lianfang.pages.night import Night, night
from tests.watch import NIGHT, answers
from zones.aid.tables import AidJudgement

LINE = '<b onclick="x()">工人</b>来要工钱，没有人动手'
UNTIL = "12月21日"  # the night is already the 21st of November in Shanghai


async def _quarrel(here: Night) -> tuple[Browser, Browser, str]:
    """The unit presses, an officer receives and closes. (the unit, the officer at the review, its address)."""
    unit, aid = await here.asked("fight")
    officer, station = await here.browser("desk"), here.watch.station
    await officer.open(f"/stations/{station}/desk")
    await officer.submit(f"/stations/{station}/desk/requests/{aid}/closure", outcome="police", number="1120-0046")
    review = f"/stations/{station}/aid/{aid}"
    assert "还没判" in (await officer.open(review)).text
    return unit, officer, review


async def test_from_the_quarrel_to_the_pause_and_back(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, officer, review = await _quarrel(here)
        await officer.submit(f"{review}/judgement", verdict="wages", line=LINE)
        assert "属于滥用" in officer.page.text and "讨薪" in officer.page.text and "2026年12月21日" in officer.page.text
        assert "&lt;b onclick=" in officer.page.text and "<b onclick" not in officer.page.text

        for page in ("/sos", "/sos/kinds"):
            said = (await unit.open(page)).text
            assert "只报派出所，邻居不来" in said and UNTIL in said and "讨薪" in said and "工人" not in said, page
        await unit.submit("/sos", kind="suspect")
        assert "只报派出所，邻居不来" in unit.page.text and "没有人上岗" not in unit.page.text
        own, near, *_ = here.watch.guards[0]
        assert set(await answers(2)) == {own, *here.watch.joint}, "the police and its own people, nobody else"
        neighbour = await here.browser("near")
        assert "/aid/2" not in (await neighbour.open("/alerts")).text
        assert (await neighbour.open("/aid/2")).status_code == 404
        desk = (await officer.open(f"/stations/{here.watch.station}/desk")).text
        assert f"单位暂停联勤到 {UNTIL}：讨薪" in desk and "只请民警" in desk and "这次不叫邻居" in desk

        await officer.open(review)
        await officer.submit(f"{review}/lifting", line="包工头来说清了")
        assert "暂停解除了" in officer.page.text and "/lifting" not in officer.page.text
        assert "只报派出所" not in (await unit.open("/sos/kinds")).text
        await unit.submit("/sos", kind="suspect")
        assert near in await answers(3)
        assert "/aid/3" in (await neighbour.open("/alerts")).text


async def test_a_right_use_is_one_press_and_pauses_nothing(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, officer, review = await _quarrel(here)
        await officer.submit(f"{review}/judgement", verdict="rightful")
        assert "记下了：用得对。" in officer.page.text and "/judgement" not in officer.page.text
        assert "只报派出所" not in (await unit.open("/sos")).text


async def test_what_is_refused_is_said_and_what_was_typed_stays(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        _, officer, review = await _quarrel(here)
        first = officer.form(f"{review}/judgement") | {"verdict": "", "line": "没有选用来做什么"}
        answer = await officer.send(f"{review}/judgement", first)
        assert answer.status_code == 422 and 'value="没有选用来做什么"' in answer.text and "<details" in answer.text
        again = first | {"verdict": "debt", "line": " ", "key": "another-key"}
        assert "请写一句为什么" in (await officer.send(f"{review}/judgement", again)).text
        assert not await AidJudgement.count()
        for verdict, status in (("debt", 303), ("rightful", 409)):
            form = first | {"verdict": verdict, "line": "要账", "key": f"judged-{verdict}"}
            answer = await officer.send(f"{review}/judgement", form)
            assert answer.status_code == status
        assert "另一位民警已经判过了" in answer.text and "解除暂停" in answer.text


async def test_an_auxiliary_a_drill_and_one_s_own_press_have_no_button(db: str, clock: Clock) -> None:
    async with desk_house(clock) as house:
        officer, station = await house.at_desk(), house.watch.station
        unit = str(house.watch.units[0][0])
        for drill in ("", "yes"):
            await officer.submit(f"{house.desk}/requests", unit=unit, kind="fire", drill=drill)
        for aid in (1, 2):
            await officer.open(house.desk)
            await officer.submit(house.call(aid, "closure"), outcome="settled", number="1")
        assert "请换一位民警判" in (await officer.open(f"/stations/{station}/aid/1")).text
        assert "用得对不对" not in (await officer.open(f"/stations/{station}/aid/2")).text
        auxiliary = await house.browser("auxiliary")
        page = (await auxiliary.open(f"/stations/{station}/aid/1")).text
        assert "请民警判。" in page and "/judgement" not in page
