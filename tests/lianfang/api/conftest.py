"""`world`: the app over a fresh database with people of every role, near and far."""

import pytest

from tests.lianfang.api.world import World, make_world


@pytest.fixture
async def world(db: str) -> World:
    return await make_world()
