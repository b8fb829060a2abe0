"""A unit's phone and two guards' phones, in a real browser against the real server: help comes, and nothing gets lost."""

import asyncio

import pytest
from playwright.sync_api import expect

from lianfang import database
from lianfang.audit.actions import OPERATOR
from lianfang.flows.aid.order import order
from tests.lianfang.pages.night import night
from tests.stories.running import chromium, meanwhile, phone, serving
from tests.watch import key
from zones.aid.rules.deciding import Close, Receive
from zones.aid.tables import AidRequest

SOON_MS = 25_000


@pytest.fixture
def watched(database_url: str) -> str:
    async def people() -> None:
        await database.open_pool(database_url)
        async with database.transaction() as now:
            began = now
        async with night(began):
            pass
        await database.close_pool()

    asyncio.run(people())
    return database_url


def _by_the_officer(url: str, *given: object) -> None:
    async def orders() -> None:
        await database.open_pool(url)
        for one in given:
            await order(OPERATOR, 1, one, key())  # type: ignore[arg-type]
        await database.close_pool()

    meanwhile(orders)


def _requests(url: str) -> int:
    async def count() -> int:
        await database.open_pool(url)
        found = int(await AidRequest.count())
        await database.close_pool()
        return found

    return int(meanwhile(count))


def test_a_unit_asks_two_come_one_arrives_and_the_officer_closes(watched: str) -> None:
    with chromium() as browser, serving() as server:
        unit, near, other = (phone(browser, server, who) for who in ("asks", "near", "next"))
        near.goto(f"{server.at}/today")
        unit.goto(f"{server.at}/sos")
        unit.locator(".sos").click()
        unit.get_by_role("button", name="打架闹事").click()
        unit.wait_for_url("**/aid/1")
        expect(unit.locator("header")).to_contain_text("已发出，等接报")
        expect(near.locator("main a[href='/aid/1']")).to_be_visible(timeout=SOON_MS)
        near.locator("main a[href='/aid/1']").click()
        near.get_by_role("button", name="我去支援").click()
        expect(near.locator("main")).to_contain_text("您单位值班已通知")
        other.goto(f"{server.at}/aid/1")
        other.get_by_role("button", name="我守着帮看").click()
        other.get_by_role("button", name="关门").click()
        expect(unit.locator("main")).to_contain_text("守着帮看", timeout=SOON_MS)
        other.get_by_role("button", name="去支援").click()
        near.get_by_role("button", name="我到了").click()
        expect(near.locator("main")).to_contain_text("记下您到了")
        _by_the_officer(watched, Receive(9))
        expect(unit.locator("main")).to_contain_text("派出所已收到", timeout=SOON_MS)
        _by_the_officer(watched, Close(9, "settled", number="1122-0046"))
        expect(unit.locator("main")).to_contain_text("劝解平息", timeout=SOON_MS)
        expect(near.locator("main")).to_contain_text("处置完毕，谢谢您", timeout=SOON_MS)
    assert _requests(watched) == 1


def test_pressed_without_a_server_it_survives_a_reload_and_arrives_once(watched: str) -> None:
    with chromium() as browser, serving() as server:
        unit = phone(browser, server, "asks")
        unit.goto(f"{server.at}/sos")
        unit.evaluate("() => navigator.serviceWorker.ready.then(() => caches.match('/sos/kinds'))")
        unit.goto(f"{server.at}/sos/kinds")
        server.stop()
        unit.get_by_role("button", name="着火冒烟").click()
        expect(unit.get_by_role("alert")).to_contain_text("求援还没发出去")
        expect(unit.get_by_role("link", name="打 110", exact=True).first).to_be_visible(timeout=SOON_MS)
        unit.reload()
        expect(unit.get_by_role("alert")).to_contain_text("求援还没发出去", timeout=SOON_MS)
        unit.get_by_role("button", name="着火冒烟").click()
        assert _requests(watched) == 0
        server.start()
        unit.wait_for_url("**/aid/1", timeout=40_000)
        expect(unit.locator("header")).to_contain_text("着火冒烟")
    assert _requests(watched) == 1
