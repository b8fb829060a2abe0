"""Opens the house for one command or server: database found or started, schema brought up, pool open."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from lianfang import database, embedded, schema
from lianfang.settings import hand_down_database, settings

NO_ROLE = "lianfang: the database user may not create roles; books are kept by triggers alone. Give DATABASE_OWNER_URL."


async def prepare() -> bool:
    """Find or start the database and bring its schema up. Returns whether the app has a role of its own."""
    if not settings().database_url:
        hand_down_database(*await embedded.start(settings().data))
    as_app = await schema.migrate(settings().owner_url, settings().database_url)
    if not as_app:
        print(NO_ROLE, file=sys.stderr)
    return as_app


@asynccontextmanager
async def opened() -> AsyncIterator[None]:
    """The house, ready for flows."""
    as_app = await prepare()
    await database.open_pool(settings().database_url, as_app=as_app)
    try:
        yield
    finally:
        await database.close_pool()
