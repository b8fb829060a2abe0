"""The pages of a bulletin as pictures: printed once for what it says, in the press's workers, kept for whoever looks next."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable

from msgspec import Struct, json

from bulletins.register.errors import MissingGlyph
from bulletins.register.vocabulary import Work
from lianfang import issued
from lianfang.printing import draw_pages, print_bulletin
from lianfang.web.looks.bulletins import draft_seen, issued_seen

KEPT = 8
"""Bulletins whose pictures are kept, half a megabyte each."""
DIGITS = 16
_drawn: dict[tuple[int, str], asyncio.Task[list[bytes]]] = {}


class Pictures(Struct, frozen=True):
    """`digest` is of what is printed: another text has other addresses, so no browser shows an old page."""

    digest: str
    pages: list[bytes]


async def pictures_seen(work: Work, may_draft: bool, digest: str = "") -> Pictures:
    """The pages that `digest` names where they are kept, else those of now. Raises NotYours, MissingGlyph, what the press refuses."""
    kept = _drawn.get((work.id, digest)) if may_draft else None
    if kept is not None and _sound(kept):
        return Pictures(digest, await asyncio.shield(kept))
    found = await issued_seen(work)
    if found is not None:
        return await _once(work.id, found.sha256[:DIGITS], lambda: draw_pages(issued.load(found.sha256)))
    page = (await draft_seen(work, may_draft)).page

    async def printed() -> list[bytes]:
        made = await print_bulletin(page)
        if made.missing:
            raise MissingGlyph(characters="".join(made.missing))
        return await draw_pages(made.pdf)

    return await _once(work.id, hashlib.sha256(json.encode(page)).hexdigest()[:DIGITS], printed)


async def _once(work: int, digest: str, draw: Callable[[], Awaitable[list[bytes]]]) -> Pictures:
    """Whoever asks while it is printed waits for the same pages; one who goes away does not end it."""
    task = _drawn.pop((work, digest), None)
    if task is None or not _sound(task):
        task = asyncio.ensure_future(draw())
    assert task is not None
    _drawn[work, digest] = task
    while len(_drawn) > KEPT:
        del _drawn[next(iter(_drawn))]
    return Pictures(digest, await asyncio.shield(task))


def _sound(task: asyncio.Task[list[bytes]]) -> bool:
    """It is under way here, or done well."""
    if not task.done():
        return task.get_loop() is asyncio.get_running_loop()
    return not task.cancelled() and task.exception() is None
