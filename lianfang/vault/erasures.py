"""The erasure list: who was erased, for the day when an old backup brings him back. It holds no personal data.

Two copies, beside the keys and beside the data: whichever folder is restored from an old copy, the other still knows.
Lines are only added. A line is on disk before the erasure is committed; one without an end was never committed.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from lianfang.settings import settings
from lianfang.vault.actions import blind_of
from lianfang.vault.errors import ErasureListDamaged
from lianfang.vault.files import flush, open_folder


class Erased(Struct, frozen=True):
    """Somebody erased: his id, the keyed digest of the name he had, and the marks of his keys."""

    person: int
    name: str
    marks: tuple[str, ...]


def erased(person: int, name: str, marks: tuple[str, ...]) -> Erased:
    """A line of the list. The digest is bound to the id: two namesakes have nothing in common."""
    return Erased(person, blind_of(f"erased:{person}", name).hex(), marks)


def add(one: Erased) -> None:
    """Write a line into both copies; one that stands there already is not written again."""
    for file in _copies():
        with _open(file) as copy:
            if one not in _lines(file, copy):
                _append(copy, one)


def listed() -> list[Erased]:
    """Everybody on the list; a copy that knows less than the other is completed. Raises ErasureListDamaged."""
    found: dict[Erased, None] = {}
    for file in _copies():
        if file.exists():
            with _open(file) as copy:
                found |= dict.fromkeys(_lines(file, copy))
    for one in found:
        add(one)
    return list(found)


def _copies() -> tuple[Path, Path]:
    return settings().keys / "erased.list", settings().data / "erased.list"


@contextmanager
def _open(file: Path) -> Iterator[BinaryIO]:
    """The copy, held against other processes."""
    if not file.parent.is_dir():
        open_folder(file.parent)
    fresh = not file.exists()
    with os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as copy:
        fcntl.flock(copy, fcntl.LOCK_EX)
        if fresh:
            flush(file.parent)
        yield copy


def _lines(file: Path, copy: BinaryIO) -> list[Erased]:
    copy.seek(0)
    whole, _, _ = copy.read().rpartition(b"\n")
    try:
        return [msgspec.json.decode(line, type=Erased) for line in whole.splitlines()]
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ErasureListDamaged(file=str(file)) from None


def _append(copy: BinaryIO, one: Erased) -> None:
    """Behind the last whole line: what a power cut left of another goes."""
    copy.seek(0)
    end = copy.read().rfind(b"\n") + 1
    copy.seek(end)
    copy.truncate()
    copy.write(msgspec.json.encode(one) + b"\n")
    copy.flush()
    os.fsync(copy.fileno())
