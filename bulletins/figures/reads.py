"""Counts the figures of a week. Call it inside one snapshot, so that all of them speak of the same moment."""

from datetime import timedelta

from bulletins.figures import counting
from bulletins.figures.vocabulary import Cases, Figures, Points, Taught
from scoring.exams import reads as exams
from scoring.exams.signup import reads as signup
from scoring.points.reads.weeks import week_sums
from scoring.training.reads.counts import person_times
from zones.aid import reads as aid
from zones.cases import reads as cases
from zones.ground.scope import Scope
from zones.ground.weeks import Week, whole_days
from zones.inspections import reads as inspections
from zones.journal import reads as journal
from zones.patrol.reads import rounds as patrol
from zones.reports import reads as reports
from zones.rollcall import reads as rollcall
from zones.roster import reads as roster

UNFIT = "不符合条件"
KINDS = ("cases", "patrol", "rollcall", "inspection", "venue", "exam", "item")


async def count(scope: Scope, week: Week, routine_cap: int) -> Figures:
    """All figures of a week. `routine_cap` is the rule book's, for those who reached it."""
    zones = {zone.id: zone.name for zone in await roster.zones(scope)}
    units = await roster.units(scope)
    unit_zone = {unit.id: zones[unit.zone] for unit in units}
    came = await journal.delivered(scope, [week, week.previous])
    rounds, turns = await patrol.rounds(scope, week), await patrol.turns(scope, week)
    answers, items = await rollcall.answers(scope, week), await reports.items(scope, week)
    sums = await week_sums(scope, week, routine_cap)
    return Figures(
        week=str(week),
        cases=await _cases(scope, week, zones, came),
        patrol=counting.count_patrols(rounds, turns, await patrol.absences(scope, week), zones),
        roll_call=counting.count_answers(answers, unit_zone, zones.values()),
        inspection=counting.count_inspections(await inspections.visits(scope, week)),
        venue_check=counting.count_venues(await inspections.violations(scope, week)),
        points=Points(sums.guards, sums.guards_scored, sums.at_routine_cap, sums.units),
        exam=counting.count_exam(await exams.scores(scope, week), await _standings(scope, week), units, zones),
        items_verified=sum(item.verified for item in items),
        clues_verified=sum(item.verified and item.duty == "信息报送" for item in items),
        units=counting.count_units(units, zones, {row.id for row in rounds}, turns, answers, items),
        places=_places(units, zones),
        missing=tuple(kind for kind in KINDS if (str(week), kind) not in came),
        training=await _training(scope, week),
    )


async def _cases(scope: Scope, week: Week, zones: dict[int, str], came: set[tuple[str, str]]) -> Cases:
    """Cases beside last week's; those are None where their sheet never came."""
    sums, before = await cases.sums(scope, [week, week.previous]), str(week.previous)
    last_week = sum(row.cases for row in sums if row.week == before) if (before, "cases") in came else None
    return counting.count_cases([row for row in sums if row.week == str(week)], zones, last_week)


async def _standings(scope: Scope, week: Week) -> counting.Standings:
    guards = await roster.guards(scope, week)
    certificates = await roster.certificates([guard.person for guard in guards], week)
    return counting.Standings(guards, certificates, await exams.passes(scope, week), await _unfit(scope, week))


async def _unfit(scope: Scope, week: Week) -> frozenset[int]:
    """Who is not eligible on the week's Sunday: what the law asks is not met, or a revocation bars him."""
    _, ends = whole_days(week.monday, week.sunday)
    known = await signup.standings(scope, ends - timedelta(minutes=1))
    return frozenset(person for person, one in known.items() if one.state == UNFIT or one.known.barred_until)


async def _training(scope: Scope, week: Week) -> Taught:
    since, until = whole_days(week.monday, week.sunday)
    drills = [
        one for one in await aid.recent(scope, since, drill=True) if one.raised_at < until and one.state == "closed"
    ]
    return counting.count_training(
        await person_times(scope, week), len(drills), len(await aid.drilled(scope, since, until))
    )


def _places(units: list[roster.UnitRow], zones: dict[int, str]) -> dict[str, tuple[tuple[float, float], ...]]:
    """Longitude and latitude of the units of each zone, where known."""
    return {
        name: tuple(
            (unit.longitude, unit.latitude)
            for unit in units
            if unit.zone == zone and unit.longitude is not None and unit.latitude is not None
        )
        for zone, name in zones.items()
    }
