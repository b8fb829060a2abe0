"""A bureau whose book has goods; at each place of a town two redemptions that wait, and points for more."""

from datetime import datetime

from lianfang.database import transaction
from scoring.points.actions import Posting, post
from scoring.points.actions.books import add_book, books_in_force
from scoring.points.book.reading import FIRST
from scoring.points.redemptions.actions import take
from scoring.points.redemptions.rules import asked
from scoring.points.redemptions.vocabulary import Redemption
from scoring.points.vocabulary import REDEEM
from tests.lianfang.access.prized import Stand
from tests.lianfang.access.told import Places
from zones.ground.weeks import shanghai_day

SOMEBODY = 998
"""An account that nobody signs in to."""
GOODS = '\n[[goods]]\ncode = "tea"\ncalled = "茶叶一罐"\npoints = 3\n\n[[goods]]\ncode = "towel"\ncalled = "毛巾一条"\npoints = 1\n'


async def offer_goods(bureau: int) -> None:
    """Before anything is judged there."""
    async with transaction() as now:
        await add_book(bureau, FIRST.read_text(encoding="utf-8") + GOODS, now)


async def redeem(at: dict[str, Stand]) -> dict[str, Places]:
    """redemption, redemption_too → their ids by place."""
    found: dict[str, Places] = {"redemption": {}, "redemption_too": {}}
    async with transaction() as now:
        for place, one in at.items():
            book = (await books_in_force(one.station, now)).books[0].id
            await post(one.station, [_points(one, book, place, now)], now)
            for name in found:
                new = Redemption(0, one.station, one.person, one.unit, book, "tea", "茶叶一罐", 3, SOMEBODY, now)
                found[name][place] = str((await take(asked(new), now)).id)
    return found


def _points(one: Stand, book: int, place: str, now: datetime) -> Posting:
    """As if they had come back: spendable, and worth nothing to any other reader."""
    return Posting(
        one.person, None, book, REDEEM, None, f"test:{place}", 0, 0, False, "returned", shanghai_day(now), None, -60
    )
