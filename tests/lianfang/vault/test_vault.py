"""Personal data: locked per person, found by full value, renewed on line, gone when its key is gone."""

import asyncio
import os
import random
import stat
from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg
import pytest
from cryptography.exceptions import InvalidTag

from lianfang.database import engine, transaction
from lianfang.flows.vault.rotate import rotate
from lianfang.settings import settings
from lianfang.vault import actions, boxes, keys
from lianfang.vault.errors import KeyDestroyed, KeysNotPrivate
from lianfang.vault.tables import VaultItem
from tests.workbooks import id_number
from zones.roster.actions import add_persons
from zones.roster.tables import Bureau


async def _persons(count: int) -> list[int]:
    async with transaction() as now:
        bureau = (await Bureau.insert(Bureau(name="柳河分局", created_at=now)))[0]["id"]
        persons = await add_persons(bureau, [f"甲{number}" for number in range(count)])
        await actions.put_away({(person, "id_number"): id_number(at) for at, person in enumerate(persons)})
    return persons


async def test_a_full_number_finds_its_person_and_half_of_it_nobody(db: str) -> None:
    first, second = await _persons(2)
    found = await actions.find("id_number", [id_number(0), id_number(1), id_number(7), id_number(0)[:17], ""])
    assert found == {id_number(0): [first], id_number(1): [second]}
    assert await actions.find("phone", [id_number(0)]) == {}
    assert await actions.reveal(first, "id_number") == id_number(0)
    assert await actions.shown_masked(first) == {"id_number": "990***********" + id_number(0)[-4:]}


async def test_a_box_moved_to_another_person_or_kind_does_not_open(db: str) -> None:
    first, second = await _persons(2)
    async with transaction():
        await actions.put_away({(first, "phone"): "19900000001"})
    await VaultItem.raw(
        "UPDATE vault_item SET (key, box) = (SELECT key, box FROM vault_item WHERE person = {} AND kind = 'phone') WHERE person = {}",
        first,
        second,
    )
    with pytest.raises(InvalidTag):
        await actions.reveal(second, "id_number")
    await VaultItem.raw(
        "UPDATE vault_item SET box = (SELECT box FROM vault_item WHERE person = {} AND kind = 'phone') WHERE person = {} AND kind = 'id_number'",
        first,
        first,
    )
    with pytest.raises(InvalidTag):
        await actions.reveal(first, "id_number")


@pytest.mark.parametrize("cipher", ["aes-gcm", "sm4-gcm"])
def test_a_box_opens_for_its_person_and_kind_alone(cipher: str) -> None:
    key = bytes(range(32))
    box = boxes.lock(key, 1, "phone", "19900000001", cipher)
    assert boxes.unlock(key, 1, "phone", box) == "19900000001"
    assert b"1990000" not in box
    assert boxes.lock(key, 1, "phone", "19900000001", cipher) != box, "a nonce of its own each time"
    flipped = [box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :] for at in range(1, len(box))]
    for person, kind, tried in [(2, "phone", box), (1, "id_number", box), *((1, "phone", bad) for bad in flipped)]:
        with pytest.raises(InvalidTag):
            boxes.unlock(key, person, kind, tried)
    with pytest.raises(InvalidTag):
        boxes.unlock(key[::-1], 1, "phone", box)


