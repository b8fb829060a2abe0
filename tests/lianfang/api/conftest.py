"""`world`: the app over a fresh database with people of every role, near and far."""

from datetime import time

import pytest

from tests.lianfang.api.world import World, make_world


@pytest.fixture
async def world(db: str, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("lianfang.flows.patrol.offer.UNTIL", time.max)  # whatever the hour in which tests run
    return await make_world()
