"""A photo is kept sealed, found by its thing alone, and counted against whoever brought it."""

import asyncio
import resource
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lianfang.database import look, transaction
from lianfang.photos import shelf
from lianfang.photos.actions import check_quota, store
from lianfang.photos.cleaned import cleaned
from lianfang.photos.errors import PhotoGone, PhotoQuota
from lianfang.photos.reads import photos_of
from lianfang.photos.rules import QUOTA_BYTES, QUOTA_PHOTOS
from lianfang.settings import settings
from lianfang.vault.errors import KeysNotPrivate
from tests.conftest import Clock
from tests.lianfang.photos.albums import (
    GUARD,
    OTHER,
    PICTURE,
    Crash,
    as_owner,
    lies,
    only,
    put_back,
    removed,
    seen,
    stored,
)
from tests.lianfang.photos.pictures import from_phone

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("cipher", ["aes-gcm", "sm4-gcm"])
async def test_a_photo_from_a_phone_comes_back_clean_and_lies_sealed(
    db: str, monkeypatch: pytest.MonkeyPatch, cipher: str
) -> None:
    monkeypatch.setenv("LIANFANG_CIPHER", cipher)
    settings.cache_clear()
    clean = await cleaned(from_phone("JPEG", 6))
    photo = await stored(content=clean)
    assert await seen(photo) == clean
    files = lies()
    assert len(only("keys", files)) == len(only("data", files)) == 1
    assert not any(clean[12:40] in content or b"WEBP" in content for content in files.values())
    (key,) = only("keys", files).values()
    assert len(key) == 32 and not any(key in content for content in only("data", files).values())


async def test_nobody_else_on_the_machine_can_open_the_files(db: str) -> None:
    await stored()
    for home in (settings().keys, settings().data / "photos"):
        for file in [home, *home.rglob("*")]:
            assert stat.S_IMODE(file.stat().st_mode) == (0o700 if file.is_dir() else 0o600), file
    (settings().keys / "photos").chmod(0o755)
    with pytest.raises(KeysNotPrivate):
        await stored()


async def test_photos_are_listed_by_their_things_in_order(db: str) -> None:
    first, second, third = await stored(thing=5), await stored(thing=6), await stored(OTHER, thing=5)
    await stored(subject="note", thing=5)
    await removed(await stored())
    found = await look(lambda: photos_of("aid", [5, 6, 7]))
    assert {thing: [(one.id, one.owner) for one in rows] for thing, rows in found.items()} == {
        5: [(first, GUARD), (third, OTHER)],
        6: [(second, GUARD)],
    }
    assert found[6][0].bytes == len(PICTURE)
    assert await look(lambda: photos_of("aid", [])) == {}


async def test_a_photo_is_had_with_its_own_thing_only(db: str) -> None:
    photo, other = await stored(thing=5), await stored(thing=6, content=b"another")
    assert await seen(photo) == PICTURE and await seen(other, thing=6) == b"another"
    for number, subject, thing in [(photo, "aid", 6), (photo, "note", 5), (other, "aid", 5), (other + 1, "aid", 5)]:
        assert await seen(number, subject, thing) is None


async def test_another_key_another_name_and_a_changed_file_open_nothing(db: str) -> None:
    photo, other = await stored(), await stored(content=b"another")
    files = lies()
    keys, boxes = list(only("keys", files)), list(only("data", files))
    key, box = files[keys[0]], files[boxes[0]]
    for path, tried in [
        *((keys[0], wrong) for wrong in (files[keys[1]], b"", key[:-1], key + b"\0")),
        *((boxes[0], wrong) for wrong in (files[boxes[1]], b"", box[:20], b"\x07" + box[1:], box[:-1], box + b"\0")),
    ]:
        put_back(files | {path: tried})
        found = {await seen(photo), await seen(other)}
        assert found in ({None, b"another"}, {None, PICTURE}), path
    (swapped := dict(files)).update({boxes[0]: files[boxes[1]], keys[0]: files[keys[1]]})
    put_back(swapped)
    assert None in {await seen(photo), await seen(other)}
    put_back(files)
    assert (await seen(photo), await seen(other)) == (PICTURE, b"another")


