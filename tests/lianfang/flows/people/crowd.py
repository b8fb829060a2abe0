"""Many guards with points, their old backup, and what of them can be read."""

import shutil
from pathlib import Path

import asyncpg
from cryptography.exceptions import InvalidTag

from lianfang import database
from lianfang.flows.points.score import score
from lianfang.settings import settings
from lianfang.vault import actions, boxes
from tests.cast import GUARDS, bring_roster, bring_week, the_station
from tests.workbooks import id_number
from zones.ground.scope import Scope

FAMILY, GIVEN = "郑冯陈褚卫蒋沈韩杨朱", "一二三四五六七八九十"


def crowd(count: int) -> list[list[object]]:
    """Rows of the cast's guards and `count` more, each with a name, a number and a phone of his own."""
    names = [f"{FAMILY[at // 10 % 10]}{GIVEN[at % 10]}{FAMILY[at // 100 % 10]}" for at in range(count)]
    more = [
        [
            name,
            "老街市场",
            id_number(100 + at),
            f"199000{10000 + at}",
            f"苏{1000 + at}",
            "2014-01-01",
            "东门",
            "早班",
            None,
        ]
        for at, name in enumerate(names)
    ]
    return [*GUARDS, *more]


async def bring_crowd(count: int) -> Scope:
    """The cast's station with a crowd, its week and points."""
    await bring_roster(guards=crowd(count))
    await bring_week()
    station = await the_station()
    await score(station.id)
    return Scope((station.id,))


async def books(url: str) -> dict[str, object]:
    """What an erasure must not change: sums and rows of the books."""
    owner = await asyncpg.connect(url)
    try:
        return {
            "balances": await owner.fetch("SELECT id, balance FROM account ORDER BY id"),
            "sum": await owner.fetchval("SELECT coalesce(sum(amount), 0) FROM entry"),
            "entries": await owner.fetchval("SELECT md5(string_agg(e::text, '|' ORDER BY id)) FROM entry e"),
            "awards": await owner.fetchval("SELECT md5(string_agg(a::text, '|' ORDER BY id)) FROM award a"),
            "deeds": await owner.fetchval("SELECT md5(string_agg(d::text, '|' ORDER BY id)) FROM deed d"),
        }
    finally:
        await owner.close()


class Backup:
    """A copy of the database and of the keys as they are now."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.name, self.keys = url, url.partition("?")[0].rsplit("/", 1)[1], folder
        self.old = self.name + "_old"

    async def make(self) -> None:
        shutil.copytree(settings().keys, self.keys)
        await self._copy(self.name, self.old)

    async def restore(self, with_keys: bool) -> None:
        """The database as it was; with the keys the whole folder of keys, the erasure list in it too."""
        await self._copy(self.old, self.name)
        if with_keys:
            shutil.rmtree(settings().keys)
            shutil.copytree(self.keys, settings().keys)

    def url_of_old(self) -> str:
        return self.url.replace(f"/{self.name}", f"/{self.old}", 1)

    async def drop(self) -> None:
        await self._outside(f"DROP DATABASE IF EXISTS {self.old} WITH (FORCE)")

    async def _copy(self, source: str, target: str) -> None:
        """Nobody may be connected to a database that is copied."""
        await database.close_pool()
        await self._outside(f"DROP DATABASE IF EXISTS {target} WITH (FORCE)")
        await self._outside(f"CREATE DATABASE {target} TEMPLATE {source}")
        await database.open_pool(self.url)

    async def _outside(self, sql: str) -> None:
        connection = await asyncpg.connect(self.url.replace(f"/{self.name}", "/postgres", 1))
        try:
            await connection.execute(sql)
        finally:
            await connection.close()


async def boxes_of(url: str, persons: list[int]) -> list[asyncpg.Record]:
    """The locked values of persons, as an old backup has them."""
    owner = await asyncpg.connect(url)
    try:
        return await owner.fetch("SELECT person, kind, box FROM vault_item WHERE person = ANY($1)", persons)
    finally:
        await owner.close()


def opened_by_any_key(held: list[asyncpg.Record]) -> int:
    """How many of these boxes some file in the folder of keys opens."""
    files = [file.read_bytes() for file in settings().keys.rglob("*") if file.is_file()]
    return sum(_opens(key, row) for row in held for key in files if len(key) == 32)


def _opens(key: bytes, row: asyncpg.Record) -> bool:
    try:
        boxes.unlock(key, row["person"], row["kind"], row["box"])
    except InvalidTag:
        return False
    return True


async def readable(persons: list[int]) -> int:
    """How many persons have a value that can be read."""
    return sum([bool(await actions.shown_masked(person)) for person in persons])
