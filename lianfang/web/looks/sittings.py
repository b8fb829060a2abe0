"""考试 as its readers see it: a guard's list, his paper question by question; the station's sittings and who is at it."""

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from lianfang.access import Actor, NotYours
from lianfang.database import transaction
from lianfang.web.looks.own import whole_scope
from scoring.exams.bank.first import first_questions
from scoring.exams.bank.reads import asked, versions
from scoring.exams.bank.vocabulary import Kept
from scoring.exams.sittings import reads
from scoring.exams.sittings.errors import NotYetShown
from scoring.exams.sittings.reads import AttemptRow, Given, OwnPaper, Seen, SittingRow
from scoring.exams.sittings.rules.sitting import is_over, is_shown
from scoring.exams.sittings.vocabulary import Answer, Attempt, Paper, Sitting
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import UnitRow, units
from zones.roster.reads.standing import GuardRow, guards_of, named_units

KEPT = timedelta(days=90)
"""So long after it closed a sitting stands in the lists."""


class OwnSittings(Struct, frozen=True):
    """Those to which a guard is invited or which he sat, and his papers by sitting."""

    now: datetime
    sittings: list[Sitting]
    papers: dict[int, list[Attempt]]


class OwnSitting(Struct, frozen=True):
    """One of them. `over`: for everybody; `elsewhere`: a paper of another sitting is open."""

    now: datetime
    sitting: Sitting
    papers: list[Attempt]
    seen: bool
    over: bool
    elsewhere: bool

    @property
    def open(self) -> Attempt | None:
        return next((one for one in self.papers if one.state == "open"), None)


class PaperSeen(Struct, frozen=True):
    """A paper with the questions that are shown (by version), as they are asked: what is right is not in `asked` unless `shown`."""

    now: datetime
    sitting: Sitting
    paper: Paper
    asked: dict[int, Kept]
    answers: dict[int, Answer]
    shown: bool = False


class StationSittings(Struct, frozen=True):
    """`topics` are the bank's, or of the bank that it will begin with."""

    now: datetime
    rows: list[SittingRow]
    units: list[UnitRow]
    topics: list[str]


class UnitSittings(Struct, frozen=True):
    """`name` is the unit's; rows count its own guards."""

    now: datetime
    unit: int
    name: str
    rows: list[SittingRow]


class SupervisedSitting(Struct, frozen=True):
    """`guards` are invited today, `seen` were checked in."""

    now: datetime
    sitting: Sitting
    rows: list[AttemptRow]
    guards: list[GuardRow]
    seen: dict[int, Seen]


async def own_sittings(actor: Actor) -> OwnSittings:
    """Raises NotYours."""
    async with transaction() as now:
        own = await own_units(actor, now)
        papers: dict[int, list[Attempt]] = {}
        for one in await reads.own_attempts(own, now - KEPT):
            papers.setdefault(one.sitting, []).append(one)
        return OwnSittings(now, [row.sitting for row in await reads.sittings(own, now - KEPT)], papers)


async def own_sitting(actor: Actor, number: int) -> OwnSitting:
    """Raises NotYours."""
    async with transaction() as now:
        own = await own_units(actor, now)
        found = await reads.sitting(own, number)
        if found is None:
            raise NotYours()
        papers = [row.attempt for row in await reads.attempts(own, number)]
        at_it, seen = await reads.open_attempt(own), await reads.checked_in(number)
        over = is_over(found.plan, await reads.open_papers(number), now)
        elsewhere = at_it is not None and at_it.sitting != number
        return OwnSitting(now, found, papers, own.person in seen, over, elsewhere)


async def own_paper(actor: Actor, number: int, at: int | None) -> PaperSeen:
    """A guard's own paper with its question at a place (from 1), or with all of them; without what is right. Raises NotYours."""
    own = whole_scope(actor)
    async with transaction() as now:
        found, paper = await _paper(own, number)
        wanted = paper.versions if at is None else (paper.versions[min(max(at, 1), len(paper.versions)) - 1],)
        return PaperSeen(now, found, paper, await _asked(found, wanted), await reads.answers_of(paper.id))


