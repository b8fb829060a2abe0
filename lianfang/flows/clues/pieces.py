"""The sealed pieces of a clue: put in, opened by a reader, shared with another."""

from datetime import datetime

from msgspec import Struct

from lianfang.vault import sealed
from lianfang.vault.sealed import Place
from zones.reports.actions.clues import next_box, put
from zones.reports.reads.clues import BoxRow, boxes
from zones.reports.vocabulary.clues import Piece

SUBJECT = "clue"


class Opened(Struct, frozen=True):
    """A piece as its reader sees it: words or an answer as `text`; of a photo the number alone."""

    id: int
    kind: str
    text: str
    at: datetime


async def seal_in(clue: int, kind: Piece, content: bytes, readers: list[str], now: datetime) -> None:
    """A new piece, for these readers alone."""
    number = await next_box()
    await put(number, clue, kind, await sealed.seal(_place(clue, number), kind, content, readers), now)


async def open_for(reader: str, clue: int) -> tuple[Opened, ...]:
    """All that this reader may read of it, in order."""
    found = [(box, await _open(reader, clue, box)) for box in await boxes(clue)]
    return tuple(
        Opened(box.id, box.kind, "" if box.kind == "photo" else content.decode(), box.at)
        for box, content in found
        if content is not None
    )


async def photo_for(reader: str, clue: int, number: int) -> bytes | None:
    """A photo of the clue; None for whoever is no reader of it, or where there is none of this number."""
    box = next((one for one in await boxes(clue) if one.id == number and one.kind == "photo"), None)
    return await _open(reader, clue, box) if box else None


async def share_all(clue: int, reader: str, another: str) -> None:
    """Another reader of every piece that `reader` can open."""
    for box in await boxes(clue):
        await sealed.share(_place(clue, box.id), reader, another)


async def readers_of(clue: int) -> list[str]:
    """person:7, officer:3 …"""
    return await sealed.readers_of(SUBJECT, clue)


async def _open(reader: str, clue: int, box: BoxRow) -> bytes | None:
    return await sealed.unseal(_place(clue, box.id), box.kind, box.box, reader)


def _place(clue: int, box: int) -> Place:
    return Place(SUBJECT, clue, box)
