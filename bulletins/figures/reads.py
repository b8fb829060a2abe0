"""Counts the figures of a week. Call it inside one snapshot, so that all of them speak of the same moment."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct

from bulletins.figures.areas import Areas, areas
from bulletins.figures.counting.answers import count_answers
from bulletins.figures.counting.cases import count_cases, weeks_before
from bulletins.figures.counting.patrols import count_patrols, count_plan
from bulletins.figures.counting.people import Standings, count_appeals, count_exam, count_known, count_training
from bulletins.figures.counting.units import count_units, lacking
from bulletins.figures.counting.visits import count_hazards, count_inspections, count_venues
from bulletins.figures.vocabulary import Cases, Figures, Points, Taught, WeekLine
from scoring.exams import reads as exams
from scoring.exams.signup import reads as signup
from scoring.exams.spot import reads as spot
from scoring.points.appeals import reads as appeals
from scoring.points.reads.weeks import week_sums
from scoring.training.reads.counts import person_times
from zones.aid import reads as aid
from zones.aid.vocabulary import Request
from zones.cases import reads as cases
from zones.ground.scope import Scope
from zones.ground.weeks import Span, Week, whole_days
from zones.inspections import reads as inspections
from zones.journal import reads as journal
from zones.patrol.reads import rounds as patrol
from zones.patrol.reads.planned import PlannedRow, planned
from zones.reports import reads as reports
from zones.reports.reads import hazards
from zones.reports.vocabulary.clues import DUTY as CLUES
from zones.rollcall import reads as rollcall
from zones.roster import reads as roster
from zones.roster.reads.areas import borders, zones_of

UNFIT = "不符合条件"
KINDS = ("cases", "patrol", "rollcall", "inspection", "venue", "exam", "item")
WEEKLY = KINDS[:5]
"""What comes each week; the exam is a month's, and items need not be."""


class Ground(Struct, frozen=True):
    """Where a week is counted: its areas, its units area by area, which sheets came (station, week, kind)."""

    areas: Areas
    units: list[roster.UnitRow]
    came: set[tuple[int, str, str]]

    def came_whole(self, kind: str) -> frozenset[str]:
        """Weeks of which every station's sheet of a kind came."""
        weeks = {week for _, week, _ in self.came}
        return frozenset(
            week for week in weeks if all((station, week, kind) in self.came for station in self.areas.stations)
        )


async def count(scope: Scope, week: Span, routine_cap: int) -> Figures:
    """All figures of a week, or of several in a row, of one station by zones, of several by stations. `routine_cap` is the rule book's.

    Who stands where, and who holds a certificate, is told of the last week.
    """
    here = await ground(scope, [*week, *_held_against(week)])
    rounds, turns = await patrol.rounds(scope, week), await patrol.turns(scope, week)
    answers, items = await rollcall.answers(scope, week), await reports.items(scope, week)
    plan = await planned(scope, week)
    sums = await week_sums(scope, week, routine_cap)
    recorded = _recorded(here.areas, rounds, plan, answers, items)
    lacks = lacking(KINDS, here.areas, {(at, kind) for at, of, kind in here.came if of in week.names}, recorded)
    return Figures(
        week=str(week),
        cases=await _cases(scope, week, here),
        patrol=count_patrols(rounds, turns, await patrol.absences(scope, week), here.areas),
        roll_call=count_answers(answers, here.areas),
        inspection=count_inspections(await inspections.visits(scope, week)),
        venue_check=count_venues(await inspections.violations(scope, week)),
        points=Points(sums.guards, sums.guards_scored, sums.at_routine_cap, sums.units),
        exam=count_exam(await exams.scores(scope, week), await _standings(scope, week.last), here.units, here.areas),
        items_verified=sum(item.verified for item in items),
        clues_verified=sum(item.verified and item.duty == CLUES for item in items),
        units=count_units(here.units, here.areas.of_unit, {row.id for row in rounds}, turns, answers, items),
        places=_places(here),
        missing=tuple(kind for kind in KINDS if all(kind in kinds for kinds in lacks.values())),
        training=await _training(scope, week),
        plan=count_plan(plan, len(await hazards.on_patrols(scope, week)), here.areas),
        hazards=count_hazards(await hazards.by_then(scope, week), week, here.areas),
        appeals=count_appeals(await appeals.in_week(scope, week), week),
        awareness=count_known(await spot.known(scope, week.first, week.last)),
        lacking={name: kinds for name, kinds in lacks.items() if kinds} if here.areas.several else {},
        borders={}
        if here.areas.several
        else {here.areas.of_zone[at]: ring for at, ring in (await borders(scope)).items()},
        areas=here.areas.word,
        by_week=await _week_by_week(scope, week, here),
    )