async def test_what_was_changed_by_somebody_who_has_the_key_is_not_shown_for_the_photo(db: str) -> None:
    photo = await stored()
    await as_owner(db, "UPDATE photo SET digest = 'x'")
    assert await seen(photo) is None


@pytest.mark.parametrize(
    "name", ["../outside", "ABSOLUTE", "", ".", "*", "a" * 31, "A" * 32, "a" * 32 + "\n", "ａ" * 32]
)
def test_no_file_elsewhere_can_be_named(home: Path, name: str) -> None:
    """Aimed at a file of its own only: should the guard ever be missing, nothing but that file is lost."""
    outside = settings().data / "photos" / "outside"
    outside.parent.mkdir(parents=True)
    outside.write_bytes(b"stays")
    named = str(outside) if name == "ABSOLUTE" else name
    with pytest.raises(PhotoGone):
        shelf.take(named)
    shelf.destroy([named])
    assert outside.read_bytes() == b"stays"


async def test_a_full_disk_leaves_neither_half_a_photo_nor_a_key(db: str) -> None:
    await stored()
    before = lies()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            await stored(content=bytes(200_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert lies() == before
    assert list(await look(lambda: photos_of("aid", [5]))) == [5]


async def test_forty_photos_a_day_and_no_more_removed_ones_too(db: str, clock: Clock) -> None:
    clock.shows(2026, 11, 22, 1)
    for _ in range(QUOTA_PHOTOS - 1):
        last = await stored()
    await removed(last)
    async with transaction() as now:
        await check_quota(GUARD, now)
    await stored()
    for more in (0, 1):
        with pytest.raises(PhotoQuota):
            async with transaction() as now:
                await check_quota(GUARD, now, more)
    before = lies()
    with pytest.raises(PhotoQuota):
        await stored()
    assert lies() == before
    await stored(OTHER)
    clock.shows(2026, 11, 23, 0, 59)
    with pytest.raises(PhotoQuota):
        await stored()
    clock.shows(2026, 11, 23, 1, 1)
    await stored()


async def test_a_hundred_megabytes_a_day_and_no_more(db: str) -> None:
    await stored()
    await as_owner(db, f"UPDATE photo SET bytes = {QUOTA_BYTES - 10}")
    with pytest.raises(PhotoQuota) as refused:
        await stored(content=b"eleven byte")
    assert refused.value.facts == {"hours": 24, "most": 40, "most_mb": 100}
    await stored(content=b"ten bytes.")


async def test_who_sends_many_at_once_gets_no_more(db: str) -> None:
    for _ in range(QUOTA_PHOTOS - 3):
        await stored()
    came = await asyncio.gather(*(stored() for _ in range(9)), return_exceptions=True)
    assert [type(one) for one in came].count(PhotoQuota) == 6
    assert [type(one) for one in came].count(int) == 3


async def test_what_a_flow_does_not_finish_is_not_there(db: str) -> None:
    with pytest.raises(Crash):
        async with transaction() as now:
            photo = await store(GUARD, "aid", 5, PICTURE, now)
            raise Crash
    assert await seen(photo) is None and await look(lambda: photos_of("aid", [5])) == {}


def test_a_sealed_photo_opens_under_its_own_name_only(home: Path) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    first, second = shelf.put(PICTURE, now), shelf.put(b"another", now)
    put_back(
        {
            path.replace(second, first).replace(f"/{second[:2]}/", f"/{first[:2]}/"): content
            for path, content in lies().items()
            if second in path
        }
    )
    assert shelf.take(second) == b"another"
    with pytest.raises(PhotoGone):
        shelf.take(first)
