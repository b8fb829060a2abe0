"""S-04 and S-05: guesses are few, whoever is guessed at still comes in, and nothing tells whether there is such a name."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from lianfang import database
from lianfang.accounts import attempts, passwords
from lianfang.accounts.errors import LoginFailed, LoginWait, SlipFailed
from lianfang.accounts.rules import LOCKED_AFTER
from lianfang.accounts.slips import address_of
from lianfang.accounts.tables import Session
from lianfang.accounts.where import Entered, Where
from lianfang.audit.actions import OPERATOR
from lianfang.flows.accounts.change_password import change_password
from lianfang.flows.accounts.come_back import come_back
from lianfang.flows.accounts.come_in import come_in
from lianfang.flows.accounts.sign_in import sign_in
from tests.lianfang.accounts.people import RIGHT, WRONG, code, opened, opens, other, slip_for
from tests.lianfang.flows.statements import counted
from zones.ground.refused import Refused

MANY = [500, pytest.param(5000, marks=pytest.mark.soak)]
SHARED = Where("10.9.9.9", "10.9.9.0/24", "一台设备")


@pytest.fixture
def cheap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Comparing costs nothing and is written down; the long form compares in earnest."""
    compared: list[str] = []
    real = passwords._verify

    def verify(hashed: str, password: str) -> bool:
        compared.append(password)
        earnest = request.config.getoption("--soak") or password != WRONG
        return real(hashed, password) if earnest else False

    monkeypatch.setattr(passwords, "_verify", verify)
    return compared


@pytest.fixture
async def replicas(db: str) -> AsyncIterator[Iterator[None]]:
    """Two pools to one database, in turn: what one replica has counted the other knows."""
    pools = [database.engine.pool]
    await database.open_pool(db)
    pools.append(database.engine.pool)

    def turns() -> Iterator[None]:
        while True:
            for pool in pools:
                database.engine.pool = pool
                yield

    yield turns()
    database.engine.pool = pools[0]
    await pools[1].close()


async def _guess(name: str, where: Where = SHARED) -> type[Exception]:
    try:
        await sign_in(name, WRONG, "", where)
    except (LoginFailed, LoginWait) as refusal:
        return type(refusal)
    raise AssertionError("a wrong password opened")


@pytest.mark.parametrize("many", MANY)
async def test_of_many_guesses_at_one_account_ten_are_looked_at_on_two_replicas_and_across_a_restart(
    db: str, replicas: Iterator[None], cheap: list[str], many: int, clock: Any
) -> None:
    await opened()
    clock.shows(2026, 11, 22, 0, 0)
    for number in range(many):
        next(replicas)
        if number == many // 2:
            await database.engine.pool.expire_connections()
        await _guess("office", Where(f"10.0.{number // 250}.{number % 250}"))
    assert len(cheap) == 10
    assert not await opens()


async def test_after_a_hundred_failures_waiting_does_not_help_but_another_way_does(
    db: str, cheap: list[str], clock: Any
) -> None:
    account = await opened()
    for turn in range(110):
        clock.shows(*(datetime(2027, 1, 1) + turn * timedelta(hours=25)).timetuple()[:5])
        for number in range(12 if turn == 0 else 2):
            await _guess("office", Where(f"10.0.{turn}.{number}"))
    assert len(cheap) == LOCKED_AFTER, "counted over months"
    assert not await opens()
    await change_password(OPERATOR, account, RIGHT)
    assert await opens()


async def test_a_bound_phone_comes_in_while_its_name_is_guessed_at(db: str, cheap: list[str]) -> None:
    account = await opened("unit", "unit")
    inside = await come_in("", "unit", code(await slip_for(account=account)), "", SHARED)
    for _ in range(20):
        await _guess("unit")
    assert not await opens("unit")
    bound = Where("10.9.9.9", "10.9.9.0/24", "安卓手机", inside.secret)
    assert (await come_back("", bound)).kind == "phone"
    assert await opens("unit"), "whoever came in by another way starts anew"


