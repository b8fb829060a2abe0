"""An issued bulletin goes into the archive, with how it was counted."""

from datetime import datetime

from bulletins.archive.actions import keep
from bulletins.archive.vocabulary import ToKeep
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Page
from bulletins.publishers.reads import limits_of
from bulletins.register.vocabulary import Work
from scoring.points.reads.books import books, routine_cap


async def keep_issued(bulletin: int, work: Work, figures: Figures, page: Page, now: datetime) -> None:
    """In the transaction that issued it."""
    span, publisher = work.about.span, work.publisher
    found = await books(publisher.bureau)
    await keep(
        ToKeep(
            bulletin=bulletin,
            figures=figures,
            page=page,
            weeks=(str(span.first), str(span.last)),
            stations=publisher.stations,
            rule_book=found.on(span.monday).id if found.books else None,
            routine_cap=await routine_cap(publisher.bureau, span.last),
            limits=await limits_of(publisher.id, span.last),
        ),
        now,
    )