async def test_the_setting_changes_the_cipher_of_what_is_locked_from_now_on(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = await _persons(2)
    monkeypatch.setenv("LIANFANG_CIPHER", "sm4-gcm")
    settings.cache_clear()
    async with transaction():
        await actions.put_away({(second, "id_number"): id_number(9)})
    marks = await VaultItem.raw("SELECT substring(box from 1 for 1) AS mark FROM vault_item ORDER BY person")
    assert [row["mark"] for row in marks] == [b"\x01", b"\x02"]
    assert [await actions.reveal(person, "id_number") for person in (first, second)] == [id_number(0), id_number(9)]
    await rotate()
    marks = await VaultItem.raw("SELECT DISTINCT substring(box from 1 for 1) AS mark FROM vault_item")
    assert [row["mark"] for row in marks] == [b"\x02"]
    assert await actions.reveal(first, "id_number") == id_number(0)


async def test_with_his_key_destroyed_nobody_reads_a_person_and_everybody_else_is_read(db: str) -> None:
    first, second = await _persons(2)
    name = (await VaultItem.raw("SELECT key FROM vault_item WHERE person = {}", first))[0]["key"]
    for _ in range(2):
        keys.destroy_key(settings().keys, name)
    with pytest.raises(KeyDestroyed):
        await actions.reveal(first, "id_number")
    with pytest.raises(KeyDestroyed):
        await actions.shown_masked(first)
    assert await actions.reveal(second, "id_number") == id_number(1)


@pytest.mark.parametrize("count", [520, pytest.param(5000, marks=pytest.mark.soak)])
async def test_while_every_key_is_renewed_no_reader_fails(db: str, count: int) -> None:
    persons = await _persons(count)
    before = {row["key"] for row in await VaultItem.raw("SELECT key FROM vault_item")}
    renewing, reads, chance = asyncio.create_task(rotate()), 0, random.Random(7)
    while not renewing.done():
        at = chance.randrange(count)
        assert await actions.reveal(persons[at], "id_number") == id_number(at)
        assert len(await actions.shown_masked(persons[at])) == 1
        reads += 1
    assert await renewing == count
    after = {row["key"] for row in await VaultItem.raw("SELECT key FROM vault_item")}
    assert len(after) == count and not before & after
    assert {file.name for file in (settings().keys / "persons").rglob("*") if file.is_file()} == after
    assert reads > count // 10


@pytest.mark.parametrize("read", [lambda person: actions.reveal(person, "id_number"), actions.shown_masked])
async def test_a_reader_who_finds_the_key_gone_looks_once_more(
    db: str, monkeypatch: pytest.MonkeyPatch, read: Callable[[int], Awaitable[object]]
) -> None:
    """The key is renewed and destroyed between the reader's row and its file, in both ways of reading."""
    (person,) = await _persons(1)
    held = keys.read_key

    def gone(folder: Path, name: str) -> bytes:
        monkeypatch.setattr(keys, "read_key", held)
        renewed.append(name)
        raise KeyDestroyed(key=name)

    renewed: list[str] = []
    monkeypatch.setattr(keys, "read_key", gone)
    assert await read(person)
    assert len(renewed) == 1


async def test_what_is_put_away_while_keys_are_renewed_stays_readable(db: str) -> None:
    """An import has read the person's key and not committed; the renewal must wait for it."""
    (person,) = await _persons(1)
    watcher = await asyncpg.connect(db)
    async with transaction():
        await actions.put_away({(person, "phone"): "19900000001"})
        renewing = asyncio.create_task(_rotate_outside())
        while not renewing.done() and not await watcher.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
            await asyncio.sleep(0.01)
    await renewing
    await watcher.close()
    assert await actions.reveal(person, "phone") == "19900000001"
    assert await actions.reveal(person, "id_number") == id_number(0)


async def _rotate_outside() -> None:
    """A task inherits the transaction it was made in."""
    engine.current_transaction.set(None)
    await rotate()


def test_folders_of_keys_are_closed_and_files_are_private_whatever_the_umask(home: Path) -> None:
    before = os.umask(0)
    try:
        folder = settings().keys
        name, key = keys.new_key(folder)
        keys.blind_key(folder)
    finally:
        os.umask(before)
    assert keys.read_key(folder, name) == key
    found = [folder, *folder.rglob("*")]
    assert len(found) == 5
    modes = {stat.S_IMODE(path.stat().st_mode) for path in found if path.is_dir()}
    assert modes == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in found if path.is_file()} == {0o600}


@pytest.mark.parametrize("mode", [0o701, 0o710, 0o750, 0o755, 0o777])
def test_a_folder_of_keys_that_others_can_enter_is_refused(home: Path, mode: int) -> None:
    folder = settings().keys
    name, _ = keys.new_key(folder)
    folder.chmod(mode)
    for use in (lambda: keys.new_key(folder), lambda: keys.read_key(folder, name), lambda: keys.blind_key(folder)):
        with pytest.raises(KeysNotPrivate):
            use()


def test_a_key_and_its_name_are_on_disk_before_they_count(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[Path] = []
    held = os.fsync

    def watched(handle: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{handle}").readlink())
        held(handle)

    monkeypatch.setattr(os, "fsync", watched)
    name, _ = keys.new_key(settings().keys)
    persons = settings().keys / "persons"
    assert {settings().keys, persons, persons / name[:2]} <= set(flushed)
    keys.destroy_key(settings().keys, name)
    assert flushed[-1] == persons / name[:2]


def test_two_who_make_the_blind_key_at_once_get_the_same(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, other = keys.write, []

    def late(file: Path, content: bytes) -> None:
        monkeypatch.setattr(keys, "write", held)
        other.append(keys.blind_key(settings().keys))
        held(file, content)

    monkeypatch.setattr(keys, "write", late)
    assert [keys.blind_key(settings().keys)] == other