async def own_copy(actor: Actor) -> tuple[list[OwnPaper], list[Given]]:
    """All that he sat, and what he answered where all are through."""
    own = whole_scope(actor)
    async with transaction(snapshot=True) as now:
        papers = await reads.own_papers(own, now)
        return papers, await reads.own_answers(own, [one.attempt.id for one in papers if one.shown])


async def paper_seen(actor: Actor, number: int) -> PaperSeen:
    """One of a guard's own by its number, with all its questions; what is right only where it may be seen. Raises NotYours."""
    own = whole_scope(actor)
    async with transaction() as now:
        found, paper = await _paper(own, number)
        over = is_over(found.plan, await reads.open_papers(found.id), now)
        shown = is_shown(over, await reads.open_attempt(own) is not None)
        read = _whole if shown else _asked
        return PaperSeen(now, found, paper, await read(found, paper.versions), await reads.answers_of(number), shown)


async def looked_through(actor: Actor, number: int) -> PaperSeen:
    """The same with what is right. Raises NotYours, NotYetShown."""
    seen = await paper_seen(actor, number)
    if not seen.shown:
        raise NotYetShown()
    return seen


async def station_sittings(scope: Scope) -> StationSittings:
    async with transaction() as now:
        rows = await reads.sittings(scope, now - KEPT)
        said = [one.said for one in await asked(scope)] or first_questions()
        return StationSittings(now, rows, await units(scope), sorted({one.topic for one in said}))


async def unit_sittings(scope: Scope) -> UnitSittings:
    """Of the scope's unit."""
    async with transaction() as now:
        (unit,) = await named_units(scope)
        return UnitSittings(now, unit.id, unit.name, await reads.sittings(scope, now - KEPT))


async def sittings_of(scope: Scope) -> list[SittingRow]:
    """Of the scope's stations, of the last ninety days."""
    async with transaction() as now:
        return await reads.sittings(scope, now - KEPT)


async def sitting_of_paper(scope: Scope, number: int) -> int:
    """Of the scope's stations. Raises NotYours."""
    async with transaction():
        paper = await reads.attempt(scope, number)
    if paper is None:
        raise NotYours()
    return paper.sitting


async def supervised_sitting(scope: Scope, number: int) -> SupervisedSitting:
    """One of the scope's stations, or that its unit looks after. Raises NotYours."""
    async with transaction() as now:
        found = await reads.watched(scope, number)
        if found is None:
            raise NotYours()
        here = Scope(scope.stations, units=found.plan.units or None)
        rows = await reads.attempts(Scope(scope.stations), number)
        return SupervisedSitting(
            now, found, rows, await guards_of(here, shanghai_day(now)), await reads.checked_in(number)
        )


async def _paper(own: Scope, number: int) -> tuple[Sitting, Paper]:
    paper = await reads.attempt(own, number)
    found = await reads.sitting(Scope(own.stations), paper.sitting) if paper else None
    if paper is None or found is None:
        raise NotYours()
    return found, paper


async def own_units(actor: Actor, now: datetime) -> Scope:
    """The guard himself with the units where he stands today."""
    own = whole_scope(actor)
    return replace(own, units=tuple({one.unit for one in await guards_of(own, shanghai_day(now))}))


async def _whole(of: Sitting, ids: tuple[int, ...]) -> dict[int, Kept]:
    return await versions(Scope((of.station,)), list(ids))


async def _asked(of: Sitting, ids: tuple[int, ...]) -> dict[int, Kept]:
    """Without what is right: it does not come as far as a page that is shown while others sit."""
    return {
        number: replace(one, said=replace(one.said, answer="", because=""))
        for number, one in (await _whole(of, ids)).items()
    }
