"""Storing, removing and looking, as a flow does it; and where the files lie."""

import asyncpg

from lianfang.database import look, transaction
from lianfang.photos import actions, reads
from lianfang.photos.errors import PhotoGone
from lianfang.photos.rules import Clean
from lianfang.settings import settings

GUARD, OTHER = "account:7", "account:8"
PICTURE = Clean(b"RIFF\x1a\0\0\0WEBPVP8 a face at the gate")


class Crash(Exception):
    """The process ends in the middle of a flow."""


async def stored(owner: str = GUARD, subject: str = "aid", thing: int = 5, content: bytes = PICTURE) -> int:
    """A photo in a transaction of its own."""
    async with transaction() as now:
        return await actions.store(owner, subject, thing, Clean(content), now)


async def removed(photo: int, subject: str = "aid", thing: int = 5) -> None:
    """Removed and destroyed, as the end of a flow is."""
    async with transaction() as now:
        names = await actions.remove(subject, thing, photo, now)
    await actions.destroy(names)


async def swept() -> int:
    """One sweep."""
    async with transaction() as now:
        return await actions.sweep(now)


async def seen(photo: int, subject: str = "aid", thing: int = 5) -> bytes | None:
    """What somebody gets who may see the thing."""
    try:
        return await look(lambda: reads.content_of(subject, thing, photo))
    except PhotoGone:
        return None


def lies() -> dict[str, bytes]:
    """Every file of the photos, hidden ones too: path → bytes."""
    homes = {"keys": settings().keys / "photos", "data": settings().data / "photos"}
    return {
        f"{home}/{file.relative_to(folder)}": file.read_bytes()
        for home, folder in homes.items()
        for file in folder.rglob("*")
        if file.is_file()
    }


def put_back(files: dict[str, bytes]) -> None:
    """Files as they lay before, from an old copy."""
    for path, content in files.items():
        home, _, rest = path.partition("/")
        file = {"keys": settings().keys, "data": settings().data}[home] / "photos" / rest
        file.write_bytes(content)


def only(home: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """Those of the keys, or of the data."""
    return {path: content for path, content in files.items() if path.startswith(home)}


async def as_owner(url: str, sql: str) -> None:
    """What only the database's owner could do: an old backup, for example."""
    owner = await asyncpg.connect(url)
    try:
        await owner.execute(sql)
    finally:
        await owner.close()
