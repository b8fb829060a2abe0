"""R-07: a command was carried out and then everything broke off: whoever sends it again gets its answer, nothing more."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from lianfang import commands
from lianfang.app import make_app
from lianfang.database import transaction
from lianfang.settings import settings
from lianfang.tables import Command
from lianfang.vault.tables import VaultItem
from tests.lianfang.access.books import books, counts
from tests.lianfang.api.samples import SAMPLES, call
from tests.lianfang.api.test_repeats import POSTS, bring_things_to_confirm, in_order, prepare, send, tiny
from tests.lianfang.api.world import World


class Cut:
    """The app behind a line that breaks as the answer goes out. `lost` are the bodies that nobody got."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.lost: list[bytes] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def break_off(message: Any) -> None:
            if message["type"] == "http.response.body":
                self.lost.append(message["body"])
                raise ConnectionResetError

        await self.app(scope, receive, break_off)


@asynccontextmanager
async def _dies_after_the_commit(snapshot: bool = False) -> AsyncIterator[datetime]:
    async with transaction(snapshot) as now:
        yield now
    raise ConnectionResetError


@pytest.fixture
async def ready(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Something lies there to be confirmed; printing is tested elsewhere."""
    for flow in ("issue", "correct"):
        monkeypatch.setattr(f"lianfang.flows.bulletin.{flow}.pressed", tiny)
    await bring_things_to_confirm(world)
    return world


async def test_a_lost_answer_is_given_again_byte_for_byte_and_nothing_is_done_again(ready: World, db: str) -> None:
    whole, another = ready.app, make_app()
    for name in in_order():
        await prepare(name, ready.at["own"])
        sent, key = call(ready, name, ready.at["own"]), f"{name[:40]}-lost"
        ready.app = cut = Cut(whole)
        async with ready.client(SAMPLES[name].role) as client:
            await send(client, sent, key)
        done, rows = await books(db), await counts(db)
        assert await _was_done(key), name
        ready.app = another  # whoever answers now has not been there
        async with ready.client(SAMPLES[name].role) as client:
            again = await send(client, sent, key)
        assert (again.status_code, [again.content]) == (POSTS[name].status_code, cut.lost), (name, again.text)
        assert (await books(db), await counts(db)) == (done, rows), name


async def test_what_was_written_before_the_server_died_is_answered_and_finished_by_the_next(
    ready: World, db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It dies right after the commit: whatever a command does outside its transaction was not done."""
    his = await _key_files(ready.at["own"]["spare"])
    for name in in_order():
        await prepare(name, ready.at["own"])
        sent, key = call(ready, name, ready.at["own"]), f"{name[:40]}-died"
        async with ready.client(SAMPLES[name].role) as client:
            with monkeypatch.context() as patch:
                patch.setattr(commands, "transaction", _dies_after_the_commit)
                died = await send(client, sent, key)
            assert died.status_code == 500 and await _was_done(key), name
            again = await send(client, sent, key)
            rows, done = await counts(db), await books(db)
            once_more = await send(client, sent, key)
        assert (again.status_code, again.content) == (POSTS[name].status_code, once_more.content), (name, again.text)
        assert (await books(db), await counts(db)) == (done, rows), name
        assert any(file.exists() for file in his) == (name != "erase_person"), (name, "the last one, sent again")


async def _was_done(key: str) -> bool:
    return bool(await Command.raw("SELECT 1 FROM command WHERE key = {}", key))


async def _key_files(person: int) -> list[Path]:
    rows = await VaultItem.raw("SELECT DISTINCT key FROM vault_item WHERE person = {}", person)
    return [settings().keys / "persons" / row["key"][:2] / row["key"] for row in rows]