@pytest.mark.parametrize("many", MANY)
async def test_one_guess_at_each_of_many_accounts_from_one_address_stops_at_a_hundred(
    db: str, cheap: list[str], many: int
) -> None:
    await opened()
    seen = [await _guess(f"user{number}") for number in range(many)]
    assert seen.count(LoginFailed) == len(cheap) == 100
    assert not await opens(where=SHARED), "an unknown device there waits, too"
    assert await opens(where=Where("10.9.9.8")), "and nobody elsewhere"


async def test_twenty_guards_behind_the_address_of_a_guesser_come_in_by_known_devices_and_by_slips(
    db: str, cheap: list[str]
) -> None:
    accounts = [await opened(f"unit{number}", "unit") for number in range(20)]
    known = [await sign_in(f"unit{number}", RIGHT, "", SHARED) for number in range(10)]
    slips = [await slip_for(account=account) for account in accounts]
    for number in range(300):
        await _guess(f"user{number % 60}")
    for number, inside in enumerate(known):
        there = Where("10.9.9.9", "10.9.9.0/24", "安卓手机", inside.secret)
        assert await opens(f"unit{number}", where=there), number
    for number in range(10, 20):
        by_qr = number % 2
        address = address_of(slips[number]) if by_qr else ""
        name, digits = ("", "") if by_qr else (f"unit{number}", code(slips[number]))
        assert (await come_in(address, name, digits, "", SHARED)).kind == "phone", number


async def test_a_hundred_guessed_qr_addresses_lock_nobodys_slip(db: str) -> None:
    account = await opened("unit", "unit")
    slip = await slip_for(account=account)
    for number in range(120):
        with pytest.raises(SlipFailed):
            await come_in(f"{slip}.{'a' * 20}" if number % 2 else f"{number}.guess", "", "", "", SHARED)
    assert (await come_in(address_of(slip), "", "", "", SHARED)).token


async def test_names_typed_at_the_door_do_not_count_against_anybodys_proofs_or_slips(db: str, cheap: list[str]) -> None:
    account = await opened("unit", "unit")
    slip = await slip_for(account=account)
    before = {what: attempts.counted(what, "1")["name"] for what in ("login", "prove", "second", "slip")}
    assert len(set(before.values())) == 4
    for name in (f"prove {account}", f"second {account}", "slip unit", "try-slip unit"):
        for number in range(12):
            await _guess(name, Where(f"10.1.1.{number}"))
    assert (await come_in("", "unit", code(slip), "", SHARED)).token


async def test_a_locked_name_takes_a_new_slip(db: str) -> None:
    """Ten wrong tries end a slip. The next one is a new start, or a name once guessed at would stay locked for a month."""
    account = await opened("unit", "unit")
    for number in range(12):
        slip = await slip_for(account=account, key=f"slip-number-{number}")
        for _ in range(10):
            with pytest.raises(SlipFailed):
                await come_in("", "unit", other(code(slip)), "", SHARED)
        with pytest.raises((SlipFailed, LoginWait)):  # type: ignore[arg-type]
            await come_in("", "unit", code(slip), "", SHARED)
    slip = await slip_for(account=account, key="slip-at-last")
    assert (await come_in("", "unit", code(slip), "", SHARED)).token


async def _signs_in(name: str) -> Entered:
    return await sign_in(name, WRONG, "", SHARED)


async def _comes_in(name: str) -> Entered:
    return await come_in("", name, "000000", "", SHARED)


@pytest.mark.parametrize("way", [_signs_in, _comes_in])
async def test_a_known_name_and_an_unknown_one_cost_the_same_statements_and_the_same_hashes(
    db: str, cheap: list[str], monkeypatch: pytest.MonkeyPatch, way: Any
) -> None:
    await slip_for(account=await opened("unit", "unit"))
    for _ in range(12):  # free, delayed, waiting
        seen = []
        for name in ("unit", "nobody"):
            hashes = len(cheap)
            with counted(monkeypatch) as sent, pytest.raises(Refused) as refused:
                await way(name)
            shape = [one.split()[:4] for one in sent]
            seen.append((refused.value.code, len(cheap) - hashes, shape))
        assert seen[0] == seen[1]
    assert await Session.count() == 0
