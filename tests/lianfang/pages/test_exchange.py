"""兑换 by hand: off it says so; on, a guard asks, takes back, asks again, and the office hands out."""

import re
from datetime import UTC, datetime

from scoring.points.redemptions.tables import Redemption
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.lianfang.access.town import Town, town
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.pages.browser import Browser, forms_of
from tests.lianfang.the_app import the_app
from zones.roster.tables import Person

NOON = datetime(2018, 11, 5, 4, 0, tzinfo=UTC)
OFF = "还没有开通兑换"


async def _signed(name: str) -> Browser:
    browser = Browser(the_app())
    assert (await browser.sign_in(name, RIGHT)).status_code == 303
    return browser


async def test_while_it_is_off_both_pages_say_so_and_nothing_leads_there(db: str, clock: Clock) -> None:
    clock.set(NOON)
    station = await bring_everything()
    person = (await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"]
    await opened("guard", "guard", station.bureau, person=person)
    await opened("office", "office", station.bureau)
    guard, office = await _signed("guard"), await _signed("office")
    assert "/points/exchange" not in (await guard.open("/points")).text
    assert OFF in (await guard.open("/points/exchange")).text
    assert OFF in (await office.open(f"/stations/{station.id}/redemptions")).text
    fields = forms_of((await guard.open("/points")).text)[0][1]
    sent = await guard.send("/points/exchange", {"csrf": fields["csrf"], "key": "k" * 16, "code": "tea"})
    assert sent.status_code == 409 and "还没有开通兑换，您的分没有动" in sent.text
    assert await Redemption.count() == 0


async def test_a_guard_asks_takes_back_asks_again_and_the_office_hands_out(db: str) -> None:
    async with town() as here:
        guard, office = await here.browser("guard"), await here.browser("office")
        assert 'href="/points/exchange"' in (await guard.open("/points")).text
        await guard.open("/points/exchange")
        before = _usable(guard)
        await guard.submit("/points/exchange", code="tea")
        assert "分先扣着" in guard.page.text and _usable(guard) == before - 3
        number = (await Redemption.raw("SELECT max(id) AS id FROM redemption"))[0]["id"]
        await guard.submit(f"/points/exchange/{number}/withdrawal")
        assert "分退回来了" in guard.page.text and _usable(guard) == before
        await guard.submit("/points/exchange", code="tea")
        await _handed_out(here, office, guard, number + 1)


async def _handed_out(here: Town, office: Browser, guard: Browser, number: int) -> None:
    queue = f"/stations/{here.stations['o']}/redemptions"
    assert "赵大山（翠园小区）" in (await office.open(queue)).text
    later = office.form(f"{queue}/{number}", decision="declined")
    await office.submit(f"{queue}/{number}", decision="handed")
    assert "本人收到了通知" in office.page.text
    again = await office.send(f"{queue}/{number}", later)
    assert again.status_code == 409 and "已经办过了" in again.text
    page = (await guard.open("/points/exchange")).text
    assert "领到了" in page and f"/points/exchange/{number}/withdrawal" not in page


def _usable(browser: Browser) -> int:
    found = re.search(r'class="now">(\d+)<', browser.page.text)
    assert found
    return int(found[1])
