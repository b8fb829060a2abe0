"""Signing in: failures delay and survive a restart, and nothing tells whether an account exists."""

import asyncio
from typing import Any

import asyncpg
import pytest

from lianfang import database
from lianfang.accounts import passwords
from lianfang.accounts.errors import LoginFailed, LoginWait
from lianfang.accounts.passwords import MOST_WAITING, Busy
from lianfang.accounts.tables import Account, Attempt, Session
from lianfang.app import make_app
from lianfang.audit.actions import OPERATOR
from lianfang.audit.tables import AuditLine
from lianfang.flows.accounts.change_password import change_password
from tests.lianfang.accounts.people import RIGHT, WRONG, opened, opens, tries
from tests.lianfang.pages.browser import Browser


@pytest.fixture(autouse=True)
async def account(db: str) -> int:
    return await opened()


async def _fail(times: int, name: str = "office") -> None:
    for _ in range(times):
        with pytest.raises(LoginFailed):
            await tries(name, WRONG)


async def test_nine_failures_cost_nothing_and_a_success_forgets_them(db: str) -> None:
    for _ in range(2):
        await _fail(9)
        assert await opens()


async def test_after_ten_failures_even_the_right_password_waits_also_after_a_restart(db: str, clock: Any) -> None:
    clock.shows(2018, 10, 8, 0, 0)
    await _fail(10)
    assert not await opens()
    await database.close_pool()
    await database.open_pool(db)
    assert not await opens()
    clock.shows(2018, 10, 8, 0, 2)
    assert await opens()


async def test_the_wait_doubles_and_tries_meanwhile_do_not_prolong_it(db: str, clock: Any) -> None:
    clock.shows(2018, 10, 8, 0, 0)
    await _fail(10)
    clock.shows(2018, 10, 8, 0, 2)
    await _fail(1)
    for _ in range(5):
        assert not await opens()
    clock.shows(2018, 10, 8, 0, 3)
    assert not await opens()
    clock.shows(2018, 10, 8, 0, 5)
    assert await opens()


async def test_of_forty_guesses_at_once_no_more_than_ten_are_looked_at(db: str) -> None:
    """Each guess asks, compares, then asks again with the name locked: the eleventh finds the wait of the tenth.

    What the hashing thread has no room for is not looked at; nor is it counted.
    """
    answers: list[object] = []
    while sum(not isinstance(answer, Busy) for answer in answers) < 40:
        guesses = (tries("office", WRONG) for _ in range(40))
        answers += await asyncio.gather(*guesses, return_exceptions=True)
    assert sum(isinstance(answer, LoginFailed) for answer in answers) == 10
    assert {type(answer) for answer in answers} == {LoginFailed, LoginWait, Busy}
    with pytest.raises(LoginWait):
        await tries()
    assert await Session.count() == 0
    assert (await Attempt.raw("SELECT max(failures) AS most FROM attempt"))[0]["most"] == 10


async def test_whoever_finds_no_room_is_told_when_to_come_again_and_is_not_counted(db: str) -> None:
    app = make_app()
    answers = await asyncio.gather(
        *(Browser(app).send("/login", {"account": "office", "password": WRONG}) for _ in range(40))
    )
    busy = [answer for answer in answers if answer.status_code == 429]
    assert len(busy) >= 40 - 1 - MOST_WAITING - 10, "ten and no more wait their turn at the database"
    for answer in busy:
        assert int(answer.headers["retry-after"]) > 0
        assert "请过几秒再试" in answer.text
        assert 'name="account" value="office"' in answer.text, "on the page where he typed"
    counted = (await Attempt.raw("SELECT max(failures) AS most FROM attempt"))[0]["most"]
    assert counted == min(10, sum(answer.status_code == 401 for answer in answers))


async def test_a_guessed_at_account_is_not_ended_where_it_is_signed_in(db: str) -> None:
    browser = Browser(make_app())
    await browser.sign_in("office", RIGHT)
    await _fail(10)
    assert (await browser.client.get("/")).headers["location"] == "/stations/0/patrols"


async def test_an_unknown_account_is_answered_like_a_known_one_before_and_after_the_wait(db: str) -> None:
    app = make_app()
    answers: dict[str, list[tuple[int, str]]] = {"office": [], "nobody": []}
    for name, seen in answers.items():
        browser = Browser(app)
        for _ in range(12):
            answer = await browser.send("/login", {"account": name, "password": WRONG})
            seen.append((answer.status_code, answer.text.replace(name, "…")))
    assert answers["office"] == answers["nobody"]
    failures = await Attempt.raw("SELECT failures FROM attempt ORDER BY failures")
    assert [row["failures"] for row in failures] == [10, 10, 20], "two names, and the address of both"
    right = await Browser(app).send("/login", {"account": "office", "password": RIGHT})
    assert (right.status_code, right.text.replace("office", "…")) == answers["nobody"][0]


async def test_an_unknown_accounts_password_is_compared_too(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    held = passwords._verify
    monkeypatch.setattr(
        passwords, "_verify", lambda hashed, password: compared.append(hashed) or held(hashed, password)
    )
    await _fail(1)
    await _fail(1, "nobody")
    assert len(compared) == 2
    assert len({hashed.split("$")[3] for hashed in compared}) == 1, "as dear to compare as a known one"


async def test_a_password_changed_while_the_old_one_is_compared_lets_nobody_in(
    db: str, account: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = passwords.matches

    async def slow(hashed: str, password: str) -> bool:
        right = await held(hashed, password)
        await change_password(OPERATOR, account, "another-long-enough")
        return right

    monkeypatch.setattr(passwords, "matches", slow)
    with pytest.raises(LoginFailed):
        await tries()
    assert await Session.count() == 0


async def test_an_account_closed_while_its_password_is_compared_lets_nobody_in(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = passwords.matches

    async def slow(hashed: str, password: str) -> bool:
        await Account.raw("UPDATE login SET closed_at = made_at")
        return await held(hashed, password)

    monkeypatch.setattr(passwords, "matches", slow)
    with pytest.raises(LoginFailed):
        await tries()


async def test_every_try_is_in_the_audit_book(db: str) -> None:
    await _fail(1)
    await _fail(1, "nobody")
    await opens()
    await _fail(10)
    assert not await opens()
    rows = await AuditLine.raw("SELECT outcome FROM audit_line WHERE action = 'sign_in' ORDER BY id")
    assert [row["outcome"] for row in rows] == [
        "login_failed",
        "login_failed",
        "done",
        *["login_failed"] * 10,
        "login_wait",
    ]


async def test_neither_passwords_nor_tokens_are_in_the_database(db: str) -> None:
    browser = Browser(make_app())
    await browser.sign_in("office", RIGHT)
    token = browser.client.cookies["lianfang"]
    owner = await asyncpg.connect(db)
    try:
        names = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        dump = "".join([str(await owner.fetch(f"SELECT t::text FROM {name['tablename']} t")) for name in names])
    finally:
        await owner.close()
    assert "office" in dump and RIGHT not in dump
    assert token not in dump and token.encode().hex() not in dump
