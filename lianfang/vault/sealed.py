"""Sealed pieces: each has a random key of its own, and that key is sealed once for each reader, under the reader's own key.

A reader is person:7, officer:3 or voice:12 (a voice reads itself: destroying its key erases it). His key is a file among
the persons' keys; without it his copies are nothing, the other readers' stand. Runs inside a flow's transaction.
"""

import secrets
from contextlib import suppress
from typing import Any

from msgspec import Struct

from lianfang.settings import settings
from lianfang.vault import boxes, keys
from lianfang.vault.errors import PersonErased
from lianfang.vault.tables import SealedKey
from lianfang.vault.vocabulary import GONE


class Place(Struct, frozen=True):
    """Where a piece belongs: the clue or voice, and the number of the piece (unique within `subject`)."""

    subject: str
    thing: int
    piece: int


async def seal(place: Place, kind: str, content: bytes, readers: list[str]) -> bytes:
    """The box of a new piece; from here on the readers can open it, and nobody else. `kind` must be said again to open it."""
    content_key = secrets.token_bytes(keys.KEY_BYTES)
    await _give(place, content_key, readers)
    return boxes.seal(content_key, _bound(place, kind), content, settings().cipher)


async def unseal(place: Place, kind: str, box: bytes, reader: str) -> bytes | None:
    """What lies in it; None for whoever is no reader of it. Raises KeyDestroyed."""
    content_key = await _taken(place, reader)
    return None if content_key is None else boxes.unseal(content_key, _bound(place, kind), box)


async def share(place: Place, reader: str, another: str) -> None:
    """Another reader from now on; a reader already is none twice. Nothing happens where `reader` is none himself."""
    content_key = await _taken(place, reader)
    if content_key is not None:
        await _give(place, content_key, [another])


async def readers_of(subject: str, thing: int) -> list[str]:
    """Everybody who can open something of it, first first."""
    rows = await SealedKey.raw(
        "SELECT reader FROM sealed_key WHERE subject = {} AND thing = {} GROUP BY reader ORDER BY min(id)",
        subject,
        thing,
    )
    return [row["reader"] for row in rows]


async def things_of(reader: str, subject: str) -> list[int]:
    """Of what he can open something."""
    sql = "SELECT DISTINCT thing FROM sealed_key WHERE reader = {} AND subject = {}"
    return [row["thing"] for row in await SealedKey.raw(sql, reader, subject)]


async def forget(reader: str) -> tuple[str, ...]:
    """His copies go; returns the marks of his keys, to be destroyed after the commit."""
    rows = await SealedKey.raw("DELETE FROM sealed_key WHERE reader = {} RETURNING key", reader)
    return tuple(sorted({keys.mark_of(row["key"]) for row in rows}))


async def readers() -> list[str]:
    """Everybody who reads something."""
    return [row["reader"] for row in await SealedKey.raw("SELECT DISTINCT reader FROM sealed_key ORDER BY reader")]


async def renew(reader: str) -> str | None:
    """Seal his copies with a new key; returns the old one's name, to be destroyed after the commit.

    None where he reads nothing any more. Raises KeyDestroyed.
    """
    with suppress(PersonErased):
        await _hold(reader)
    rows = await SealedKey.raw("SELECT * FROM sealed_key WHERE reader = {} ORDER BY id", reader)
    if not rows:
        return None
    held = [_opened(row) for row in rows]
    name, key = keys.new_key(settings().keys, after=rows[0]["key"])
    for row, content_key in zip(rows, held, strict=True):
        box = boxes.seal(key, _bound_key(_place(row), reader), content_key, settings().cipher)
        await SealedKey.update({SealedKey.key: name, SealedKey.box: box}).where(SealedKey.id == row["id"])
    return str(rows[0]["key"])


async def _give(place: Place, content_key: bytes, readers: list[str]) -> None:
    for reader in sorted(set(readers)):
        name, key = await _key_of(reader)
        await SealedKey.raw(
            "INSERT INTO sealed_key (reader, subject, thing, piece, key, box) VALUES ({}, {}, {}, {}, {}, {}) "
            "ON CONFLICT (subject, piece, reader) DO NOTHING",
            reader,
            place.subject,
            place.thing,
            place.piece,
            name,
            boxes.seal(key, _bound_key(place, reader), content_key, settings().cipher),
        )


async def _key_of(reader: str) -> tuple[str, bytes]:
    """His key, made with his first piece. He stays held: renewing it meanwhile would destroy what is sealed now."""
    await _hold(reader)
    rows = await SealedKey.raw("SELECT key FROM sealed_key WHERE reader = {} LIMIT 1", reader)
    folder = settings().keys
    return (rows[0]["key"], keys.read_key(folder, rows[0]["key"])) if rows else keys.new_key(folder)


async def _hold(reader: str) -> None:
    """Of a person who was erased while this was waiting nothing is sealed again. Raises PersonErased."""
    await SealedKey.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 0))", f"sealed:{reader}")
    kind, _, number = reader.partition(":")
    if kind == "person":
        rows = await SealedKey.raw("SELECT name FROM person WHERE id = {} FOR NO KEY UPDATE", int(number))
        if not rows or rows[0]["name"] == GONE:
            raise PersonErased()


async def _taken(place: Place, reader: str) -> bytes | None:
    """The piece's key. A rotation may renew the reader's key between the row and its file: then look once more."""
    try:
        return await _read(place, reader)
    except keys.KeyDestroyed:
        return await _read(place, reader)


async def _read(place: Place, reader: str) -> bytes | None:
    sql = "SELECT * FROM sealed_key WHERE subject = {} AND thing = {} AND piece = {} AND reader = {}"
    rows = await SealedKey.raw(sql, place.subject, place.thing, place.piece, reader)
    return _opened(rows[0]) if rows else None


def _opened(row: dict[str, Any]) -> bytes:
    key = keys.read_key(settings().keys, row["key"])
    return boxes.unseal(key, _bound_key(_place(row), row["reader"]), row["box"])


def _place(row: dict[str, Any]) -> Place:
    return Place(row["subject"], row["thing"], row["piece"])


def _bound(place: Place, kind: str) -> bytes:
    return f"lianfang:sealed:{place.subject}:{place.thing}:{kind}:{place.piece}".encode()


def _bound_key(place: Place, reader: str) -> bytes:
    return f"lianfang:sealed-key:{place.subject}:{place.thing}:{place.piece}:{reader}".encode()
