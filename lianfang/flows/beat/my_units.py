"""我的几家: an officer's units with their guards, and what a week says of each, in one snapshot."""

from collections import Counter, defaultdict

from msgspec import Struct

from bulletins.figures.reads import KINDS
from bulletins.figures.vocabulary import UnitLine
from bulletins.register.reads.answers import answers as given_answers
from bulletins.register.rules import since_answered
from bulletins.register.vocabulary import UnitAnswer
from lianfang.database import transaction
from lianfang.flows.unit.annex import annex_rows
from lianfang.flows.unit.told import CLUE
from zones.ground.scope import Scope
from zones.ground.weeks import Week, parse_week, shanghai_day
from zones.inspections import reads as inspections
from zones.journal import reads as journal
from zones.patrol.reads import rounds as patrol
from zones.reports import reads as reports
from zones.rollcall import reads as rollcall
from zones.roster.reads.beats import beat_units
from zones.roster.reads.standing import Headcount, NamedUnit, headcounts, named_units


class UnitCounts(Struct, frozen=True):
    """A unit's week. `annex` is its row of the annex (walkers sent, posts answered of asked, items verified).

    `missed` are patrols to which it sent nobody, `unexplained` those of them without a reason. `waiting` are items 待核;
    信息报送 among them is counted apart in `clues_waiting`: for officers' eyes only.
    """

    annex: UnitLine
    excused: int
    missed: int
    unexplained: int
    visits: int
    problems: int
    fixed: int
    waiting: int
    clues_waiting: int
    answer: UnitAnswer | None


class BeatUnit(Struct, frozen=True):
    """A unit on the beat. `counts` is None where nothing was ever brought."""

    unit: NamedUnit
    guards: int
    certified: int
    counts: UnitCounts | None


class MyUnits(Struct, frozen=True):
    """The week shown (None where nothing was ever brought), its kinds of sheets that did not come, and the units."""

    week: Week | None
    missing: tuple[str, ...]
    units: tuple[BeatUnit, ...]


async def my_units(scope: Scope, officer: int | None, week: Week | None = None) -> MyUnits:
    """The units on an officer's beat today (all of the scope's for no officer), in `week` or the latest with data."""
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        units = await (beat_units(scope, officer, today) if officer else named_units(scope))
        own = Scope(tuple(sorted({unit.station for unit in units})), units=tuple(unit.id for unit in units))
        came = await journal.weeks_delivered(own)
        shown = week or (parse_week(max(came)) if came else None)
        counts = await _counts(own, units, shown) if shown and units else {}
        people = await headcounts(own, today)
    missing = tuple(kind for kind in KINDS if kind not in came.get(str(shown), set())) if shown else ()
    return MyUnits(shown, missing, tuple(_beat_unit(unit, people, counts) for unit in units))


def _beat_unit(unit: NamedUnit, people: dict[int, Headcount], counts: dict[int, UnitCounts]) -> BeatUnit:
    count = people.get(unit.id, Headcount(0, 0))
    return BeatUnit(unit, count.guards, count.certified, counts.get(unit.id))


async def _counts(own: Scope, units: list[NamedUnit], week: Week) -> dict[int, UnitCounts]:
    """Per unit, from a fixed number of statements."""
    live = {row.id for row in await patrol.rounds(own, week)}
    answers, items = await rollcall.answers(own, week), await reports.items(own, week)
    rows = await annex_rows(units, live, await patrol.turns(own, week), answers, items)
    given = {one.unit: one for one in since_answered(await given_answers(own, week), rows.values())}
    absences = [absence for absence in await patrol.absences(own, week) if absence.patrol in live]
    excused: Counter[int] = Counter()
    for line in answers.units:
        excused[line.unit] += line.posts if line.result == "excused" else 0
    visits = defaultdict(list)
    for visit in await inspections.visits(own, week):
        visits[visit.unit].append(visit)
    waiting = Counter((item.unit, item.duty == CLUE) for item in items if not item.verified)
    return {
        unit.id: UnitCounts(
            annex=rows[unit.id],
            excused=excused[unit.id],
            missed=sum(absence.unit == unit.id for absence in absences),
            unexplained=sum(absence.unit == unit.id and not absence.reason for absence in absences),
            visits=len(visits[unit.id]),
            problems=sum(visit.problems for visit in visits[unit.id]),
            fixed=sum(visit.fixed for visit in visits[unit.id]),
            waiting=waiting[unit.id, False],
            clues_waiting=waiting[unit.id, True],
            answer=given.get(unit.id),
        )
        for unit in units
    }
