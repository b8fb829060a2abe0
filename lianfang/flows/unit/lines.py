"""A unit's own lines in a week: its row of the annex, and what stands behind it, for its people to say 属实 or 有异议."""

from msgspec import Struct

from bulletins.figures.vocabulary import UnitLine
from bulletins.register.reads.answers import answers as given_answers
from bulletins.register.reads.issued import number_issued
from bulletins.register.rules import since_answered
from bulletins.register.vocabulary import UnitAnswer
from lianfang.database import transaction
from lianfang.flows.unit.annex import annex_rows, the_unit
from lianfang.flows.unit.told import Line, UnitWeek, told
from scoring.points.reads.lines import lines as given_lines
from zones.ground.scope import Scope
from zones.ground.weeks import Week, shanghai_day
from zones.inspections import reads as inspections
from zones.journal import reads as journal
from zones.patrol.reads import rounds as patrol
from zones.patrol.reads.rounds import Turn
from zones.reports import reads as reports
from zones.rollcall import reads as rollcall
from zones.rollcall.reads import UnitAnswers
from zones.roster.reads.standing import NamedUnit


class Lines(Struct, frozen=True):
    """A unit's week. `annex` is its row of the annex now; `issued` the bulletin's number once it is issued.

    `open` says that the unit may answer: the week is over, something of it came, and it is not issued yet.
    """

    unit: NamedUnit
    week: Week
    annex: UnitLine
    rows: tuple[Line, ...]
    answer: UnitAnswer | None
    issued: int | None
    open: bool


async def lines_of(scope: Scope, week: Week) -> Lines:
    """The lines of the scope's unit in one snapshot. Raises NoSuchUnit."""
    async with transaction(snapshot=True) as now:
        unit = await the_unit(scope)
        own = Scope((unit.station,), unit=unit.id)
        facts = await _facts(unit, own, week)
        given = since_answered(await given_answers(own, week), [facts.row])
        issued = await number_issued(own, week)
        over = shanghai_day(now) > week.sunday
        return Lines(
            unit,
            week,
            facts.row,
            told(facts),
            given[0] if given else None,
            issued,
            over and bool(facts.came) and issued is None,
        )


async def _facts(unit: NamedUnit, own: Scope, week: Week) -> UnitWeek:
    rounds = {row.id: row for row in await patrol.rows(own, week)}
    walkers, absences = await patrol.walkers(own, week), await patrol.absences(own, week)
    turns = [Turn(walker.patrol, walker.person, walker.unit) for walker in walkers]
    answers, items = await rollcall.answers(own, week), await reports.items(own, week)
    rows = await annex_rows([unit], set(rounds), turns, answers, items)
    asked = [answer for answer in answers.units if answer.unit == unit.id]
    return UnitWeek(
        unit=unit.id,
        row=rows[unit.id],
        rounds=rounds,
        walkers=[walker for walker in walkers if walker.unit == unit.id and walker.patrol in rounds],
        absences=[absence for absence in absences if absence.unit == unit.id and absence.patrol in rounds],
        answers=asked,
        silent=await _silent(own, week, asked),
        visits=[row for row in await inspections.inspections(own, week) if row.unit == unit.id],
        items=[item for item in items if item.unit == unit.id],
        awards=await given_lines(own, week.monday, week.sunday),
        came=frozenset(kind for _, kind in await journal.delivered(own, [week])),
    )


async def _silent(own: Scope, week: Week, asked: list[UnitAnswers]) -> list[rollcall.AnswerRow]:
    """When and where nobody answered; looked up only where that happened."""
    if not any(answer.result == "silent" for answer in asked):
        return []
    return [row for row in await rollcall.rows(own, week) if row.unit == own.unit and row.result == "silent"]
