"""D-10: lines that break every two seconds, and one that is away for ten minutes: nothing is missing, nothing is there twice."""

import time

import pytest
from playwright.sync_api import Page, expect

from lianfang import database
from lianfang.audit.actions import OPERATOR
from lianfang.flows.aid.order import order
from lianfang.flows.aid.raise_request import Cry, raise_request
from tests.stories.backup import desk
from tests.stories.dropping import Line, line
from tests.stories.running import chromium, meanwhile, screen, serving
from tests.watch import key
from zones.aid.rules.deciding import Close
from zones.aid.tables import AidAlert, AidRequest

DROP_S = 2
HREFS = "links => links.map(one => one.getAttribute('href'))"


def _changes(url: str, *, ended: int = 0, units: tuple[int, ...] = ()) -> list[str]:
    """The oldest that are open end, units ask. Returns where a guard's phone must show what he was told of and is open."""

    async def change() -> list[str]:
        await database.open_pool(url)
        asked = await AidRequest.raw("SELECT id FROM aid_request WHERE state = 'open' ORDER BY id")
        for row in asked[:ended]:
            await order(OPERATOR, row["id"], Close(9, "settled", number="1122-0046"), key())
        for unit in units:
            await raise_request(OPERATOR, Cry(1, unit, "fire"), key())
        still = await AidAlert.raw(
            "SELECT a.request FROM aid_alert a JOIN aid_request r ON r.id = a.request JOIN login l ON l.person = a.person "
            "WHERE l.name = 'near' AND r.state = 'open' ORDER BY a.request"
        )
        await database.close_pool()
        return [f"/aid/{row['request']}" for row in still]

    return meanwhile(change)  # type: ignore[no-any-return]


def _shown(guard: Page) -> list[str]:
    return sorted(guard.locator("main a.cryout").evaluate_all(HREFS))


def _once(guard: Page, officer: Page) -> None:
    cards = officer.locator("[data-part=calls] article h3").evaluate_all("all => all.map(one => one.id)")
    for shown in (cards, _shown(guard)):
        assert len(set(shown)) == len(shown), f"nothing is there twice: {shown}"


def _all_there(guard: Page, officer: Page, hrefs: list[str]) -> None:
    for href in hrefs:
        expect(guard.locator(f"main a.cryout[href='{href}']")).to_have_count(1)
        expect(officer.locator(f"#call-{href.rpartition('/')[2]}")).to_have_count(1)
    expect(guard.locator("main a.cryout")).to_have_count(len(hrefs))
    expect(officer.locator("[data-part=calls] article")).to_have_count(len(hrefs))


def _dropping(url: str, seconds: int) -> tuple[int, int]:
    """(connections that were cut, requests that were raised)."""
    with chromium() as browser, serving() as server, line(server) as cut:
        guard, officer = screen(browser, cut, "near"), desk(browser, cut)
        guard.goto(f"{cut.at}/today")
        raised, hrefs = 0, []
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            hrefs = _changes(url, ended=int(len(hrefs) > 3), units=((1, 3)[raised % 2],))
            raised += 1
            _once(guard, officer)
            cut.cut()
            guard.wait_for_timeout(DROP_S * 1000)
        _all_there(guard, officer, hrefs)
        _away_for_ten_minutes(url, cut, guard, officer)
        return cut.drops, raised


def _away_for_ten_minutes(url: str, cut: Line, guard: Page, officer: Page) -> None:
    """The phone's and the desk's own clocks go on by as much."""
    for page in (guard, officer):
        page.clock.install()
    cut.cut(whole=False)
    hrefs = _changes(url, ended=2, units=(1, 3))
    for page in (guard, officer):
        page.clock.run_for("10:00")
    expect(officer.locator("#lost")).to_contain_text("实时连接断了")
    cut.mend()
    for page in (guard, officer):
        page.clock.resume()
    _all_there(guard, officer, hrefs)


def test_every_two_seconds_for_half_a_minute(watched: str) -> None:
    drops, raised = _dropping(watched, 24)
    assert drops >= raised > 5


@pytest.mark.soak
def test_every_two_seconds_for_five_minutes(watched: str) -> None:
    drops, raised = _dropping(watched, 300)
    assert drops >= raised > 60
