"""求援 as the unit sees it: the button, sent, taken back, nobody answers, under way, over."""

from datetime import timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.aid.order import order
from lianfang.flows.aid.sweep import due_requests, sweep_request
from lianfang.notices.tables import Notice
from tests.conftest import Clock
from tests.lianfang.pages.browser import forms_of
from tests.lianfang.pages.night import night
from tests.watch import NIGHT, answers, key
from zones.aid.rules.deciding import Close, Receive
from zones.aid.tables import AidPosition, AidRequest
from zones.aid.vocabulary import KINDS
from zones.roster.tables import Station

DAY = NIGHT - timedelta(hours=6)


async def _sweep() -> None:
    for request in await due_requests():
        await sweep_request(request)


async def test_two_presses_ask_for_help_and_the_page_says_who_hears_of_it(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit = await here.browser("asks")
        shown = await unit.open("/sos")
        assert "走得开的保安 2 人" in shown.text
        kinds = await unit.open("/sos/kinds")
        assert "业主维权、讨薪、要账、拆迁不得求援" in kinds.text
        assert all(f"tel:{kind.dial}" in kinds.text and kind.word in kinds.text for kind in KINDS.values())
        await unit.submit("/sos", kind="suspect")
        assert "已发出，等接报" in unit.page.text
        assert "撤回" in unit.page.text
        assert len(await answers(1)) == 5


async def test_the_same_button_twice_is_one_request_and_another_button_is_another(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit = await here.browser("asks")
        await unit.open("/sos/kinds")
        form, other = unit.form("/sos", kind="fire"), unit.form("/sos", kind="injury")
        assert {(await unit.send("/sos", form)).headers["location"] for _ in range(3)} == {"/aid/1"}
        notices = await Notice.count()
        await unit.send("/sos", form)
        assert await Notice.count() == notices
        assert (await unit.send("/sos", other)).headers["location"] == "/aid/2"


async def test_where_the_phone_is_goes_along_and_nonsense_is_left_out(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit = await here.browser("asks")
        await unit.open("/sos/kinds")
        place = {"longitude": "118.4", "latitude": "33.77", "accuracy": "20.4"}
        for nth, odd in enumerate(
            ({}, {"latitude": "133"}, {"longitude": "nan"}, {"accuracy": "1e99"}, {"accuracy": ""})
        ):
            form = unit.form("/sos", kind="fire") | place | odd | {"key": f"place-{nth:04d}"}
            assert (await unit.send("/sos", form)).status_code == 303, odd
        rows = await AidPosition.raw("SELECT accuracy_m FROM aid_position ORDER BY id")
        assert [row["accuracy_m"] for row in rows] == [20, None, None]


async def test_a_press_by_mistake_is_taken_back_in_ten_seconds_and_not_later(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, request = await here.asked()
        form = unit.form(f"/aid/{request}/order", order="take_back")
        clock.set(NIGHT + timedelta(seconds=30))
        assert "撤回（" not in (await unit.open(f"/aid/{request}")).text
        late = await unit.send(f"/aid/{request}/order", form)
        assert late.status_code == 422
        clock.set(NIGHT + timedelta(seconds=5))
        await unit.open(f"/aid/{request}")
        await unit.submit(f"/aid/{request}/order", order="take_back")
        assert "这次求援撤回了" in unit.page.text
        near = await here.sees("near", request)
        assert "撤回了，不用去" in near.page.text


async def test_nobody_at_the_desk_means_110_in_large_and_who_is_being_rung(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        async with transaction():
            await Station.raw("UPDATE station SET desk_phone = {}", "0527-80000000")
        unit, request = await here.asked("fire")
        clock.set(NIGHT + timedelta(seconds=75))
        await _sweep()
        late = (await unit.open(f"/aid/{request}")).text
        assert "派出所没人接" in late and 'href="tel:110"' in late and 'href="tel:119"' in late
        assert "派出所值班电话" in late and "正在拨" in late and "tel:0527-80000000" in late
        clock.set(NIGHT + timedelta(seconds=100))
        await _sweep()
        assert "分局指挥中心" in (await unit.open(f"/aid/{request}")).text
        await order(OPERATOR, request, Receive(9), key())
        received = (await unit.open(f"/aid/{request}")).text
        assert "派出所已收到" in received and "派出所没人接" not in received


async def test_calm_is_said_once_and_the_end_is_told_with_its_times(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, request = await here.asked()
        await order(OPERATOR, request, Receive(9), key())
        clock.set(NIGHT + timedelta(minutes=3))
        await unit.open(f"/aid/{request}")
        await unit.submit(f"/aid/{request}/order", order="calm")
        assert "您说事情平息了" in unit.page.text
        assert 'value="calm"' not in unit.page.text
        await order(OPERATOR, request, Close(9, "settled", number="1120-0046"), key())
        over = (await unit.open(f"/aid/{request}")).text
        assert "这次求援办结了：劝解平息" in over and "1120-0046" in over
        assert [at for at, _ in forms_of(over.partition("<main")[2].partition("</main>")[0])] == [
            f"/aid/{request}/photos"
        ]


async def test_a_drill_is_for_the_manager_alone_and_says_so(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, request = await here.asked("suspect", drill=True)
        assert "演练：可疑人员" in unit.page.text
        assert "演练：可疑人员" in (await here.sees("near", request)).page.text
        guard = await here.browser("near")
        await guard.open("/sos/kinds?drill=1")
        assert "演练" not in guard.page.text
        await guard.send("/sos", guard.form("/sos", kind="fire") | {"drill": "1"})
        rows = await AidRequest.raw("SELECT drill FROM aid_request ORDER BY id")
        assert [row["drill"] for row in rows] == [True, False]


async def test_for_a_crowd_nobody_is_called_and_nobody_elses_unit_is_asked_for(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, request = await here.asked("crowd")
        assert (await (await here.browser("near")).client.get(f"/aid/{request}")).status_code == 404
        await unit.open("/sos/kinds")
        foreign = unit.form("/sos", kind="fire") | {"unit": str(here.watch.units[1][0])}
        assert (await unit.send("/sos", foreign)).status_code == 404
        assert (await unit.send("/sos", unit.form("/sos", kind="war"))).status_code == 422
        assert await AidRequest.count() == 1


async def test_who_is_on_duty_at_the_unit_itself_ticks_what_he_does(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        _, request = await here.asked()
        home = await here.sees("home", request)
        assert "您在岗上" in home.page.text
        await home.submit(f"/aid/{request}/answer", help="doors")
        await home.submit(f"/aid/{request}/answer", answer="come")
        assert (await answers(request))[here.watch.guards[0][0]] == "coming"
