"""How rows become figures: pure counting, so that every number can be done again by hand."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from bulletins.figures.vocabulary import (
    Answered,
    Cases,
    Certified,
    Exam,
    Inspections,
    Patrols,
    RollCall,
    Taught,
    UnitLine,
    VenueChecks,
    ZonePatrol,
)
from scoring.exams.vocabulary import PASS
from scoring.training.reads.counts import PersonTimes
from zones.cases.reads import CaseSum
from zones.cases.vocabulary import BANDS
from zones.ground.percent import change_percent, percent
from zones.inspections.reads import Visit
from zones.patrol.reads.rounds import AbsenceRow, Round, Turn
from zones.reports.reads import ItemRow
from zones.rollcall.reads import WeekAnswers
from zones.roster.reads import Guard, UnitRow


def band_name(band: int) -> str:
    """0 → 0-4时."""
    return f"{band}-{band + 4}时"


def count_cases(rows: list[CaseSum], zones: Mapping[int, str], last_week: int | None) -> Cases:
    """Cases by kind, zone and band; every zone and band is there, also with 0."""
    total = sum(row.cases for row in rows)
    by_kind: Counter[str] = Counter()
    by_zone: Counter[str] = Counter(dict.fromkeys(zones.values(), 0))
    by_band: Counter[str] = Counter({band_name(band): 0 for band in BANDS})
    by_zone_band: dict[str, dict[str, int]] = {}
    for row in rows:
        by_kind[row.kind] += row.cases
        by_zone[zones[row.zone]] += row.cases
        if row.band is not None:
            by_band[band_name(row.band)] += row.cases
            bands = by_zone_band.setdefault(zones[row.zone], {})
            bands[band_name(row.band)] = bands.get(band_name(row.band), 0) + row.cases
    return Cases(
        total, last_week, change_percent(total, last_week), dict(by_kind), dict(by_zone), dict(by_band), by_zone_band
    )


def count_patrols(
    rows: list[Round], walkers: list[Turn], absences: list[AbsenceRow], zones: Mapping[int, str]
) -> Patrols:
    """Rounds, and the same by zone. Walkers and absences of rounds that are not among `rows` do not count."""
    live = {row.id: row.zone for row in rows}
    walked = [walker for walker in walkers if walker.patrol in live]
    missed = [absence for absence in absences if absence.patrol in live]

    def of(chosen: list[Round]) -> ZonePatrol:
        ids = {row.id for row in chosen}
        return ZonePatrol(
            patrols=len(chosen),
            guard_turns=sum(walker.patrol in ids for walker in walked),
            minutes=sum(row.minutes for row in chosen),
            flag_patrols=sum(row.flag for row in chosen),
            unit_absences=sum(absence.patrol in ids for absence in missed),
            outreach_sessions=sum(row.outreach for row in chosen),
        )

    every = of(rows)
    return Patrols(
        every.patrols,
        every.guard_turns,
        len({walker.person for walker in walked}),
        every.minutes,
        every.flag_patrols,
        every.unit_absences,
        every.outreach_sessions,
        {name: of([row for row in rows if row.zone == zone]) for zone, name in zones.items()},
    )


def count_answers(week: WeekAnswers, unit_zone: Mapping[int, str], zones: Iterable[str]) -> RollCall:
    """Posts asked, answered, excused; excused posts are outside the rate."""
    by_zone = {name: Counter[str]() for name in zones}
    every: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for line in week.units:
        every[line.result] += line.posts
        by_zone[unit_zone[line.unit]][line.result] += line.posts
        if line.result == "excused":
            reasons[line.reason or "未写原因"] += line.posts
    total = _answered(every)
    return RollCall(
        week.calls,
        total.expected,
        total.answered,
        total.excused,
        total.rate_pct,
        {name: _answered(results) for name, results in by_zone.items()},
        dict(reasons),
    )


def _answered(results: Counter[str]) -> Answered:
    expected = results["answered"] + results["silent"]
    return Answered(expected, results["answered"], results["excused"], percent(results["answered"], expected))


def count_inspections(rows: list[Visit]) -> Inspections:
    problems, fixed = sum(row.problems for row in rows), sum(row.fixed for row in rows)
    return Inspections(len(rows), problems, fixed, problems - fixed, len({row.unit for row in rows}))


def count_venues(violations: list[int]) -> VenueChecks:
    """One number a check."""
    return VenueChecks(len(violations), sum(violations))


class Standings(Struct, frozen=True):
    """The guards of a week; whose certificate has been issued by then, and is held; who passed, and for which unit; who is not
    eligible.
    """

    guards: list[Guard]
    certificates: dict[int, bool]
    passes: set[tuple[int, int]]
    unfit: frozenset[int] = frozenset()


def count_exam(scores: list[float], now: Standings, units: list[UnitRow], zones: Mapping[int, str]) -> Exam:
    """This week's results, and certificates by zone and by category of unit. Who passed and has none yet is pending."""
    sat, passed = len(scores), sum(score >= PASS for score in scores)

    def of(chosen: list[UnitRow]) -> Certified:
        ids = {unit.id for unit in chosen}
        here = {(guard.person, guard.unit) for guard in now.guards if guard.unit in ids}
        certified = sum(now.certificates.get(person, False) for person, _ in here)
        pending = sum(person not in now.certificates for person, _ in here & now.passes)
        return Certified(len(here), certified, pending, percent(certified, len(here)))

    every = of(units)
    categories = dict.fromkeys(unit.category for unit in units if unit.category)
    return Exam(
        sat,
        passed,
        percent(passed, sat),
        every.guards,
        every.certified,
        every.certified_pct,
        every.pending,
        {name: of([unit for unit in units if unit.zone == zone]) for zone, name in zones.items()},
        {category: of([unit for unit in units if unit.category == category]) for category in categories},
        len({guard.person for guard in now.guards if not now.certificates.get(guard.person)} & now.unfit),
    )


def count_training(times: list[PersonTimes], drills: int, drilled: int) -> Taught:
    return Taught(len({one.session for one in times}), sum(one.people for one in times), drills, drilled)


def count_units(
    units: list[UnitRow],
    zones: Mapping[int, str],
    live: set[int],
    walkers: list[Turn],
    week: WeekAnswers,
    items: list[ItemRow],
) -> tuple[UnitLine, ...]:
    """Each unit's own line. 信息报送 passes the unit by, so it is not counted here."""
    turns = Counter(walker.unit for walker in walkers if walker.patrol in live)
    done = Counter(item.unit for item in items if item.verified and item.duty != "信息报送")
    answers: dict[int, Counter[str]] = {}
    for line in week.units:
        answers.setdefault(line.unit, Counter())[line.result] += line.posts
    lines = []
    for unit in units:
        counted = _answered(answers.get(unit.id, Counter()))
        lines.append(
            UnitLine(
                unit.name,
                zones[unit.zone],
                unit.category,
                turns[unit.id],
                counted.answered,
                counted.expected,
                done[unit.id],
            )
        )
    return tuple(lines)
