"""Worlds that tests begin in: what is asked for again and again is made by each worker, kept, and cloned from then on.

A clone is a database with the folders of data and keys that belong to it. It is as old as what it is cloned from: a world by
the real clock is made anew after a minute, and each second that a moved clock may show has a world of its own.
"""

import copy
import functools
import inspect
import shutil
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import asyncpg
from msgspec import Struct

from lianfang import clock, database
from lianfang.codes import keys
from lianfang.flows.chain.seal import seal
from lianfang.vault import actions as vault
from zones.roster.tables import Bureau

Given, Made = ParamSpec("Given"), TypeVar("Made")
FRESH_S = 60
MOST = 5
"""So many worlds are kept; what was asked for longest ago goes."""
FOLDERS = ("data", "keys")


class Ground(Struct):
    """Where a test stands: its database (`url`), the server's (`base`, with {} for a database), its folders in `home`."""

    url: str
    base: str
    home: Path

    @property
    def name(self) -> str:
        return self.url.partition("?")[0].rsplit("/", 1)[1]


class Kept(Struct):
    """A world to clone: its database and folders, what its maker returned, when it was made."""

    name: str
    folder: Path
    value: Any
    at_s: float

    @property
    def fresh(self) -> bool:
        return bool(clock.ahead()) or time.monotonic() - self.at_s < FRESH_S


ground: Ground | None = None
"""Of the test that runs; set by the fixture `db`."""
_asked: set[Any] = set()
_kept: OrderedDict[Any, Kept] = OrderedDict()
_spare: list[str] = []
"""Databases that were made for a test which began in a world, and that nobody wrote to: the next test's."""
_making: ContextVar[bool] = ContextVar("making", default=False)


def world(make: Callable[Given, Awaitable[Made]]) -> Callable[Given, Awaitable[Made]]:
    """For a maker that begins in an empty house and returns plain values. Asked for a second time it is kept."""

    @functools.wraps(make)
    async def begin(*args: Given.args, **options: Given.kwargs) -> Made:
        if ground is None or _making.get() or not await _is_empty():
            return await make(*args, **options)
        bound = inspect.signature(make).bind(*args, **options)
        bound.apply_defaults()
        key = (make.__module__, make.__qualname__, repr(bound.arguments), _shown())
        found = _kept.get(key)
        if found and found.fresh:
            _kept.move_to_end(key)
            await _clone(ground, found)
            return copy.deepcopy(found.value)
        within = _making.set(True)
        try:
            value = await make(*args, **options)
            await seal()  # as the house does each second: a world that is cloned later has no old tail
        finally:
            _making.reset(within)
        if key in _asked:
            await _keep(ground, key, value)
        _asked.add(key)
        return value

    return begin


def _shown() -> int | None:
    """The second that a moved clock shows."""
    return int(time.time() + clock.ahead().total_seconds()) if clock.ahead() else None


async def _is_empty() -> bool:
    """Whether nobody has put anything into the test's database yet."""
    return not await Bureau.raw("SELECT 1 FROM bureau UNION ALL SELECT 1 FROM login LIMIT 1")


async def _keep(here: Ground, key: Any, value: Any) -> None:
    """The test's database becomes a template; the test goes on in it."""
    old = _kept.pop(key, None) or (_kept.popitem(last=False)[1] if len(_kept) >= MOST else None)
    now_s = time.monotonic()
    name, folder = f"{here.name}_world", here.home.parent / f"{here.home.name}-world"
    async with _server(here) as server:
        for one in (*([old.name] if old else []), name):
            await server.execute(f"DROP DATABASE IF EXISTS {one} WITH (FORCE)")
        await server.execute(clone_of(here.name, name))
    if old:
        shutil.rmtree(old.folder, ignore_errors=True)
    _copy(here.home, folder)
    _kept[key] = Kept(name, folder, copy.deepcopy(value), now_s)


def kept_names() -> list[str]:
    """The databases that lie there for cloning, or for the next test."""
    return [*(kept.name for kept in _kept.values()), *_spare]


def fresh(template: str, name: str) -> str:
    """What makes a test's database: one that lies there unused gets its name, or the template is cloned."""
    return f"ALTER DATABASE {_spare.pop()} RENAME TO {name}" if _spare else clone_of(template, name)


async def _clone(here: Ground, found: Kept) -> None:
    spare = f"{here.name}_spare"
    async with _server(here) as server:
        await server.execute(f"ALTER DATABASE {here.name} RENAME TO {spare}")
        if await server.fetchval(_WRITTEN, spare):  # all is counted by now: nobody is in it any more
            await server.execute(f"DROP DATABASE {spare}")
        else:
            _spare.append(spare)
        await server.execute(clone_of(found.name, here.name))
    _copy(found.folder, here.home)
    keys._derived.cache_clear()
    vault._blind_key.cache_clear()


def clone_of(template: str, name: str) -> str:
    """By copying files: in half the time of writing every page of a small database through the log."""
    return f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"


_WRITTEN = "SELECT tup_inserted + tup_updated + tup_deleted FROM pg_stat_database WHERE datname = $1"


@asynccontextmanager
async def _server(here: Ground) -> AsyncIterator[asyncpg.Connection]:
    """Nobody may be in a database that is copied, renamed or dropped."""
    await database.close_pool()
    server = await asyncpg.connect(here.base.format("postgres"))
    try:
        yield server
    finally:
        await server.close()
        await database.open_pool(here.url)


def _copy(home: Path, to: Path) -> None:
    for part in FOLDERS:
        if (home / part).exists():
            shutil.copytree(home / part, to / part, symlinks=True, dirs_exist_ok=True)
