"""What is another number now than in the issued bulletin: candidates for a correction. Counted when asked; nothing is stored."""

from msgspec import Struct

from bulletins.figures.amended import Amendment, amended
from bulletins.figures.flat import Value, changed, flat
from bulletins.register.errors import NotIssued
from bulletins.register.reads.issued import issued
from bulletins.register.vocabulary import Work
from lianfang.database import transaction
from lianfang.flows.bulletin.counted import counted_for


class Moved(Struct, frozen=True):
    """A number as it was printed and as it is counted now."""

    path: str
    label: str
    was: Value
    now: Value
    unit: str


async def moved(work: Work) -> tuple[Moved, ...]:
    """In reading order; what was corrected by hand stays as it was told. Raises NotIssued."""
    async with transaction(snapshot=True):
        one = await issued(work.id)
        if one is None:
            raise NotIssued()
        found = await counted_for(work)
    now = amended(found, (Amendment(mark.path, mark.value, mark.reason) for mark in one.figures.by_hand))
    units = {figure.path: figure.unit for figure in (*flat(one.figures), *flat(now))}
    return tuple(
        Moved(change.path, change.label, change.was, change.now, units[change.path])
        for change in changed(one.figures, now)
    )
