"""Points of a guard or unit as others see them: whoever may, and nothing of a sealed clue but the word and the points."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from lianfang.access import Actor, NotYours, Thing, can
from lianfang.database import look, transaction
from lianfang.flows.points.entry import EntryWhy, entry_why
from lianfang.flows.points.why import HolderMonth, WhyLine, month_of_holder
from scoring.points.reads.lines import AwardPlace, place_of_award
from zones.ground.scope import Scope
from zones.ground.weeks import month_of, parse_month, shanghai_day
from zones.journal.vocabulary import DEED_WORDS
from zones.roster.reads.whereabouts import Place, places_of

CLUE = "clue"


class MonthSeen(Struct, frozen=True):
    """`previous` and `next` name the months beside it; `next` is empty for the month in which today lies."""

    of: HolderMonth
    previous: str
    next: str


async def month_seen(scope: Scope, asked: str) -> MonthSeen:
    """The month asked for, or this one. What is sealed comes last: its place among the others would tell the day. Raises NotAMonth."""
    async with transaction(snapshot=True) as now:
        this = shanghai_day(now).replace(day=1)
        first = parse_month(asked) if asked else this
        month = await month_of_holder(scope, first)
    before, after = _beside(first, -1), _beside(first, 32)
    if scope.person is not None:
        month = replace(month, lines=tuple(sealed(line) for line in sorted(month.lines, key=is_sealed)))
    return MonthSeen(month, month_of(before), month_of(after) if first < this else "")


def _beside(first: date, days: int) -> date:
    return date.fromordinal(first.toordinal() + days).replace(day=1)


def sealed(line: WhyLine) -> WhyLine:
    """For everybody but the guard himself: of a clue the word and the points, neither grade nor day nor where it lies."""
    if not is_sealed(line):
        return line
    word = DEED_WORDS[CLUE]
    return replace(
        line, kind=CLUE, day=line.day.replace(day=1), clause=word, said=word, file="", sheet="", row=0, rule=""
    )


def is_sealed(line: WhyLine) -> bool:
    return line.kind.partition(".")[0] == CLUE


async def entry_seen(actor: Actor, award: int) -> tuple[EntryWhy, bool]:
    """(the entry, whether it is of a clue and shown as little as it may be). Raises NotYours."""
    async with transaction(snapshot=True) as now:
        place = await place_of_award(award)
        person = place.person if place else None
        stands = await places_of(
            person or 0, shanghai_day(now)
        )  # asked in any case: nobody measures whether there is such a number
        if place is None or not any(can(actor, "points.entry", thing) for thing in _things(place, stands)):
            raise NotYours()
        seen = await entry_why(Scope((place.station,), unit=place.unit, person=person), award)
    if seen is None:
        raise NotYours()
    if person is not None and person != actor.person and is_sealed(seen.line):
        return replace(seen, line=sealed(seen.line), hands=(), steps=()), True
    return seen, False


def _things(place: AwardPlace, stands: list[Place]) -> list[Thing]:
    """Where the award lies and where its guard stands today: his points go with him."""
    return [
        Thing(station=place.station, unit=place.unit, person=place.person),
        *(Thing(one.station, one.unit, one.company, place.person) for one in stands),
    ]


async def unit_entry_seen(scope: Scope, award: int) -> EntryWhy:
    """One of the scope's unit's own, never its guards'. Raises NotYours."""
    seen = await look(lambda: entry_why(scope, award))
    if seen is None:
        raise NotYours()
    return seen
