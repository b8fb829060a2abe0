"""Sessions: a new token at sign-in, the old one dead; signing out wins; changes of the account end them."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from bulletins.register.tables import Advice
from lianfang.accounts.errors import PhoneUnknown
from lianfang.accounts.sessions import hash_of
from lianfang.accounts.tables import Account, Device, RoleHeld, Session
from lianfang.accounts.where import Where
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.flows.accounts.change_password import change_password
from lianfang.flows.accounts.close_account import close_account
from lianfang.flows.accounts.come_back import come_back
from lianfang.flows.accounts.come_in import come_in
from lianfang.flows.accounts.end_role import end_role
from lianfang.flows.people.erase import erase
from tests.lianfang.accounts.people import SOMEWHERE, code, dump, opened, sent_to, slip_for
from tests.lianfang.pages.browser import Browser
from tests.lianfang.pages.house import GUARD, OFFICE, House, house_of_the_cast
from zones.ground.scope import Scope

WEEK = "/bulletins/1"


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


async def test_an_ended_role_counts_at_the_next_request(served: House) -> None:
    office, account = await served.office(), await _account("office")
    role = (await RoleHeld.raw("SELECT id FROM role_held WHERE account = {}", account))[0]["id"]
    assert (await office.client.get(WEEK)).status_code == 200
    await end_role(OPERATOR, account, role, Key("end-role-1", "operator"))
    assert (await office.client.get(WEEK)).status_code == 404
    answer = await office.client.get("/settings")
    assert answer.status_code == 403 and "已经没有岗位" in answer.text


async def test_a_guard_who_left_yesterday_is_out_at_the_next_request_and_stays_today(served: House) -> None:
    guard = await served.guard()
    person = (await Account.raw("SELECT person FROM login WHERE name = 'guard'"))[0]["person"]
    left = "UPDATE posting SET until = (now() AT TIME ZONE 'Asia/Shanghai')::date - {}::int WHERE person = {}"
    await Account.raw(left, 0, person)
    assert (await guard.client.get("/points")).status_code == 200, "his last day"
    await Account.raw(left, 1, person)
    assert (await guard.client.get("/points")).status_code == 404
    again = await served.browser().sign_in("guard", GUARD)
    assert again.status_code == 403 and "已经没有岗位" in again.text


async def test_a_closed_account_and_an_erased_person_are_out_at_the_next_request(served: House) -> None:
    office, guard = await served.office(), await served.guard()
    person = (await Account.raw("SELECT person FROM login WHERE name = 'guard'"))[0]["person"]
    await erase(Scope((served.station.id,)), OPERATOR, person)
    assert not await _is_in(guard)
    await close_account(OPERATOR, await _account("office"), Key("close-acct", "operator"))
    assert not await _is_in(office)
    assert await Session.count() == 0
    assert (await served.browser().sign_in("office", OFFICE)).status_code == 401


async def test_a_device_put_out_ends_its_session_and_no_other(served: House) -> None:
    desk, lost = await served.office(), await served.office()
    token = hash_of(lost.client.cookies["lianfang"])
    device = (await Session.raw("SELECT device FROM session WHERE token_hash = {}", token))[0]["device"]
    await desk.open("/settings")
    assert sent_to(await desk.submit(f"/settings/devices/{device}/end")) == "/settings"
    assert await _is_in(desk) and not await _is_in(lost)
    assert await Device.count().where(Device.ended_at.is_not_null()) == 1


async def test_of_tokens_and_device_secrets_the_database_holds_only_hashes(served: House, db: str) -> None:
    guard = await served.guard()
    secrets = [guard.client.cookies["lianfang"], guard.client.cookies["device"]]
    held = await dump(db)
    assert all(secret not in held and secret.encode().hex() not in held for secret in secrets)
    assert all(hash_of(secret).hex() in held for secret in secrets)


async def test_a_bound_phone_keeps_its_secret_so_that_a_lost_answer_does_not_unbind_it(served: House) -> None:
    account = await opened("unit", "unit", served.station.bureau)
    inside = await come_in("", "unit", code(await slip_for(account=account)), "", SOMEWHERE)
    bound = Where("10.1.2.3", "", "安卓手机", inside.secret)
    twice = [await come_back("", bound), await come_back("", bound)]
    assert [one.secret for one in twice] == [inside.secret] * 2
    assert len({one.token for one in twice}) == 2


async def test_whoever_works_at_a_desk_now_does_not_come_in_by_his_phone(served: House) -> None:
    account = await opened("unit", "unit", served.station.bureau)
    inside = await come_in("", "unit", code(await slip_for(account=account)), "", SOMEWHERE)
    await RoleHeld.raw("UPDATE role_held SET role = 'office' WHERE account = {}", account)
    with pytest.raises(PhoneUnknown):
        await come_back("", Where("10.1.2.3", "", "安卓手机", inside.secret))


async def test_a_phone_put_out_while_it_comes_back_is_out(served: House, db: str) -> None:
    """Whoever puts it out holds its row; the phone waits for him and finds itself out."""
    account = await opened("unit", "unit", served.station.bureau)
    inside = await come_in("", "unit", code(await slip_for(account=account)), "", SOMEWHERE)
    holder = await asyncpg.connect(db)
    async with holder.transaction():
        await holder.execute("UPDATE device SET ended_at = since WHERE account = $1", account)
        back = asyncio.create_task(come_back("", Where("10.1.2.3", "", "安卓手机", inside.secret)))
        while not await holder.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
            await asyncio.sleep(0.01)
    await holder.close()
    with pytest.raises(PhoneUnknown):
        await back
    assert await Device.count().where(Device.bound.eq(True), Device.ended_at.is_null()) == 0