async def ground(scope: Scope, weeks: list[Week]) -> Ground:
    """Where these weeks of a scope are counted."""
    units = await roster.units(scope)
    told = areas(await zones_of(scope), units)
    by_area = sorted(units, key=lambda unit: told.names.index(told.of_unit[unit.id]))
    return Ground(told, by_area, await journal.brought(scope, weeks))


def _recorded(
    areas: Areas,
    rounds: Sequence[patrol.Round],
    plan: Sequence[PlannedRow],
    answers: rollcall.WeekAnswers,
    items: Sequence[reports.ItemRow],
) -> dict[str, set[str]]:
    """Areas with records of their own, by kind: their sheets need not come."""
    return {
        "patrol": {areas.of_zone[zone] for zone in (*(row.zone for row in rounds), *(row.zone for row in plan))},
        "rollcall": {areas.of_unit[row.unit] for row in answers.units},
        "item": {areas.of_unit.get(row.unit, "") for row in items},
    }


def _held_against(week: Span) -> list[Week]:
    before = weeks_before(week) if isinstance(week, Week) else week.previous
    return [*before, *(week.a_year_before or ())]


async def _cases(scope: Scope, week: Span, here: Ground) -> Cases:
    """Cases beside those of other weeks; these are None where their sheet never came, and are not looked for then."""
    came = here.came_whole("cases")
    rows = await cases.sums(scope, [*week, *(one for one in _held_against(week) if str(one) in came)])
    return count_cases(rows, week, came, here.areas)


async def _week_by_week(scope: Scope, week: Span, here: Ground) -> tuple[WeekLine, ...]:
    """Several weeks one by one; empty for one."""
    return () if isinstance(week, Week) else tuple([await _line(scope, one, here) for one in week])


async def _line(scope: Scope, week: Week, here: Ground) -> WeekLine:
    rows, rounds = await cases.sums(scope, [week]), await patrol.rounds(scope, week)
    visits, answers = await inspections.visits(scope, week), await rollcall.answers(scope, week)
    plan, told = await planned(scope, week), count_answers(answers, here.areas)
    came = {(at, kind) for at, of, kind in here.came if of == str(week)}
    lacks = lacking(WEEKLY, here.areas, came, _recorded(here.areas, rounds, plan, answers, []))
    none = {kind for kind in WEEKLY if all(kind in kinds for kinds in lacks.values())}
    return WeekLine(
        str(week),
        None if "cases" in none else sum(row.cases for row in rows),
        None if "patrol" in none else len(rounds),
        told.expected,
        told.answered,
        told.rate_pct,
        None if "inspection" in none else len(visits),
        tuple(kind for kind in WEEKLY if any(kind in kinds for kinds in lacks.values())),
    )


async def _standings(scope: Scope, week: Week) -> Standings:
    guards = await roster.guards(scope, week)
    certificates = await roster.certificates([guard.person for guard in guards], week)
    return Standings(guards, certificates, await exams.passes(scope, week), await unfit(scope, week))


async def unfit(scope: Scope, week: Week) -> frozenset[int]:
    """Who is not eligible on the week's Sunday: what the law asks is not met, or a revocation bars him."""
    _, ends = whole_days(week.monday, week.sunday)
    known = await signup.standings(scope, ends - timedelta(minutes=1))
    return frozenset(person for person, one in known.items() if one.state == UNFIT or one.known.barred_until)


async def _training(scope: Scope, week: Span) -> Taught:
    drilled = await aid.drilled(scope, *whole_days(week.monday, week.sunday))
    return count_training(await person_times(scope, week), len(await drills(scope, week)), len(drilled))


async def drills(scope: Scope, week: Span) -> list[Request]:
    """Drills that were raised in a week and held."""
    since, until = whole_days(week.monday, week.sunday)
    every = await aid.recent(scope, since, drill=True)
    return [one for one in every if one.raised_at < until and one.state == "closed"]


def _places(here: Ground) -> dict[str, tuple[tuple[float, float], ...]]:
    """Longitude and latitude of the units of each area, where known."""
    return {
        name: tuple(
            (unit.longitude, unit.latitude)
            for unit in here.units
            if here.areas.of_unit[unit.id] == name and unit.longitude is not None and unit.latitude is not None
        )
        for name in here.areas.names
    }
