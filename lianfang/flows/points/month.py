"""Closes a month for units: points for answered roll-calls, deductions for staying away without a word. Twice is harmless."""

from datetime import date, datetime, time, timedelta

from lianfang.database import transaction
from scoring.points import reads
from scoring.points.actions import Posting, post
from scoring.points.rules import month_close
from scoring.points.tables import Award
from zones.ground.scope import Scope
from zones.ground.weeks import month_of, shanghai_instant
from zones.patrol.reads import unexplained
from zones.rollcall.reads import by_unit_between
from zones.roster.actions import lock_station


async def close_month(station: int, first: date) -> int:
    """Returns the awards written."""
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    last, month = after - timedelta(days=1), month_of(first)
    async with transaction() as now:
        bureau = await lock_station(station)
        scope = Scope((station,))
        book = reads.book_on(await reads.books(bureau), last)
        answers = await by_unit_between(scope, _midnight(first), _midnight(after))
        missed = await unexplained(scope, first, last)
        done = {
            row["source"]
            for row in await Award.raw(
                "SELECT source FROM award WHERE station = {} AND source LIKE {}", station, f"month:{month}:%"
            )
        }
        postings = [
            Posting(
                person=None,
                unit=unit,
                rule_book=book.id,
                rule=rule,
                deed=None,
                source=f"month:{month}:{rule}:{unit}",
                cause=0,
                points=points,
                routine=False,
                because="month",
                day=last,
                week=None,
            )
            for unit, rule, points in month_close(book.text.month, answers, missed)
        ]
        return await post(station, [posting for posting in postings if posting.source not in done], now)


def _midnight(day: date) -> datetime:
    return shanghai_instant(datetime.combine(day, time()))
