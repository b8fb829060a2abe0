"""兑换 as its readers see it: what a guard may have for his points and what he asked for; the office's queue."""

from datetime import date, datetime

from msgspec import Struct

from lianfang.access import Actor
from lianfang.database import transaction
from lianfang.web.looks.own import own_scope
from scoring.points.reads.balances import balances
from scoring.points.reads.books import books_at
from scoring.points.redemptions.reads import RedemptionRow, moved, redemptions
from scoring.points.redemptions.rules import usable
from scoring.points.vocabulary import Balances
from scoring.points.vocabulary.book import Good
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


class ExchangeSeen(Struct, frozen=True):
    """A guard's. Without `goods` it is off. `usable` is what may be spent of what he `has`."""

    now: datetime
    goods: tuple[Good, ...]
    has: Balances
    usable: int
    mine: list[RedemptionRow]


class RedemptionsSeen(Struct, frozen=True):
    """A station's. Without `on` it is off; what was asked for before is answered all the same."""

    now: datetime
    on: bool
    rows: list[RedemptionRow]


async def exchange_seen(actor: Actor) -> ExchangeSeen:
    """Raises NotYours."""
    own = own_scope(actor, "exchange.own")
    async with transaction(snapshot=True) as now:
        today, has = shanghai_day(now), await balances(own)
        may_spend = usable(await moved(own), has.spendable, today)
        return ExchangeSeen(now, await goods_on(own, today), has, may_spend, await redemptions(own))


async def redemptions_seen(here: Scope) -> RedemptionsSeen:
    """Of the scope's stations."""
    async with transaction(snapshot=True) as now:
        return RedemptionsSeen(now, bool(await goods_on(here, shanghai_day(now))), await redemptions(here))


async def goods_on(here: Scope, day: date) -> tuple[Good, ...]:
    """The goods of the book in force on a day; none before there is one. Inside an open transaction or look."""
    found = await books_at(here)
    return found.on(day).text.goods if any(one.starts_on <= day for one in found.books) else ()
