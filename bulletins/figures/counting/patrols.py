"""Joint patrols: rounds that were walked, and what the plan says of the hours without coverage."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from bulletins.figures.areas import Areas
from bulletins.figures.vocabulary import Patrols, Plan, Planned, ZonePatrol
from zones.patrol.reads.planned import PlannedRow
from zones.patrol.reads.rounds import AbsenceRow, Round, Turn


def count_patrols(
    rows: Sequence[Round], walkers: Iterable[Turn], absences: Iterable[AbsenceRow], areas: Areas
) -> Patrols:
    """Rounds, and the same by area. Walkers and absences of rounds that are not among `rows` do not count."""
    area_of = {row.id: areas.of_zone[row.zone] for row in rows}
    walked = [walker for walker in walkers if walker.patrol in area_of]
    missed = [absence for absence in absences if absence.patrol in area_of]

    def of(within: Callable[[str], bool]) -> ZonePatrol:
        chosen = [row for row in rows if within(area_of[row.id])]
        return ZonePatrol(
            patrols=len(chosen),
            guard_turns=sum(within(area_of[walker.patrol]) for walker in walked),
            minutes=sum(row.minutes for row in chosen),
            flag_patrols=sum(row.flag for row in chosen),
            unit_absences=sum(within(area_of[absence.patrol]) for absence in missed),
            outreach_sessions=sum(row.outreach for row in chosen),
        )

    every = of(lambda _: True)
    return Patrols(
        every.patrols,
        every.guard_turns,
        len({walker.person for walker in walked}),
        every.minutes,
        every.flag_patrols,
        every.unit_absences,
        every.outreach_sessions,
        {name: of(lambda area, name=name: area == name) for name in areas.names},  # type: ignore[misc]
    )


def count_plan(rows: Sequence[PlannedRow], findings: int, areas: Areas) -> Plan:
    """Everything that was ordered for the week, and by area."""
    minutes = uncovered(rows)

    def of(chosen: list[PlannedRow]) -> Planned:
        return Planned(
            len(chosen),
            sum(row.walked for row in chosen),
            sum(row.called_off for row in chosen),
            sum(minutes[row.id] for row in chosen),
        )

    every = of(list(rows))
    return Plan(
        every.planned,
        every.walked,
        every.called_off,
        every.uncovered_min,
        findings,
        {name: of([row for row in rows if areas.of_zone[row.zone] == name]) for name in areas.names},
    )


def uncovered(rows: Sequence[PlannedRow]) -> dict[int, int]:
    """Minutes without coverage by outing: planned in its zone, nobody walked there, and no outing before it told them."""
    told: dict[int, set[int]] = {}
    for row in rows:
        told.setdefault(row.zone, set())
        if row.walked and row.mustered_at and row.closed_at:
            told[row.zone].update(_minutes(row.mustered_at, row.closed_at))
    found = {}
    for row in rows:
        lacking = set(_minutes(row.starts_at, row.ends_at)) - told[row.zone] if row.judged else set()
        told[row.zone] |= lacking
        found[row.id] = len(lacking)
    return found


def _minutes(since: datetime, until: datetime) -> range:
    return range(int(since.timestamp()) // 60, int(until.timestamp()) // 60)
