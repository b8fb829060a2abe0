"""Opens the house for one command or server: database found or started, schema brought up, pool open."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from lianfang import database, embedded, schema
from lianfang.cage import close_benches
from lianfang.flows.people.replay import replay
from lianfang.settings import hand_down_database, settings

NO_ROLE = "lianfang: the database user may not create roles; books are kept by triggers alone. Give DATABASE_OWNER_URL."


async def prepare() -> None:
    """Find or start the database, bring its schema up, erase again whom an old backup brought back.

    The settings say afterwards where it is. Raises ErasureListDamaged.
    """
    url, owner_url = settings().database_url, settings().owner_url
    if not url:
        url, owner_url = await embedded.start(settings().data)
    own_role = await schema.migrate(owner_url, url)
    if not own_role:
        print(NO_ROLE, file=sys.stderr)
    hand_down_database(url, owner_url, own_role)
    async with pool():
        await replay()


@asynccontextmanager
async def opened() -> AsyncIterator[None]:
    """The house, ready for flows."""
    await prepare()
    async with pool():
        yield


@asynccontextmanager
async def pool() -> AsyncIterator[None]:
    """Connections to a database that is prepared. Warm workers end with them."""
    await database.open_pool(settings().database_url, as_app=settings().own_role)
    try:
        yield
    finally:
        await close_benches()
        await database.close_pool()
