"""The in-memory store does what PostgreSQL does, in everything that the flows rest on."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from lianfang.notices.tables import Notice
from tests.conftest import Clock
from tests.simulation.behaviour import BEHAVIOURS, Ground
from tests.simulation.plugged import plug_in
from tests.simulation.store import Store
from tests.watch import NIGHT, keep_watch
from zones.aid.actions import LostVersion

Behaviour = Callable[[Ground], Coroutine[Any, Any, None]]
NAMES = [one.__name__ for one in BEHAVIOURS]


async def _rows() -> int:
    return int(await Notice.count())


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=NAMES)
async def test_on_postgresql(behaviour: Behaviour, db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT, units=5)
    await behaviour(Ground(watch.units[0][0], _rows))


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=NAMES)
def test_in_memory(behaviour: Behaviour, monkeypatch: pytest.MonkeyPatch) -> None:
    _in_memory(Store(lambda: NIGHT), behaviour, monkeypatch)


@pytest.mark.parametrize("guard", ["checks_version", "locks_rows", "keeps_keys"])
def test_without_a_guard_the_memory_forgets_a_behaviour(guard: str) -> None:
    failed = 0
    for behaviour in BEHAVIOURS:
        store = Store(lambda: NIGHT)
        setattr(store, guard, False)
        with pytest.MonkeyPatch.context() as patch:
            try:
                _in_memory(store, behaviour, patch)
            except (AssertionError, LostVersion, pytest.fail.Exception):
                failed += 1
    assert 1 <= failed < len(BEHAVIOURS)


def _in_memory(store: Store, behaviour: Behaviour, patch: pytest.MonkeyPatch) -> None:
    async def told() -> int:
        return len(store.notices)

    plug_in(store, patch)
    asyncio.run(behaviour(Ground(10, told)))
