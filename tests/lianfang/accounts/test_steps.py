"""The steps of a sign-in: the second factor, a first or stale password; proving it once more. Half in is not in."""

import asyncio
import base64
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from lianfang.accounts.second import _unlocked
from lianfang.accounts.slips import address_of
from lianfang.accounts.tables import Account, Attempt, Session
from lianfang.settings import settings
from tests.lianfang.accounts.people import RIGHT, WRONG, book, code, dump, opened, other, sent_to, slip_for
from tests.lianfang.pages.browser import Browser
from tests.lianfang.pages.house import OFFICE, House

NEW = "a-new-and-long-enough-0"
NOON = datetime(2026, 11, 22, 4, 0, 5, tzinfo=UTC)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, home: Any) -> Iterator[Any]:
    """Settings of the installation, changed for this test."""

    def tell(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"LIANFANG_{name.upper()}", value)
        settings.cache_clear()

    yield tell
    settings.cache_clear()


class Clock:
    """Time in steps of the authenticator."""

    def __init__(self, clock: Any) -> None:
        self.clock, self.now = clock, NOON
        self.pass_s(0)

    def pass_s(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.clock.shows(*self.now.timetuple()[:6])

    def digits(self, key: str, off_s: int = 0) -> str:
        self.pass_s(0)  # the clock runs on while a test runs
        at = int(self.now.timestamp()) + off_s
        return TOTP(base64.b32decode(key), 6, SHA1(), 30).generate(at).decode()


@pytest.fixture
def time(clock: Any) -> Clock:
    return Clock(clock)


def key_on(page: str) -> str:
    return "".join(re.findall(r"<span>([A-Z2-7]{4})</span>", page))


async def enrolled(served: House, time: Clock, told: Any) -> tuple[Browser, str]:
    """The office, signed in with a second factor that it has just enrolled; and its key."""
    told(second_factor="required")
    browser = served.browser()
    assert sent_to(await browser.sign_in("office", OFFICE)) == "/login/second"
    key = key_on(browser.page.text)
    assert sent_to(await browser.submit("/login/second", code=time.digits(key))) == "/"
    return browser, key


async def half_in(served: House) -> Browser:
    browser = served.browser()
    assert sent_to(await browser.sign_in("office", OFFICE)) == "/login/second"
    return browser


async def step(browser: Browser, digits: str) -> httpx.Response:
    return await browser.submit("/login/second", code=digits)


async def _second() -> Any:
    return (await Account.raw("SELECT second FROM login WHERE name = 'office'"))[0]["second"]


async def test_enrolling_stores_nothing_before_the_first_right_digits_and_then_a_sealed_key(
    served: House, time: Clock, told: Any, db: str
) -> None:
    told(second_factor="required")
    browser = await half_in(served)
    key = key_on(browser.page.text)
    assert len(key) == 32 and await _second() is None
    assert (await step(browser, other(time.digits(key)))).status_code == 401
    assert await _second() is None
    assert sent_to(await step(browser, time.digits(key))) == "/"
    account = (await Account.raw("SELECT id, second FROM login WHERE name = 'office'"))[0]
    assert key.encode() not in account["second"] and _unlocked(account["id"], account["second"]) == key
    assert key not in await dump(db)


async def test_the_key_of_one_account_does_not_open_in_anothers_row(served: House, time: Clock, told: Any) -> None:
    await enrolled(served, time, told)
    row = (await Account.raw("SELECT id, second FROM login WHERE name = 'office'"))[0]
    with pytest.raises(Exception):  # noqa: B017, PT011  the box says no, in its own words
        _unlocked(row["id"] + 1, row["second"])


async def test_digits_open_once_and_one_step_of_clock_drift_is_taken(served: House, time: Clock, told: Any) -> None:
    _, key = await enrolled(served, time, told)
    used = time.digits(key)
    assert (await step(await half_in(served), used)).status_code == 401, "replayed"
    time.pass_s(60)
    for off_s, status in ((-90, 401), (-60, 401), (60, 401), (90, 401), (-30, 303)):
        assert (await step(await half_in(served), time.digits(key, off_s))).status_code == status, off_s
    assert (await step(await half_in(served), time.digits(key))).status_code == 303
    assert (await step(await half_in(served), time.digits(key, 30))).status_code == 303
    assert (await step(await half_in(served), time.digits(key))).status_code == 401, (
        "an earlier step than the last used"
    )


async def test_of_five_at_once_with_the_same_digits_one_gets_in(served: House, time: Clock, told: Any) -> None:
    _, key = await enrolled(served, time, told)
    time.pass_s(60)
    halves = [await half_in(served) for _ in range(5)]
    answers = await asyncio.gather(*(step(half, time.digits(key)) for half in halves))
    assert sorted(answer.status_code for answer in answers) == [303, 401, 401, 401, 401]


async def test_wrong_digits_are_counted_and_delayed_like_passwords(served: House, time: Clock, told: Any) -> None:
    _, key = await enrolled(served, time, told)
    time.pass_s(60)
    half = await half_in(served)
    for _ in range(10):
        assert (await step(half, other(time.digits(key)))).status_code == 401
    assert (await step(half, time.digits(key))).status_code == 401, "the right ones wait, too"
    time.pass_s(120)
    assert (await step(half, time.digits(key))).status_code == 303
    assert await Attempt.count().where(Attempt.failures > 0) == 0, "and a success forgets"
    assert [outcome for _, action, outcome in await book() if action == "second_step"] == ["second_failed"] * 10 + [
        "login_wait"
    ]


async def test_half_in_opens_no_other_page(served: House, time: Clock, told: Any) -> None:
    told(second_factor="required")
    half = await half_in(served)
    for path in ("/", "/settings", "/mine", "/bulletins", "/accounts", "/audit", "/prove", "/slips/1"):
        answer = await half.client.get(path)
        assert (answer.status_code, sent_to(answer)) == (303, "/login"), path
    form = half.form("/login/second")
    for path in ("/accounts", "/settings/password", "/prove", "/logout"):
        assert (await half.send(path, form)).status_code == 401, path
    assert sent_to(await half.client.get("/login/password")) == "/login/second"


async def test_half_in_lasts_ten_minutes(served: House, time: Clock, told: Any) -> None:
    told(second_factor="required")
    half = await half_in(served)
    key = key_on(half.page.text)
    time.pass_s(700)
    assert (
        await half.send("/login/second", half.form("/login/second") | {"code": time.digits(key)})
    ).status_code == 401


@pytest.mark.parametrize("needed", ["offered", "required"])
async def test_an_office_account_by_a_slip_sets_a_password_before_anything_else_opens(
    served: House, time: Clock, told: Any, needed: str
) -> None:
    told(second_factor=needed)
    account = await opened("clerk", "office", served.station.bureau, password="")
    browser = served.browser()
    slip = await slip_for(account=account)
    await browser.open(f"/in/{address_of(slip)}")
    assert sent_to(await browser.submit(f"/in/{address_of(slip)}")) == "/login/password"
    assert sent_to(await browser.client.get("/accounts")) == "/login"
    weak = await browser.submit("/login/password", new="short")
    assert weak.status_code == 422 and "至少要 15 个字" in weak.text
    after = await browser.submit("/login/password", new=NEW)
    assert sent_to(after) == ("/login/second" if needed == "required" else "/")
    if needed == "required":
        assert sent_to(await browser.client.get("/accounts")) == "/login"
        assert sent_to(await step(browser, time.digits(key_on(browser.page.text)))) == "/"
    assert (await browser.client.get("/accounts")).status_code == 200
    assert (await Account.raw("SELECT password_at FROM login WHERE id = {}", account))[0]["password_at"]


async def test_a_slip_does_not_go_round_the_second_factor_and_a_new_password_follows_it(
    served: House, time: Clock, told: Any
) -> None:
    _, key = await enrolled(served, time, told)
    time.pass_s(60)
    account = (await Account.raw("SELECT id FROM login WHERE name = 'office'"))[0]["id"]
    browser = served.browser()
    await browser.open("/login")
    assert (
        sent_to(await browser.submit("/login/code", name="office", code=code(await slip_for(account=account))))
        == "/login/second"
    )
    assert sent_to(await step(browser, time.digits(key))) == "/login/password"
    assert sent_to(await browser.submit("/login/password", new=NEW)) == "/"
    assert (await served.browser().sign_in("office", OFFICE)).status_code == 401
    assert sent_to(await served.browser().sign_in("office", NEW)) == "/login/second"


async def test_a_stale_password_leads_to_the_password_step_after_the_second_factor(
    served: House, time: Clock, told: Any
) -> None:
    _, key = await enrolled(served, time, told)
    told(passwords="dengbao3")
    await Account.raw("UPDATE login SET password_at = {}", time.now - timedelta(days=90))
    time.pass_s(60)
    browser = await half_in(served)
    assert sent_to(await step(browser, time.digits(key))) == "/login/password"
    assert sent_to(await browser.client.get("/accounts")) == "/login"
    again = await browser.submit("/login/password", new=OFFICE)
    assert again.status_code == 422 and "前几次用过" in again.text
    assert sent_to(await browser.submit("/login/password", new="Kdmq-x7vrz2")) == "/"
    assert (await browser.client.get("/accounts")).status_code == 200


async def test_a_stale_password_without_a_second_factor_leads_there_at_once(served: House, told: Any) -> None:
    told(passwords="dengbao3")
    await Account.raw("UPDATE login SET password_at = password_at - interval '91 days'")
    assert sent_to(await served.browser().sign_in("office", OFFICE)) == "/login/password"
    assert sent_to(await served.browser().sign_in("guard", "guard-0417-night")) == "/login/password"


@pytest.mark.parametrize(("policy", "compared"), [("nist", 1), ("dengbao3", 6)])
async def test_former_passwords_are_compared_only_where_they_are_barred(
    served: House, told: Any, monkeypatch: pytest.MonkeyPatch, policy: str, compared: int
) -> None:
    from lianfang.accounts import passwords  # noqa: PLC0415  what counts here is patched

    office = await served.office()
    told(passwords=policy)
    held = OFFICE
    for number in range(5):
        await office.open("/settings")
        new = f"Kdmq-x7vrz{number}-夜里亮灯"
        assert sent_to(await office.submit("/settings/password", old=held, new=new)) == "/settings"
        held = new
    seen: list[str] = []
    real = passwords._verify
    monkeypatch.setattr(passwords, "_verify", lambda hashed, text: seen.append(hashed) or real(hashed, text))
    await office.open("/settings")
    answer = await office.submit("/settings/password", old=held, new="Kdmq-x7vrz0-夜里亮灯")
    assert len(seen) == compared, "the old one, and those that are barred"
    assert answer.status_code == (303 if policy == "nist" else 422)


async def test_beside_a_second_factor_eight_characters_are_enough(served: House, time: Clock, told: Any) -> None:
    browser, _ = await enrolled(served, time, told)
    await browser.open("/settings")
    assert (await browser.submit("/settings/password", old=WRONG, new="夜里亮黄灯东门口")).status_code == 401
    assert sent_to(await browser.submit("/settings/password", old=OFFICE, new="夜里亮黄灯东门口")) == "/settings"
    time.pass_s(700)
    await browser.open("/settings")
    late = await browser.submit("/settings/password", old="夜里亮黄灯东门口", new=NEW)
    assert sent_to(late) == "/prove", "a second factor that is ten minutes old does not change a password"


async def test_whoever_wants_a_second_factor_takes_one_from_his_settings(served: House, time: Clock) -> None:
    office = await served.office()
    assert "/login/second?next=/settings" in (await office.open("/settings")).text
    time.pass_s(700)
    assert sent_to(await office.client.get("/login/second")) == "/prove", "not with a proof of ten minutes ago"
    fresh = await served.office()
    await fresh.open("/login/second?next=/settings")
    assert sent_to(await step(fresh, time.digits(key_on(fresh.page.text)))) == "/settings"
    assert "已经开了" in (await fresh.open("/settings")).text
    assert sent_to(await fresh.client.get("/login/second")) == "/settings", "there is one already"
    assert sent_to(await served.browser().sign_in("office", OFFICE)) == "/login/second"


async def test_a_stale_proof_is_sent_to_prove_and_after_ten_minutes_again(served: House, time: Clock) -> None:
    guard = await served.guard()
    assert (await guard.client.get("/mine/copy")).status_code == 200, "fresh from signing in"
    for _ in range(2):
        time.pass_s(700)
        answer = await guard.client.get("/mine/copy")
        assert answer.headers["location"] == "/prove?next=/mine/copy"
        await guard.open("/prove?next=/mine/copy")
        wrong = await guard.submit("/prove", password=WRONG)
        assert wrong.status_code == 401 and "还不能确认是您" in wrong.text
        assert sent_to(await guard.client.get("/mine/copy")) == "/prove"
        await guard.open("/prove?next=/mine/copy")
        assert (await guard.submit("/prove", password="guard-0417-night")).headers["location"] == "/mine/copy"
        time.pass_s(590)
        assert (await guard.client.get("/mine/copy")).status_code == 200


async def test_an_unsafe_request_with_a_stale_proof_changes_nothing_and_comes_back_to_its_page(
    served: House, time: Clock
) -> None:
    office = await served.office()
    await office.open("/accounts")
    form = office.form("/accounts", login="new-one", role="auditor", place="bureau")
    time.pass_s(700)
    answer = await office.client.post(
        "/accounts",
        data=form,
        headers={"origin": "http://lianfang.test", "referer": "http://lianfang.test/accounts?done=x"},
    )
    assert answer.headers["location"] == "/prove?next=/accounts"
    assert await Account.count().where(Account.name == "new-one") == 0


async def test_wrong_proofs_are_counted_and_a_right_one_forgets_them(served: House, time: Clock) -> None:
    guard = await served.guard()
    for _ in range(2):
        for _ in range(9):
            await guard.open("/prove")
            assert (await guard.submit("/prove", password=WRONG)).status_code == 401
        await guard.open("/prove")
        assert (await guard.submit("/prove", password="guard-0417-night")).status_code == 303
    for _ in range(10):
        await guard.open("/prove")
        assert (await guard.submit("/prove", password=WRONG)).status_code == 401
    await guard.open("/prove")
    assert (await guard.submit("/prove", password="guard-0417-night")).status_code == 401, "the eleventh waits"
    time.pass_s(120)
    await guard.open("/prove")
    assert (await guard.submit("/prove", password="guard-0417-night")).status_code == 303


async def test_with_a_second_factor_the_password_alone_proves_nothing(served: House, time: Clock, told: Any) -> None:
    browser, key = await enrolled(served, time, told)
    time.pass_s(700)
    await browser.open("/prove")
    form = browser.form("/prove")
    assert (await browser.send("/prove", form | {"password": OFFICE})).status_code == 401
    assert (await browser.send("/prove", form | {"password": RIGHT, "code": "000000"})).status_code == 401
    assert sent_to(await browser.send("/prove", form | {"second": time.digits(key)})) == "/"
    assert await Session.count().where(Session.proved_at >= time.now - timedelta(seconds=5)) == 1
