"""An issued bulletin goes into the archive, with how it was counted."""

from datetime import datetime

from bulletins.archive.actions import keep
from bulletins.archive.vocabulary import ToKeep
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Page
from bulletins.publishers.reads import limits_of
from bulletins.register.vocabulary import Work
from scoring.points.reads.books import books, routine_cap
from zones.ground.weeks import parse_week


async def keep_issued(bulletin: int, work: Work, figures: Figures, page: Page, now: datetime) -> None:
    """In the transaction that issued it."""
    week, publisher = parse_week(figures.week), work.publisher
    found = await books(publisher.bureau)
    await keep(
        ToKeep(
            bulletin=bulletin,
            figures=figures,
            page=page,
            weeks=(str(week), str(week)),
            stations=publisher.stations,
            rule_book=found.on(week.monday).id if found.books else None,
            routine_cap=await routine_cap(publisher.bureau, week),
            limits=await limits_of(publisher.id, week),
        ),
        now,
    )
