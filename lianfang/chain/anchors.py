"""Heads kept outside the database, beside the keys: a chain that was cut, or written anew as a whole, does not agree with them.

One line a head, `seq:hex instant`, only ever added. A line without an end was never written.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from lianfang.settings import settings
from lianfang.vault.files import flush, open_folder
from zones.ground.chain import Head, read_head

NAME = "chain.heads"
EVERY = timedelta(hours=1)
_LONGEST = 256


class Kept(Struct, frozen=True):
    """Heads in the order they were written; the numbers of lines that say nothing."""

    heads: tuple[Head, ...]
    damaged: tuple[int, ...]


def kept() -> Kept:
    """All that stands in the file."""
    if not _file().exists():
        return Kept((), ())
    lines = _file().read_bytes().rpartition(b"\n")[0].splitlines()
    read = [_read(line) for line in lines]
    return Kept(
        tuple(head for head, _ in filter(None, read)),
        tuple(nth for nth, one in enumerate(read, 1) if one is None),
    )


def keep(head: Head, now: datetime, at_most_every: timedelta = timedelta()) -> bool:
    """Add a head that has moved on since the last line, and that line is old enough. Returns whether. Raises KeysNotPrivate."""
    with _open() as file:
        last = _last(file)
        if not head.seq or (last and (head.seq <= last[0].seq or now - last[1] < at_most_every)):
            return False
        file.write(f"{head} {now.isoformat()}\n".encode())
        file.flush()
        os.fsync(file.fileno())
    return True


def _file() -> Path:
    return settings().keys / NAME


def _read(line: bytes) -> tuple[Head, datetime] | None:
    said, _, at = line.decode("ascii", "replace").partition(" ")
    head = read_head(said)
    try:
        return (head, datetime.fromisoformat(at)) if head else None
    except ValueError:
        return None


@contextmanager
def _open() -> Iterator[BinaryIO]:
    """The file, held against other processes, at the end of its last whole line."""
    fresh = not _file().exists()
    open_folder(_file().parent)
    with os.fdopen(os.open(_file(), os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if fresh:
            flush(_file().parent)
        yield file


def _last(file: BinaryIO) -> tuple[Head, datetime] | None:
    """The last line, if it says something. What a power cut left of another goes."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 2 * _LONGEST))
    tail = file.read()
    rest = len(tail) - tail.rfind(b"\n") - 1
    file.truncate(size - rest)
    file.seek(0, os.SEEK_END)
    lines = tail[: len(tail) - rest].splitlines()
    return _read(lines[-1]) if lines else None
