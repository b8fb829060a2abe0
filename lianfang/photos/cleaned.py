"""The cleaner from outside: a photo made harmless in a warm worker of the cage, before a transaction begins."""

import asyncio
import hashlib

from lianfang.cage import Bench, Limits
from lianfang.photos.errors import PhotosBusy
from lianfang.photos.rules import Clean, check_file

LIMITS = Limits(cpu_s=10, wait_s=20, memory_mb=1024)
"""A WEBP of 40 megapixels is unpacked four times over by its decoder: that is where the memory goes."""
MOST_WAITING = 16
"""They stand in line with 8 MB each."""

_cleaner = Bench(LIMITS)
_line: dict[bytes, asyncio.Task[bytes]] = {}


async def cleaned(content: bytes) -> Clean:
    """The photo as it may be stored. One at a time in each process; one that was sent twice stands in line once.

    Raises NoPhoto, PhotoTooLarge, TooManyPixels, NotAPhoto; PhotosBusy when the line is long; CageFailed when a limit
    ended it.
    """
    check_file(content)
    digest = hashlib.sha256(content).digest()
    if digest not in _line:
        if len(_line) >= MOST_WAITING:
            raise PhotosBusy()
        _line[digest] = asyncio.create_task(_clean(digest, content))
    return Clean(await asyncio.shield(_line[digest]))


async def _clean(digest: bytes, content: bytes) -> bytes:
    try:
        return await _cleaner.call("lianfang.photos.clean:photo", content, returns=bytes)
    finally:
        del _line[digest]
