"""A bulletin's figures, and one of them opened: its rows now, what they add up to, beside the value that was frozen."""

from datetime import datetime

from msgspec import Struct

from bulletins.changes.reads import amendments
from bulletins.figures.amended import amended
from bulletins.figures.errors import NoSuchFigure
from bulletins.figures.flat import Figure, Value, flat
from bulletins.figures.traced import Trace
from bulletins.figures.tracing import counted_by, trace
from bulletins.figures.vocabulary import ByHand, Figures
from bulletins.register.reads.issued import issued
from bulletins.register.vocabulary import Issued, Work
from lianfang.access import NotYours
from lianfang.database import transaction
from lianfang.flows.bulletin.counted import counted_for
from scoring.points.reads.books import routine_cap
from zones.ground.scope import Scope
from zones.ground.weeks import Span
from zones.roster.reads import stations


class Opened(Struct, frozen=True):
    """`figure` as counted at `at`; `base` is what the rows add up to: the figure itself, a rate's base, what a mean is the mean of.

    `frozen` is its value in the bulletin once it is `issued`; `by_hand` the mark of a correction; `stations` were counted.
    """

    work: Work
    week: Span
    figure: Figure
    base: Figure
    rows: tuple[Trace, ...]
    at: datetime
    stations: tuple[str, ...]
    issued: Issued | None
    frozen: Value = None
    by_hand: ByHand | None = None

    @property
    def told(self) -> Value:
        """As the bulletin says it."""
        if self.issued:
            return self.frozen
        return self.by_hand.value if self.by_hand else self.figure.value

    @property
    def differs(self) -> bool:
        """Whether something else is counted now than when it was issued."""
        then = self.by_hand.counted if self.by_hand else self.frozen
        return self.issued is not None and then != self.figure.value

    @property
    def adds(self) -> int:
        return sum(row.adds for row in self.rows)

    @property
    def is_sum(self) -> bool:
        """Whether the rows should add up to the figure."""
        return self.base == self.figure and not self.figure.path.startswith("cases.four_weeks.")


class Figured(Struct, frozen=True):
    """A bulletin's figures: frozen once issued, live before."""

    work: Work
    figures: Figures
    issued: Issued | None


def may_open(work: Work, reader: Scope) -> bool:
    """Rows are for whoever reaches every station that a bulletin counts: an officer of one sees no other station's."""
    return set(work.publisher.stations) <= set(reader.stations)


async def figured(work: Work, reader: Scope, may_draft: bool) -> Figured:
    """Raises NotYours."""
    if not may_open(work, reader):
        raise NotYours()
    async with transaction(snapshot=True):
        found = await _issued(work, may_draft)
        if found:
            return Figured(work, found.figures, found)
        return Figured(work, amended(await counted_for(work), await amendments(work.id)), None)


async def opened(work: Work, reader: Scope, may_draft: bool, path: str) -> Opened:
    """One figure with the rows that are behind it now. Raises NotYours, NoSuchFigure."""
    if not may_open(work, reader):
        raise NotYours()
    week, scope = work.about.span, work.publisher.scope
    async with transaction(snapshot=True) as now:
        found = await _issued(work, may_draft)
        counted = await counted_for(work)
        told = found.figures if found else amended(counted, await amendments(work.id))
        here = {one.path: one for one in flat(counted)}
        then = {one.path: one for one in flat(found.figures)} if found else {}
        figure = here.get(path) or (_gone(then[path]) if path in then else None)
        if figure is None:
            raise NoSuchFigure(path=path, known=list(here))
        cap = await routine_cap(work.publisher.bureau, week.last)
        rows = await trace(scope, week, path, cap)
        named = {one.id: one.name for one in await stations()}
    base = here.get(counted_by(path), figure)
    names = tuple(named[one] for one in work.publisher.stations)
    frozen = then[path].value if path in then else None
    mark = next((one for one in told.by_hand if one.path == path), None)
    return Opened(work, week, figure, base, rows, now, names, found, frozen, mark)


async def _issued(work: Work, may_draft: bool) -> Issued | None:
    """What it became; a draft is there for whoever may draft. Raises NotYours."""
    found = await issued(work.id)
    if found is None and not may_draft:
        raise NotYours()
    return found


def _gone(then: Figure) -> Figure:
    """A name that nothing is counted for any more."""
    return Figure(then.path, then.label, 0, then.unit)
