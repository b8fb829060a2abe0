"""Months with prizes for one thing each: as many runs as wanted, public, with lines that nobody's points can move."""

from datetime import date

from lianfang.audit.actions import OPERATOR
from lianfang.flows.prizes.draw import add_for_deed, draw_up
from lianfang.flows.prizes.publish import publish
from scoring.points.deductions.vocabulary import Hand
from tests.watch import key
from zones.ground.scope import Scope

DREW_UP = Hand(1_000_001, None)
FEN = 10_000
SOURCES = ("fiscal", "gift")


def months() -> list[date]:
    """From the first book's first day to 2018-10."""
    return [date(2010 + nth // 12, nth % 12 + 1, 1) for nth in range(106)]


async def public_runs(of: Scope, persons: list[int], number: int) -> list[int]:
    """Each with a line for each of these guards, and one line's money left over."""
    made = []
    for nth, month in enumerate(months()[:number]):
        budget = FEN * (len(persons) + 1)
        source = SOURCES[nth % len(SOURCES)]
        made.append(await draw_up(OPERATOR, DREW_UP, of.stations[0], month, (budget, budget), source, key()))
        for person in persons:
            await add_for_deed(OPERATOR, DREW_UP, of, made[-1], (person, None), FEN, "救起落水的孩子", False, key())
        await publish(OPERATOR, of, made[-1], key())
    return made
