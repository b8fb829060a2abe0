"""One entry with all that it rests on: clause, deed, evidence, who confirmed, every correction."""

from msgspec import Struct

from lianfang.flows.points.confirmed import Hand, confirmed_by
from lianfang.flows.points.why import WhyLine, month_of_holder
from scoring.points.appeals.reads import entry_of
from scoring.points.reads.lines import Step, place_of_award, steps
from zones.ground.scope import Scope


class EntryWhy(Struct, frozen=True):
    """`name` and `unit` are its holder's; `steps` are its postings, the first judgement first."""

    name: str
    unit: str
    line: WhyLine
    hands: tuple[Hand, ...]
    steps: tuple[Step, ...]


async def entry_why(scope: Scope, award: int) -> EntryWhy | None:
    """Of the scope's person or unit, inside an open transaction or look; None for one that is not his. Any of its awards names it."""
    entry, place = await entry_of(scope, award), await place_of_award(award)
    if entry is None or place is None:
        return None
    at = Scope((place.station,), unit=place.unit, person=place.person)
    month = await month_of_holder(at, entry.day.replace(day=1))
    line = next(one for one in month.lines if one.award == entry.award)
    hands = await confirmed_by(entry.deed) if entry.deed is not None else ()
    return EntryWhy(month.name, month.unit, line, hands, tuple(await steps(at, award)))
