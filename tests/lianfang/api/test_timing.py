"""S-01: what is not his costs what is not there costs, in statements and by the clock; over every operation with an id."""

import re
import statistics
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from lianfang.access import ACTIONS
from tests.lianfang.api.samples import SAMPLES, Call, call, called
from tests.lianfang.api.test_matrix import DRAFTS, REACH, lets_in
from tests.lianfang.api.world import PLACES, ROLES, World
from tests.lianfang.flows.statements import counted

ABSENT = 987_654
WITHIN_S = 0.010
KEY = {"idempotency-key": "timing-0001"}


def out_of_reach() -> Iterator[tuple[str, str, str]]:
    """(operation, role, place): he may do it, but not there.

    A draft of his own station is no id of elsewhere: he sees the station, and the bulletin when it is issued.
    """
    for name, sample in SAMPLES.items():
        for role in ROLES:
            if sample.where and role in ACTIONS[called(name).opt["action"]]:
                kept = REACH[role] if name in DRAFTS else ()
                yield from ((name, role, at) for at in PLACES if at not in kept and not lets_in(name, role, at))


def _absent(ids: dict[str, Any], besides: tuple[str, ...]) -> dict[str, Any]:
    """No id of these is there, but those that he knows of."""
    nobodys = {name: ABSENT for name, value in ids.items() if isinstance(value, int) and name not in besides}
    return ids | nobodys | {"devices": dict.fromkeys(ids["devices"], ABSENT)}


def _pair(world: World, name: str, role: str, place: str) -> tuple[Call, Call]:
    """What is not his, and the same where nothing is."""
    ids = world.at[place]
    besides = ("person",) if name == "end_his_device" and place in REACH[role] else ()
    return call(world, name, ids, role), call(world, name, _absent(ids, besides), role)


async def _send(client: httpx.AsyncClient, sent: Call) -> httpx.Response:
    options = sent.options()
    headers = options.pop("headers", {}) | KEY
    return await client.request(sent.method, sent.address, headers=headers, **options)


async def test_what_is_not_his_costs_the_same_statements_as_what_is_not_there(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    clients, tried = {role: world.client(role) for role in ROLES}, 0
    for name, role, place in out_of_reach():
        seen = []
        for sent in _pair(world, name, role, place):
            with counted(monkeypatch) as statements:
                answer = await _send(clients[role], sent)
            seen.append((answer.status_code, answer.content, [_kind(one) for one in statements]))
        assert seen[0] == seen[1] and seen[0][0] == 404, (name, role, place)
        tried += 1
    assert tried > 80


def _kind(statement: str) -> str:
    return re.sub(r"\d+|'[^']*'", "", statement)[:60]


async def _medians(client: httpx.AsyncClient, pair: tuple[Call, Call], tries: int) -> tuple[float, float]:
    """Of alternating tries, in seconds."""
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(tries):
        for sent, times in zip(pair, took, strict=True):
            began = time.perf_counter()
            answer = await _send(client, sent)
            times.append(time.perf_counter() - began)
            assert answer.status_code == 404
    return statistics.median(took[0]), statistics.median(took[1])


async def _measure(world: World, tries: int) -> None:
    """One role and place for every operation: that what he meets is the same work is the test above."""
    clients = {role: world.client(role) for role in ROLES}
    for name, (role, place) in {name: (role, place) for name, role, place in out_of_reach()}.items():
        his, nobodys = await _medians(clients[role], _pair(world, name, role, place), tries)
        assert abs(his - nobodys) < WITHIN_S, (name, role, place, his, nobodys)


async def test_what_is_not_his_takes_as_long_as_what_is_not_there(world: World) -> None:
    await _measure(world, 15)


@pytest.mark.soak
async def test_what_is_not_his_takes_as_long_as_what_is_not_there_over_many_tries(world: World) -> None:
    await _measure(world, 400)
