"""A command is carried out once: the same key and body get the same answer, whoever asks and however often."""

import asyncio
from datetime import datetime

import pytest

from lianfang.commands import BadKey, Key, OtherBody, answer_of, answered_once
from lianfang.database import transaction
from lianfang.tables import Command, Failure
from zones.ground.refused import Refused

KEY = Key("k" * 16, "login:1")


class _Work:
    """Writes a row each time it is done, and answers with how many there are."""

    async def __call__(self, now: datetime) -> str:
        await Failure.insert(Failure(job="work", fault="none", at=now))
        return f"第 {await Failure.count()} 次"


async def test_the_same_command_again_gets_the_same_answer_and_does_nothing(db: str) -> None:
    answers = [await answered_once(KEY, ["a", "b"], _Work()) for _ in range(3)]
    assert answers == ["第 1 次"] * 3
    assert await answer_of(KEY, ["a", "b"]) == "第 1 次"
    assert await Failure.count() == 1


async def test_twenty_at_once_are_one(db: str) -> None:
    answers = await asyncio.gather(*(answered_once(KEY, ["a"], _Work()) for _ in range(20)))
    assert set(answers) == {"第 1 次"}
    assert await Failure.count() == await Command.count() == 1


@pytest.mark.parametrize("other", [["a", "c"], ["a"], ["ab"], ["a", "b", ""]])
async def test_another_body_under_the_key_is_refused(db: str, other: list[str]) -> None:
    await answered_once(KEY, ["a", "b"], _Work())
    with pytest.raises(OtherBody):
        await answered_once(KEY, other, _Work())
    with pytest.raises(OtherBody):
        await answer_of(KEY, other)
    assert await Failure.count() == 1


async def test_another_persons_key_is_not_answered_to_me(db: str) -> None:
    await answered_once(KEY, ["a"], _Work())
    with pytest.raises(OtherBody):
        await answered_once(Key(KEY.key, "login:2"), ["a"], _Work())


async def test_a_refused_command_leaves_its_key_free(db: str) -> None:
    async def refused(now: datetime) -> str:
        await _Work()(now)
        raise Refused()

    with pytest.raises(Refused):
        await answered_once(KEY, ["a"], refused)
    assert await Failure.count() == await Command.count() == 0
    assert await answered_once(KEY, ["a"], _Work()) == "第 1 次"


async def test_who_is_cut_off_before_the_answer_asks_again_and_gets_it(db: str) -> None:
    """The work is committed, the reply is lost: the client repeats."""
    lost = asyncio.create_task(answered_once(KEY, ["a"], _Work()))
    while await Command.count() == 0:
        await asyncio.sleep(0.01)
    lost.cancel()
    await asyncio.gather(lost, return_exceptions=True)
    assert await answered_once(KEY, ["a"], _Work()) == "第 1 次"
    assert await Failure.count() == 1


@pytest.mark.parametrize("key", ["", "short", "k" * 65])
async def test_a_key_that_is_none_is_refused(db: str, key: str) -> None:
    with pytest.raises(BadKey):
        await answered_once(Key(key, "login:1"), [], _Work())


async def test_a_flow_inside_a_flow_is_refused(db: str) -> None:
    with pytest.raises(RuntimeError):
        async with transaction():
            await answered_once(KEY, ["a"], _Work())
