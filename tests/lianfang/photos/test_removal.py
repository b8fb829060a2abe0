"""What is removed cannot be read by anybody any more, whatever comes back from old copies; what a crash left goes."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lianfang.database import transaction
from lianfang.photos import actions, shelf
from lianfang.settings import settings
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
    swept,
)

pytestmark = pytest.mark.anyio
LIVES_AGAIN = "UPDATE photo SET removed_at = NULL"


async def test_a_removed_photo_is_gone_at_once_and_its_neighbours_stay(db: str) -> None:
    photo, other = await stored(), await stored()
    async with transaction() as now:
        names = await actions.remove("aid", 5, photo, now)
        assert await actions.remove("aid", 5, photo, now) == []
    assert await seen(photo) is None and await seen(other) == PICTURE
    await actions.destroy(names)
    await actions.destroy(names)
    assert len(lies()) == 2 and not any(names[0] in path for path in lies())
    assert await seen(other) == PICTURE


async def test_a_photo_is_removed_with_its_own_thing_only(db: str) -> None:
    photo = await stored()
    await removed(photo, thing=6)
    await removed(photo, subject="note")
    assert await seen(photo) == PICTURE


async def test_a_removal_that_was_rolled_back_removed_nothing(db: str) -> None:
    photo = await stored()
    with pytest.raises(Crash):
        async with transaction() as now:
            await actions.remove("aid", 5, photo, now)
            raise Crash
    assert await swept() == 0
    assert await seen(photo) == PICTURE


async def test_an_old_copy_of_the_data_and_of_the_database_shows_no_removed_photo(db: str) -> None:
    photo = await stored()
    copy = lies()
    await removed(photo)
    put_back(only("data", copy))
    assert await seen(photo) is None
    await as_owner(db, LIVES_AGAIN)
    assert await seen(photo) is None, "the key is in no copy of the data"
    put_back(copy)
    assert await seen(photo) == PICTURE, "with the key it would be: the copy was a true one"


async def test_an_old_copy_of_keys_and_data_shows_nothing_either_and_is_destroyed_again(db: str) -> None:
    photo, other = await stored(), await stored(OTHER)
    copy = lies()
    await removed(photo)
    put_back(copy)
    assert await seen(photo) is None
    assert await swept() == 1 and len(lies()) == 2
    await as_owner(db, LIVES_AGAIN)
    assert await seen(photo) is None and await seen(other) == PICTURE


async def test_all_that_somebody_brought_goes_with_him_again_after_a_restore(db: str) -> None:
    mine, others = [await stored(thing=thing) for thing in (1, 2, 3)], await stored(OTHER, thing=1)
    copy = lies()
    for _ in range(2):
        async with transaction() as now:
            names = await actions.remove_of(GUARD, now)
        await actions.destroy(names)
        assert len(names) == 3 and len(lies()) == 2
        assert [await seen(photo, thing=thing) for thing, photo in enumerate(mine, 1)] == [None] * 3
        assert await seen(others, thing=1) == PICTURE
        put_back(copy)
        await as_owner(db, LIVES_AGAIN)


async def test_the_day_of_retention_begins_at_midnight_in_shanghai(db: str, clock: Clock) -> None:
    clock.shows(2026, 10, 31, 15, 59)
    october, note = await stored(), await stored(subject="note")
    clock.shows(2026, 10, 31, 16, 1)
    november = await stored()
    clock.shows(2026, 11, 30, 20)
    async with transaction() as now:
        names = await actions.remove_older("aid", date(2026, 11, 1), now)
    await actions.destroy(names)
    assert await seen(october) is None and await seen(november) == PICTURE
    assert await seen(note, "note") == PICTURE


async def test_a_crash_between_file_and_row_is_swept_after_an_hour(db: str, clock: Clock) -> None:
    clock.shows(2026, 11, 22, 8)
    photo = await stored()
    kept = lies()
    with pytest.raises(Crash):
        async with transaction() as now:
            await actions.store(GUARD, "aid", 5, PICTURE, now)
            raise Crash
    assert len(lies()) == 4
    clock.shows(2026, 11, 22, 8, 59)
    assert await swept() == 0
    clock.shows(2026, 11, 22, 9, 1)
    assert await swept() == 1
    assert lies() == kept and await seen(photo) == PICTURE


@pytest.mark.parametrize("home", ["keys", "data"])
@pytest.mark.parametrize("hidden", [True, False])
async def test_a_crash_in_the_middle_of_writing_is_swept(db: str, clock: Clock, home: str, hidden: bool) -> None:
    clock.shows(2100, 1, 1)  # half a file has the disk's own time: it is older than an hour here
    photo = await stored()
    kept = lies()
    folder = {"keys": settings().keys, "data": settings().data}[home] / "photos" / "ab"
    folder.mkdir(exist_ok=True)
    (folder / (".ab" + "c" * 30 + ".0123abcd" if hidden else "ab" + "c" * 30)).write_bytes(b"half")
    assert await swept() == 1
    assert lies() == kept and await seen(photo) == PICTURE


async def test_the_second_name_that_a_crash_left_of_a_key_goes_with_the_key(db: str) -> None:
    photo = await stored()
    (path,) = only("keys", lies())
    key = settings().keys / "photos" / path.removeprefix("keys/")
    key.with_name(f".{key.name}.0123abcd").hardlink_to(key)
    await removed(photo)
    assert lies() == {}


async def test_a_crash_between_the_commit_and_the_destruction_is_finished_by_the_sweep(db: str) -> None:
    photo, other = await stored(), await stored()
    async with transaction() as now:
        await actions.remove("aid", 5, photo, now)
    assert len(lies()) == 4 and await swept() == 1 and len(lies()) == 2
    assert await seen(other) == PICTURE and await swept() == 0


async def test_another_database_sweeps_nothing_away(db: str, clock: Clock) -> None:
    """Started once by mistake on an empty database, the server must not destroy what belongs to the right one."""
    await stored()
    kept = lies()
    await as_owner(db, "DELETE FROM photo")
    clock.shows(2100, 1, 1)
    assert await swept() == 0 and lies() == kept


async def test_what_is_no_photo_is_left_alone(db: str, clock: Clock) -> None:
    await stored()
    clock.shows(2100, 1, 1)
    strange = [settings().data / "photos" / "ab" / "README", settings().keys / "photos" / "notes"]
    for file in strange:
        file.parent.mkdir(exist_ok=True)
        file.write_text("stays")
    await swept()
    assert [file.read_text() for file in strange] == ["stays", "stays"]


def test_half_a_name_destroys_nothing(home: Path) -> None:
    name = shelf.put(PICTURE, datetime(2026, 11, 22, tzinfo=UTC))
    shelf.destroy(["", "*", "?", name[:31], name[:2], f"{name}*"])
    assert shelf.take(name) == PICTURE
