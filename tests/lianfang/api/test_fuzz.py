"""S-19: Schemathesis asks every operation what its description allows, and what it does not; nothing may surprise it.

No fault of ours, no answer that the description does not know, no operation open to whoever has no token.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi import checks

from bulletins.paper.vocabulary import Printed
from lianfang import database
from lianfang.web.api.description import describe
from lianfang.web.api.document import VERSION, operations
from tests.lianfang.api.samples import WEEK, XLSX
from tests.lianfang.api.world import World, make_world

ROLES = ("", "office", "unit", "guard")
schemathesis.serializer.alias(XLSX, "application/octet-stream")
SEED = 20181008
SHORT, LONG = 6, 200
REFUSED_FOR_REASONS = [checks.positive_data_acceptance]
"""A command may be right in form and refused in substance: a week that is not over, a role that reaches no such place."""


class Served:
    """The app for Schemathesis' own loop: the pool is opened there by the first request, and nothing else is started."""

    def __init__(self, world: World, url: str) -> None:
        self.app, self.url, self.loop = world.app, url, None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            for word in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{word}.complete"})
            return
        if self.loop is None:
            await database.open_pool(self.url)
            self.loop = asyncio.get_running_loop()
        await self.app(scope, receive, send)

    def close(self) -> None:
        if self.loop is not None:
            asyncio.run_coroutine_threadsafe(database.close_pool(), self.loop).result(30)


@pytest.fixture
def served(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[World, Any]]:
    """The world and its schema. Printing is tested elsewhere."""

    async def tiny(*_: object) -> Printed:
        return Printed(b"%PDF-1.4 tiny", 1, (), ())

    for flow in ("issue", "correct"):
        monkeypatch.setattr(f"lianfang.flows.bulletin.{flow}.pressed", tiny)
    world = asyncio.run(_world(database_url))
    app = Served(world, database_url)
    schema = schemathesis.openapi.from_dict(describe(operations(), VERSION))
    schema.app = app
    yield world, schema
    app.close()


async def _world(url: str) -> World:
    await database.open_pool(url)
    try:
        return await make_world()
    finally:
        await database.close_pool()


def ask(world: World, schema: Any, role: str, cases: int) -> Counter[int]:
    """So many cases of every operation as this role: right and wrong ones, at real ids and at any. Returns the answers."""
    seen: Counter[int] = Counter()
    headers = {"Authorization": f"Bearer {world.tokens[role]}"} if role else {}
    own = world.at["own"] | {"week": WEEK, "device": world.at["own"]["devices"].get(role), "code": "0" * 64}
    own["person"] = own["spare"]
    for found in schema.get_all_operations():
        operation = found.ok()
        there = {one.name: own[one.name] for one in operation.path_parameters}
        for mode, path in (
            (GenerationMode.POSITIVE, there),
            (GenerationMode.POSITIVE, None),
            (GenerationMode.NEGATIVE, there),
        ):
            _run(operation, mode, path or None, headers, -(-cases // 3), seen)
    return seen


def _run(operation: Any, mode: Any, path: Any, headers: dict[str, str], cases: int, seen: Counter[int]) -> None:
    @seed(SEED)
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(mode, path_parameters=path))
    def one(case: Any) -> None:
        answer = case.call_and_validate(headers=headers, excluded_checks=REFUSED_FOR_REASONS)
        assert answer.status_code < 500
        seen[answer.status_code] += 1

    with suppress(Unsatisfiable):  # nothing of it can be wrong
        one()


@pytest.mark.parametrize("role", ROLES)
def test_a_few_cases_of_every_operation_are_answered_as_described(served: tuple[World, Any], role: str) -> None:
    seen = ask(*served, role, SHORT)
    assert sum(seen.values()) >= len(operations()) * SHORT // 2
    assert seen[200] > 0


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("role", ROLES)
def test_many_cases_of_every_operation_are_answered_as_described(served: tuple[World, Any], role: str) -> None:
    seen = ask(*served, role, LONG)
    print(role or "nobody", sum(seen.values()), dict(sorted(seen.items())))
    assert sum(seen.values()) >= len(operations()) * LONG // 2
