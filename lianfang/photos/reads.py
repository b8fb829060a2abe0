"""Photos by what they belong to, all things of a list in one statement. Who may see the thing is the caller's to decide, before he asks here."""

import asyncio
import hashlib
from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from lianfang.photos import shelf
from lianfang.photos.errors import PhotoGone
from lianfang.photos.tables import Photo


class PhotoRow(Struct, frozen=True):
    """A photo that can be had."""

    id: int
    thing: int
    owner: str
    bytes: int
    at: datetime


async def photos_of(subject: str, things: Iterable[int]) -> dict[int, list[PhotoRow]]:
    """Thing → its photos, oldest first. A thing without one is not named."""
    rows = await Photo.raw(
        "SELECT id, thing, owner, bytes, at FROM photo "
        "WHERE thing = ANY({}) AND subject = {} AND removed_at IS NULL ORDER BY id",
        list(things),
        subject,
    )
    found: dict[int, list[PhotoRow]] = {}
    for row in rows:
        found.setdefault(row["thing"], []).append(PhotoRow(**row))
    return found


async def twins(subject: str, things: Iterable[int]) -> dict[int, list[int]]:
    """Thing → other things of its kind with a photo of the very same picture; one that was removed since still tells."""
    rows = await Photo.raw(
        "SELECT DISTINCT p.thing, o.thing AS other FROM photo p JOIN photo o ON o.digest = p.digest AND o.subject = p.subject "
        "AND o.thing <> p.thing WHERE p.thing = ANY({}) AND p.subject = {} ORDER BY p.thing, o.thing",
        list(things),
        subject,
    )
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(row["thing"], []).append(row["other"])
    return found


async def digests_of(subject: str, thing: int) -> list[bytes]:
    """SHA-256 of each photo of a thing, oldest first: what a paper says instead of the picture."""
    rows = await Photo.raw(
        "SELECT digest FROM photo WHERE subject = {} AND thing = {} AND removed_at IS NULL ORDER BY id", subject, thing
    )
    return [row["digest"] for row in rows]


async def content_of(subject: str, thing: int, photo: int) -> bytes:
    """The picture (WEBP). It is asked for with its thing: whoever may see one thing sees no other's photo by its number.

    Raises PhotoGone.
    """
    return await _content("id = {} AND subject = {} AND thing = {}", photo, subject, thing)


async def content_of_digest(subject: str, thing: int, digest: str) -> bytes:
    """The picture of a thing by its SHA-256. Raises PhotoGone."""
    return await _content("subject = {} AND thing = {} AND digest = decode({}, 'hex')", subject, thing, digest)


async def _content(which: str, *facts: object) -> bytes:
    rows = await Photo.raw(
        f"SELECT file, digest FROM photo WHERE {which} AND removed_at IS NULL ORDER BY id LIMIT 1", *facts
    )
    if not rows:
        raise PhotoGone()
    content = await asyncio.to_thread(shelf.take, rows[0]["file"])
    if hashlib.sha256(content).digest() != rows[0]["digest"]:
        raise PhotoGone()
    return content
