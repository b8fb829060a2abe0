"""Closes a month for units: points for answered roll-calls, deductions for staying away without a word.

Closing again is harmless; after a corrected file it posts the differences.
"""

from datetime import date, datetime, time, timedelta

from lianfang.database import transaction
from scoring.points import reads
from scoring.points.actions import Posting, books_in_force, post
from scoring.points.reads import BookRow, MonthState
from scoring.points.rules import month_close
from zones.ground.scope import Scope
from zones.ground.weeks import month_of, shanghai_instant
from zones.patrol.reads.rounds import unexplained
from zones.rollcall.reads import by_unit_between
from zones.roster.actions import lock_station


async def close_month(station: int, first: date) -> int:
    """Returns the awards written."""
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    last = after - timedelta(days=1)
    async with transaction() as now:
        bureau = await lock_station(station)
        scope = Scope((station,))
        book = reads.book_on(await books_in_force(bureau, now), last)
        answers = await by_unit_between(scope, _midnight(first), _midnight(after))
        missed = await unexplained(scope, first, last)
        wanted = {(unit, rule): points for unit, rule, points in month_close(book.text.month, answers, missed)}
        return await post(station, _differences(book, last, wanted, await reads.month_states(scope, last)), now)


def _differences(
    book: BookRow, last: date, wanted: dict[tuple[int, str], int], held: dict[tuple[int, str], MonthState]
) -> list[Posting]:
    postings = []
    for unit, rule in sorted(wanted.keys() | held.keys()):
        state, points = held.get((unit, rule)), wanted.get((unit, rule), 0)
        if state is None or state.points != points:
            because = "month" if state is None else "rejudged" if points else "reversed"
            postings.append(_posting(book, last, unit, rule, points, state, because))
    return postings


def _posting(
    book: BookRow, last: date, unit: int, rule: str, points: int, state: MonthState | None, because: str
) -> Posting:
    return Posting(
        person=None,
        unit=unit,
        rule_book=book.id,
        rule=rule,
        deed=None,
        source=f"month:{month_of(last)}:{rule}:{unit}",
        cause=state.last_award if state else 0,
        points=points - (state.points if state else 0),
        routine=False,
        because=because,
        day=last,
        week=None,
    )


def _midnight(day: date) -> datetime:
    return shanghai_instant(datetime.combine(day, time()))
