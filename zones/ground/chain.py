"""A chain over rows of books: each link covers the one before it, its own number, which row it is and what the row says."""

import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from struct import Struct as Layout

from msgspec import Struct

GENESIS = sha256(b"lianfang: before the first link").digest()
"""What the first link (seq 1) has before it."""
_PLACE = Layout(">QqB")
_EPOCH, _TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})", re.ASCII)


def link(before: bytes, seq: int, book: str, row: int, content: bytes) -> bytes:
    """SHA-256 over before (32 bytes), seq and row (8 bytes each, big-endian), the book's length (1 byte), book, content.

    All but the last are of known length, so no two links say the same. Raises ValueError for a `before` of another length.
    """
    if len(before) != 32:
        raise ValueError("a digest has 32 bytes")
    name = book.encode()
    return sha256(b"".join((before, _PLACE.pack(seq, row, len(name)), name, content))).digest()


def dated(at: datetime, content: bytes) -> bytes:
    """Content with the instant of its sealing in front (whole microseconds since 1970, UTC): that is covered, too."""
    return b"%d;%b" % ((at - _EPOCH) // _TICK, content)


class Head(Struct, frozen=True):
    """The last link. As text `seq:hex`, as it stands on paper; seq 0 is a chain without links."""

    seq: int = 0
    digest: bytes = GENESIS

    def __str__(self) -> str:
        return f"{self.seq}:{self.digest.hex()}"


def read_head(text: str) -> Head | None:
    """A head as it was printed; None for anything else."""
    found = _HEAD.fullmatch(text.strip().lower())
    return Head(int(found[1]), bytes.fromhex(found[2])) if found else None
