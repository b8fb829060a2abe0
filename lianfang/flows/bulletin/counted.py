"""A publisher's period as it is counted now, by the rule book that held at its end."""

from bulletins.figures.reads import count
from bulletins.figures.vocabulary import NOTHING, Figures
from bulletins.register.vocabulary import Publisher, Work
from scoring.points.reads.books import routine_cap
from zones.ground.weeks import Span


async def counted(publisher: Publisher, span: Span) -> Figures:
    """Inside one snapshot, as `count`."""
    return await count(publisher.scope, span, await routine_cap(publisher.bureau, span.last))


async def counted_for(work: Work) -> Figures:
    """What a bulletin is about; a supplement counts nothing."""
    return NOTHING if work.kind == "supplement" else await counted(work.publisher, work.about.span)
