"""`served`: the app over a fresh database with the cast in it; `watched`: a database with the watch at night and its people."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from lianfang import database
from tests.lianfang.pages.house import House, house_of_the_cast
from tests.lianfang.pages.night import night


@pytest.fixture
async def served(db: str) -> AsyncIterator[House]:
    async with house_of_the_cast() as house:
        yield house


@pytest.fixture
def watched(database_url: str) -> str:
    async def people() -> None:
        await database.open_pool(database_url)
        async with database.transaction() as now:
            began = now
        async with night(began):
            pass
        await database.close_pool()

    asyncio.run(people())
    return database_url
