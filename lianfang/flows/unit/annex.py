"""A unit's row of the annex, counted by what counts the annex itself. Inside an open transaction."""

from bulletins.figures.counting.units import count_units
from bulletins.figures.vocabulary import UnitLine
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.patrol.reads import rounds as patrol
from zones.patrol.reads.rounds import Turn
from zones.reports import reads as reports
from zones.reports.reads import ItemRow
from zones.rollcall import reads as rollcall
from zones.rollcall.reads import WeekAnswers
from zones.roster import reads as roster
from zones.roster.errors import NoSuchUnit
from zones.roster.reads.standing import NamedUnit, named_units


async def the_unit(scope: Scope) -> NamedUnit:
    """The scope's one unit. Raises NoSuchUnit where there is none, or the scope does not reach it."""
    found = await named_units(scope) if scope.unit is not None else []
    if not found:
        raise NoSuchUnit()
    return found[0]


async def annex_row(unit: NamedUnit, week: Week) -> UnitLine:
    """The row that the annex of a week would print for a unit now."""
    station = Scope((unit.station,))
    rounds, turns = await patrol.rounds(station, week), await patrol.turns(station, week)
    live = {row.id for row in rounds}
    answers, items = await rollcall.answers(station, week), await reports.items(station, week)
    return (await annex_rows([unit], live, turns, answers, items))[unit.id]


async def annex_rows(
    units: list[NamedUnit], live: set[int], turns: list[Turn], answers: WeekAnswers, items: list[ItemRow]
) -> dict[int, UnitLine]:
    """The rows of these units by id, from a week's rows of their stations."""
    every = await roster.units(Scope(tuple({unit.station for unit in units})))
    zones = {unit.id: unit.zone for unit in units}
    wanted = [row for row in every if row.id in zones]
    rows = count_units(wanted, zones, live, turns, answers, items)
    return {unit.id: row for unit, row in zip(wanted, rows, strict=True)}
