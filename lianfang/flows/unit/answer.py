"""A unit says of its lines in a week: 属实, or 有异议 with a word. Until the bulletin is issued; the last answer counts."""

from datetime import datetime

from bulletins.register.actions import ToAnswer, write_answer
from bulletins.register.errors import AnswersClosed, LinesStillMove, NothingToAnswer
from bulletins.register.reads.issued import number_issued
from bulletins.register.rules import answer_given
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.unit.annex import annex_row, the_unit
from zones.ground.scope import Scope
from zones.ground.weeks import Week, shanghai_day
from zones.journal.reads import delivered
from zones.roster.actions import lock_station
from zones.roster.errors import NoSuchUnit


async def answer(by: By, scope: Scope, week: Week, unit: int, state: str, text: str, key: Key) -> int:
    """Returns the revision of the unit's answer. The same key again returns the same one.

    Raises UnknownAnswer, EmptyDispute, NoteTooLong, UnreadableNote, NoSuchUnit, AnswersClosed, LinesStillMove,
    NothingToAnswer.
    """
    words = answer_given(state, text)
    if scope.unit not in (None, unit):
        raise NoSuchUnit()

    async def do(now: datetime) -> str:
        own = await the_unit(Scope(scope.stations, unit=unit, units=scope.units))
        await lock_station(own.station)  # as issuing does: an answer is given before the bulletin, or refused
        await _may_answer(Scope((own.station,)), week, now)
        given = ToAnswer(week, unit, await annex_row(own, week), state, words, by.account)
        revision = await write_answer(own.station, given, now)
        await note(by, "unit.answer", state, now, "unit", unit)
        return str(revision)

    return int(await answered_once(key, [str(week), str(unit), state, words], do))


async def _may_answer(station: Scope, week: Week, now: datetime) -> None:
    number = await number_issued(station, week)
    if number is not None:
        raise AnswersClosed(number=number)
    if shanghai_day(now) <= week.sunday:
        raise LinesStillMove()
    if not await delivered(station, [week]):
        raise NothingToAnswer()
