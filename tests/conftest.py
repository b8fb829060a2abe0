"""What every test can ask for: `home` (folders of its own), `db` (a database of its own), `clock` (time that moves)."""

import asyncio
import atexit
import inspect
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest
from argon2 import PasswordHasher

from lianfang import cage, database, embedded, schema
from lianfang import clock as moved_clock
from lianfang.accounts import passwords
from lianfang.cage import close_benches
from lianfang.settings import settings
from lianfang.vault import actions as vault
from tests import warm, worlds

TEMPLATE = "lianfang_template"
OURS = Path(__file__).parent / "lianfang"
STORIES, BENCHMARKS = (Path(__file__).parent / name for name in ("stories", "benchmarks"))
ACCOUNTS = OURS / "accounts"
COLD = {OURS / name for name in ("test_cage.py", "photos", "sheets", "signing")}
"""Where the cage itself is tested: every worker is a fresh one, as in the house."""
MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_numbers = itertools.count(1)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="run the long forms")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes longest comes first: nobody waits for one worker at the end."""
    for item in items:
        if inspect.iscoroutinefunction(getattr(item, "function", None)):
            item.add_marker(pytest.mark.anyio)
        if {"db", "cluster", "served"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=["TargetClosedError"]))
        if item.get_closest_marker("soak") and not config.getoption("--soak"):
            item.add_marker(pytest.mark.skip(reason="long form: make soak"))
    items.sort(key=lambda item: not {STORIES, BENCHMARKS} & set(item.path.parents))


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _quick_hashes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash costs what it must where accounts are tested; everywhere else it would only make tests slow."""
    if ACCOUNTS not in request.path.parents:
        monkeypatch.setattr(passwords, "_hasher", QUICK)


@pytest.fixture(scope="session", autouse=True)
def _no_worker_stays() -> Iterator[None]:
    yield
    warm.end_all()


@pytest.fixture(autouse=True)
def _warm_workers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process of the cage is begun once for many tests, but where its beginning and end are tested."""
    if COLD & {request.path, *request.path.parents}:
        warm.end_all()
    else:
        monkeypatch.setattr(cage, "Worker", warm.Warm)


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """A PostgreSQL with a migrated template database: the embedded one, or the server that DATABASE_URL names.

    Yields a URL with {} for the database.
    """
    url = os.environ.get("DATABASE_URL", "") or _own_cluster()
    head, _, tail = url.partition("?")
    base = head.rsplit("/", 1)[0] + "/{}" + (f"?{tail}" if tail else "")
    template = f"{TEMPLATE}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    asyncio.run(_make_template(base, template))
    yield base
    for name in worlds.kept_names():  # a server of somebody else's is left as it was
        asyncio.run(_command(base, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


def _own_cluster() -> str:
    """In memory where there is room: a database for each test is a thousand small files written to the disk. Not under
    pytest's own folder: that one is closed again by every other run, and PostgreSQL has its own user."""
    memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    folder = Path(tempfile.mkdtemp(prefix="lianfang-tests-", dir=MEMORY if memory else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # runs after the server's own stop: last in, first out
    return asyncio.run(embedded.start(folder / "data"))[1]


async def _make_template(base: str, template: str) -> None:
    await _command(base, f"DROP DATABASE IF EXISTS {template} WITH (FORCE)")
    await _command(base, f"CREATE DATABASE {template}")
    assert await schema.migrate(base.format(template), base.format(template)), "tests work as the app's own role"


async def _command(base: str, sql: str) -> None:
    connection = await asyncpg.connect(base.format("postgres"))
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Folders of data and keys of this test alone."""
    monkeypatch.setenv("LIANFANG_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LIANFANG_KEYS", str(tmp_path / "keys"))
    settings.cache_clear()
    vault._blind_key.cache_clear()
    yield tmp_path
    settings.cache_clear()
    vault._blind_key.cache_clear()


@pytest.fixture
def database_url(cluster: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of a fresh database, cloned from the template and dropped afterwards."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    name = f"test_{worker}_{next(_numbers)}"
    asyncio.run(_command(cluster, worlds.fresh(f"{TEMPLATE}_{worker}", name)))
    monkeypatch.setenv("DATABASE_URL", cluster.format(name))
    monkeypatch.setenv("DATABASE_OWNER_URL", cluster.format(name))
    settings.cache_clear()
    yield cluster.format(name)
    asyncio.run(_command(cluster, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


@pytest.fixture
async def db(database_url: str, cluster: str, home: Path, anyio_backend: str) -> AsyncIterator[str]:
    """An open pool to a fresh database, as the app's own role. Yields the owner's URL. No worker outlives its loop."""
    await database.open_pool(database_url)
    worlds.ground = worlds.Ground(database_url, cluster, home)
    yield database_url
    worlds.ground = None
    await close_benches()
    await database.close_pool()


@pytest.fixture
def clock() -> Iterator["Clock"]:
    """A clock that shows what a test says."""
    yield Clock()
    moved_clock.reset_clock()


class Clock:
    """`shows(…)` sets it; it runs on from there."""

    def shows(self, *wall: int) -> None:
        """A UTC wall time, as for datetime()."""
        moved_clock.set_clock(datetime(*wall, tzinfo=UTC), datetime.now(UTC))  # type: ignore[misc,arg-type]

    def set(self, instant: datetime) -> None:
        """To an instant (aware)."""
        moved_clock.set_clock(instant, datetime.now(UTC))
