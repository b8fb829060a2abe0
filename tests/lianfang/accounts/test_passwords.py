"""The hashing thread: one at a time, few waiting, the event loop free."""

import asyncio
import threading
import unicodedata
from collections.abc import Iterator

import pytest

from lianfang.accounts import passwords
from lianfang.accounts.passwords import MOST_WAITING, NOBODY, Busy, make, matches


class Gate:
    """Hashing that waits until it is let through, and how many were at it."""

    def __init__(self) -> None:
        self.opened, self.begun, self.at_once, self.most = threading.Event(), 0, 0, 0

    def verify(self, hashed: str, password: str) -> bool:
        self.begun += 1
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        self.opened.wait()
        self.at_once -= 1
        return False


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate()
    monkeypatch.setattr(passwords, "_verify", made.verify)
    yield made
    made.opened.set()


async def _end(tries: list[asyncio.Task[bool]]) -> list[bool | BaseException]:
    """What became of each, refusals too."""
    return await asyncio.gather(*tries, return_exceptions=True)


async def _turns_until(done: asyncio.Future[object]) -> int:
    turns = 0
    while not done.done():
        await asyncio.sleep(0)
        turns += 1
    return turns


async def test_of_two_hundred_at_once_nine_are_taken_and_the_others_hear_so_at_once(gate: Gate) -> None:
    tries = [asyncio.ensure_future(matches(NOBODY, "x")) for _ in range(200)]
    for _ in range(1000):  # the loop turns freely while the thread stands still
        await asyncio.sleep(0)
    refused = [one for one in tries if one.done()]
    assert len(refused) == 200 - 1 - MOST_WAITING == 191
    assert all(isinstance(one.exception(), Busy) for one in refused)
    gate.opened.set()
    await _end(tries)
    assert (gate.begun, gate.most) == (9, 1)


async def test_when_the_queue_is_empty_again_the_next_is_taken(gate: Gate) -> None:
    tries = [asyncio.ensure_future(matches(NOBODY, "x")) for _ in range(20)]
    await asyncio.sleep(0)
    gate.opened.set()
    await _end(tries)
    for _ in range(30):
        assert await matches(NOBODY, "x") is False


async def test_whoever_gives_up_waiting_frees_his_place_and_whoever_is_at_work_does_not(gate: Gate) -> None:
    tries = [asyncio.ensure_future(matches(NOBODY, "x")) for _ in range(9)]
    while not gate.begun:
        await asyncio.sleep(0)
    for one in tries:
        one.cancel()
    await _end(tries)
    again = [asyncio.ensure_future(matches(NOBODY, "x")) for _ in range(20)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert sum(one.done() for one in again) == 20 - MOST_WAITING, "the one at work still holds the thread"
    gate.opened.set()
    await _end(again)
    assert gate.most == 1


async def test_the_loop_runs_on_while_passwords_are_hashed() -> None:
    """Hashing on the loop would let it turn about once a password."""
    flood = asyncio.gather(*(matches(NOBODY, "x") for _ in range(9)))
    assert await _turns_until(flood) > 9 * 20
    assert flood.result() == [False] * 9


async def test_a_password_is_the_same_typed_in_either_unicode_form() -> None:
    composed = "Ünïcödé·夜里亮着灯"
    hashed = await make(unicodedata.normalize("NFD", composed))
    assert await matches(hashed, composed)
    assert await matches(hashed, unicodedata.normalize("NFD", composed))
    assert not await matches(hashed, composed + " ")
    assert composed not in hashed
