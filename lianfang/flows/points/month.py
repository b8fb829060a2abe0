"""Closes a month: what units get for it as a whole, and guards' months below zero are lifted to zero.

Closing again is harmless; after a corrected file or a late deed it posts the differences.
"""

from datetime import date, timedelta

from lianfang.database import transaction
from scoring.points.actions import Posting, hold, post
from scoring.points.actions.books import books_in_force
from scoring.points.reads.books import BookRow
from scoring.points.reads.months import MonthState, below_zero, month_states
from scoring.points.rules.closing import month_close
from scoring.points.vocabulary import Holder
from zones.ground.scope import Scope
from zones.ground.weeks import midnight, month_of
from zones.patrol.reads.rounds import unexplained
from zones.rollcall.reads import by_unit_between
from zones.roster.actions import lock_station


async def close_month(station: int, first: date) -> int:
    """Returns the awards written."""
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    last = after - timedelta(days=1)
    async with transaction() as now:
        await lock_station(station)
        scope = Scope((station,))
        book = (await books_in_force(station, now)).on(last)
        answers = await by_unit_between(scope, midnight(first), midnight(after))
        missed = await unexplained(scope, first, last)
        sums = await below_zero(scope, last)
        if sums:
            await hold(station, [(person, None) for person in sums])
            sums = await below_zero(scope, last)  # once more: what was posted while we waited for them
        wanted = month_close(book.text.month, answers, missed, sums)
        return await post(station, _differences(book, last, wanted, await month_states(scope, last)), now)


def _differences(
    book: BookRow, last: date, wanted: dict[tuple[Holder, str], int], held: dict[tuple[Holder, str], MonthState]
) -> list[Posting]:
    postings = []
    for holder, rule in sorted(wanted.keys() | held.keys(), key=str):
        state, points = held.get((holder, rule)), wanted.get((holder, rule), 0)
        if state is None or (state.points != points and not state.settled):
            because = "month" if state is None else "rejudged" if points else "reversed"
            postings.append(_posting(book, last, holder, rule, points, state, because))
    return postings


def _posting(
    book: BookRow, last: date, holder: Holder, rule: str, points: int, state: MonthState | None, because: str
) -> Posting:
    person, unit = holder
    return Posting(
        person=person,
        unit=unit,
        rule_book=book.id,
        rule=rule,
        deed=None,
        source=f"month:{month_of(last)}:{rule}:{person or unit}",
        cause=state.last_award if state else 0,
        points=points - (state.points if state else 0),
        routine=False,
        because=because,
        day=last,
        week=None,
    )
