"""What the other shapes of a bulletin are made of: the page, its figures with those of the issue before, its advice."""

from msgspec import Struct
from msgspec.structs import replace

from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Page
from bulletins.register.reads.issued import issued, issued_of, page_printed
from bulletins.register.reads.works import taken
from bulletins.register.rules import printed
from bulletins.register.stages import standing
from bulletins.register.vocabulary import Issued, Taken, Work
from lianfang.access import NotYours
from lianfang.database import transaction
from lianfang.flows.bulletin.preview import preview


class Told(Struct, frozen=True):
    """`last` are the figures that the issue before printed (a draft's: as they are now); `draft` while it is none yet."""

    page: Page
    figures: Figures
    last: Figures | None
    advised: tuple[str, ...]
    counting: tuple[Taken, ...] = ()
    draft: bool = False


async def told_seen(work: Work, may_draft: bool) -> Told | None:
    """None for the earliest issues, of which only the file is kept. Raises NotYours for a draft that is not the reader's."""
    async with transaction(snapshot=True):
        one = await issued(work.id)
        if one is not None:
            return await told_of(work, one, await page_printed(work.id))
    if not may_draft:
        raise NotYours()
    seen = await preview(work)
    texts = tuple(line.text for line in printed(seen.advice))
    return Told(seen.page, seen.figures, seen.last, texts, seen.counting, draft=True)


async def told_of(work: Work, one: Issued, page: Page | None) -> Told | None:
    """As it was printed; inside a transaction."""
    if page is None:
        return None
    before = await issued_of(work.publisher.id, replace(work.about, span=work.about.span.previous))
    every = tuple(await taken(work.id))
    counting = standing(every, every[-1].digest) if every else ()
    return Told(
        page, one.figures, before.figures if before else None, tuple(said.text for said in one.advice), counting
    )
