"""Sessions: a new token at sign-in, the old one dead; signing out wins; changes of the account end them."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from bulletins.register.tables import Advice
from lianfang.accounts.tables import Account, RoleHeld, Session
from lianfang.audit.actions import OPERATOR
from lianfang.flows.accounts.change_password import change_password
from tests.lianfang.pages.browser import Browser
from tests.lianfang.pages.house import OFFICE, House, house_of_the_cast

WEEK = "/stations/1/bulletins/2018-W41"


@pytest.fixture
async def served(db: str) -> AsyncIterator[House]:
    async with house_of_the_cast() as house:
        yield house


async def _is_in(browser: Browser) -> bool:
    answer = await browser.client.get("/")
    return answer.status_code == 303 and "/login" not in answer.headers["location"]


async def _account(name: str) -> int:
    return int((await Account.raw("SELECT id FROM login WHERE name = {}", name))[0]["id"])


def _with_token(house: House, token: str) -> Browser:
    browser = house.browser()
    browser.client.cookies.set("lianfang", token, domain="lianfang.test")
    return browser


async def test_signing_in_again_gives_a_new_token_and_the_old_one_is_dead(served: House) -> None:
    browser = await served.office()
    old = browser.client.cookies["lianfang"]
    await browser.sign_in("office", OFFICE)
    assert browser.client.cookies["lianfang"] != old
    assert not await _is_in(_with_token(served, old))
    assert await _is_in(browser)


async def test_a_token_planted_before_sign_in_opens_nothing_afterwards(served: House) -> None:
    browser = _with_token(served, "planted")
    await browser.sign_in("office", OFFICE)
    tokens = [cookie.value for cookie in browser.client.cookies.jar if cookie.name == "lianfang"]
    assert "planted" not in tokens[-1:]
    assert not await _is_in(_with_token(served, "planted"))


async def test_the_cookie_is_not_for_scripts_nor_for_other_sites(served: House) -> None:
    browser = served.browser()
    answer = await browser.sign_in("office", OFFICE)
    said = answer.headers["set-cookie"].lower()
    assert "httponly" in said and "samesite=lax" in said and "path=/" in said


async def test_signing_out_wins_over_a_request_still_under_way(served: House, db: str) -> None:
    office = await served.office()
    token = office.client.cookies["lianfang"]
    await office.open(WEEK)
    slow_form, out_form = office.form(f"{WEEK}/advice/add", text="夜里多看一眼"), office.form("/logout")
    holder = await asyncpg.connect(db)
    async with holder.transaction():
        await holder.execute("SELECT id FROM station FOR UPDATE")
        slow = asyncio.create_task(office.send(f"{WEEK}/advice/add", slow_form))
        while not await holder.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
            await asyncio.sleep(0.01)
        assert (await _with_token(served, token).send("/logout", out_form)).status_code == 303
    assert (await slow).status_code == 303
    await holder.close()
    assert await Advice.count() == 1, "what had begun is done"
    assert not await _is_in(_with_token(served, token))
    assert await Session.count() == 0


async def test_a_changed_password_ends_every_session_at_the_next_request(served: House) -> None:
    desk, phone, guard = await served.office(), await served.office(), await served.guard()
    await change_password(OPERATOR, await _account("office"), "another-long-enough")
    assert not await _is_in(desk)
    assert not await _is_in(phone)
    assert await _is_in(guard)


async def test_a_closed_account_is_out_at_the_next_request(served: House) -> None:
    office = await served.office()
    await Account.raw("UPDATE login SET closed_at = made_at WHERE name = 'office'")
    assert not await _is_in(office)


async def test_a_changed_role_counts_at_the_next_request(served: House) -> None:
    office = await served.office()
    await RoleHeld.raw("UPDATE role_held SET role = 'guard' WHERE account = {}", await _account("office"))
    assert (await office.client.get(WEEK)).status_code == 404


async def test_a_console_ends_after_half_an_hour_without_a_request(served: House, clock: Any) -> None:
    clock.shows(2018, 10, 15, 0, 0)
    office = await served.office()
    clock.shows(2018, 10, 15, 0, 29)
    assert await _is_in(office)
    clock.shows(2018, 10, 15, 0, 58)
    assert await _is_in(office)
    clock.shows(2018, 10, 15, 1, 29)
    assert not await _is_in(office)
    assert not await _is_in(office), "only looking revives nothing"


async def test_a_console_ends_after_twelve_hours_however_busy(served: House, clock: Any) -> None:
    clock.shows(2018, 10, 15, 0, 0)
    office = await served.office()
    for minute in range(25, 12 * 60, 25):
        clock.shows(2018, 10, 15, minute // 60, minute % 60)
        assert await _is_in(office), minute
    clock.shows(2018, 10, 15, 12, 1)
    assert not await _is_in(office)


async def test_a_phone_stays_signed_in_for_ninety_days_and_no_longer(served: House, clock: Any) -> None:
    clock.shows(2018, 10, 1, 0, 0)
    guard = await served.guard()
    clock.shows(2018, 12, 29, 23, 0)
    assert await _is_in(guard)
    clock.shows(2018, 12, 30, 1, 0)
    assert not await _is_in(guard)
