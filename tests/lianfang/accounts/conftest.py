"""`served`: the app over a fresh database with the cast in it."""

from collections.abc import AsyncIterator

import pytest

from tests.lianfang.pages.house import House, house_of_the_cast


@pytest.fixture
async def served(db: str) -> AsyncIterator[House]:
    async with house_of_the_cast() as house:
        yield house
