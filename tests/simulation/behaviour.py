"""What the flows rest on, said once for both: the in-memory store and PostgreSQL."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from msgspec import Struct

from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key, OtherBody
from lianfang.flows.aid import carry, sweep
from lianfang.flows.aid.order import order
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.flows.aid.respond import respond
from tests.watch import key
from zones.aid.actions import LostVersion
from zones.aid.errors import NoSuchRequest
from zones.aid.rules.answering import Come
from zones.aid.rules.deciding import Close, Receive, decide
from zones.aid.vocabulary import Request


class Ground(Struct):
    """A unit that may ask, with neighbours on duty; and how many notices there are."""

    unit: int
    notices: Callable[[], Awaitable[int]]


async def _cry(ground: Ground, pressed: Key | None = None, kind: str = "suspect") -> int:
    return await raise_request(OPERATOR, Cry(1, ground.unit, kind), pressed or key())


async def _stands(request: int) -> Request:
    async with sweep.transaction():
        return (await carry.reads.by_ids([request]))[0]


async def _neighbours(request: int) -> list[int]:
    return [alert.person for alert in (await _stands(request)).alerts if alert.role == "go"]


async def the_same_key_is_the_same_answer(ground: Ground) -> None:
    pressed = key()
    request = await _cry(ground, pressed)
    told = await ground.notices()
    assert await _cry(ground, pressed) == request and await ground.notices() == told
    assert len(set(await asyncio.gather(*(_cry(ground, pressed) for _ in range(5))))) == 1
    with pytest.raises(OtherBody):
        await _cry(ground, pressed, "fire")
    assert await _cry(ground) != request


async def what_is_refused_leaves_nothing(ground: Ground) -> None:
    request, pressed = await _cry(ground), key()
    before, told = await _stands(request), await ground.notices()
    for _ in range(2):
        with pytest.raises(NoSuchRequest):
            await respond(OPERATOR, request, Come(10**6), pressed)
    assert await _stands(request) == before and await ground.notices() == told


async def what_breaks_off_leaves_nothing(ground: Ground) -> None:
    request = await _cry(ground)
    before, told = await _stands(request), await ground.notices()
    with pytest.raises(ZeroDivisionError):
        async with sweep.transaction() as now:
            await carry.carry_out(request, Receive(9), now)
            raise ZeroDivisionError
    assert await _stands(request) == before and await ground.notices() == told


async def two_at_once_wait_for_each_other(ground: Ground) -> None:
    request = await _cry(ground)
    before = await _stands(request)
    crowd = await _neighbours(request)
    said = await asyncio.gather(*(respond(OPERATOR, request, Come(one), key()) for one in crowd))
    after = await _stands(request)
    assert said.count("coming") == before.policy.wanted == after.sent
    assert after.version == before.version + before.policy.wanted


async def a_decision_on_an_old_version_is_lost(ground: Ground) -> None:
    request = await _cry(ground)
    old = await _stands(request)
    await order(OPERATOR, request, Receive(9), key())
    with pytest.raises(LostVersion):
        async with sweep.transaction() as now:
            await carry.write(old, decide(old, Receive(8), now), now)
    assert (await _stands(request)).version == old.version + 1


async def a_key_is_told_once(ground: Ground) -> None:
    request = await _stands(await _cry(ground))
    async with sweep.transaction() as now:
        notices = decide(request, Receive(9), now).notices
    told = await ground.notices()
    for _ in range(2):
        async with sweep.transaction() as now:
            await carry.enqueue(notices, now)
            await carry.enqueue(notices, now)
    assert await ground.notices() == told + len(notices)


async def what_is_due_is_open_and_late(ground: Ground) -> None:
    first, second = await _cry(ground), await _cry(ground)
    await order(OPERATOR, second, Close(9, "settled", number="1"), key())
    deadline = (await _stands(first)).next_deadline
    assert deadline and (await _stands(second)).next_deadline is None
    async with sweep.transaction() as now:
        assert await carry.reads.due(now, 9) == []
        assert await carry.reads.due(deadline, 9) == [first]


BEHAVIOURS = [
    the_same_key_is_the_same_answer,
    what_is_refused_leaves_nothing,
    what_breaks_off_leaves_nothing,
    two_at_once_wait_for_each_other,
    a_decision_on_an_old_version_is_lost,
    a_key_is_told_once,
    what_is_due_is_open_and_late,
]
