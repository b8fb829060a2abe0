"""每日指令 and 协查: what is given out, to which zones, until when; who saw it."""

from datetime import datetime
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.database import transaction
from lianfang.flows.reports.orders import end_order, give_order, see_order
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, command, key_of, look
from lianfang.web.doors import LARGEST_ID, actor_of, by_of
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.reports import orders_seen
from lianfang.web.pages.places import station_of
from zones.ground.scope import Scope
from zones.reports.reads.orders import SeenRow, orders_for
from zones.reports.vocabulary.notes import MOST_WORDS
from zones.reports.vocabulary.orders import Order

Number = Annotated[int, Meta(ge=1, le=LARGEST_ID)]


class OrderShown(Struct, frozen=True):
    """`zones` are empty for the whole station."""

    id: int
    kind: str
    words: str
    zones: tuple[int, ...]
    at: datetime
    until: datetime
    ended_at: datetime | None


class MyDailyOrders(Struct, frozen=True):
    """What one has still to look at."""

    orders: tuple[OrderShown, ...]


class SeenBy(Struct, frozen=True):
    """`note` is what he found, if he did."""

    person: int
    name: str
    seen_at: datetime
    note: int | None


class StationOrder(Struct, frozen=True):
    order: OrderShown
    seen: tuple[SeenBy, ...]


class StationOrders(Struct, frozen=True):
    """Newest first. Names are for the station alone; no rate is counted."""

    orders: tuple[StationOrder, ...]


class GiveDailyOrder(Struct, frozen=True, forbid_unknown_fields=True):
    """`zones` are empty for the whole station."""

    kind: Literal["order", "lookout"]
    words: Annotated[str, Meta(min_length=1, max_length=MOST_WORDS, pattern=PLAIN)]
    until: Annotated[datetime, Meta(tz=True)]
    zones: Annotated[tuple[Number, ...], Meta(max_length=20)] = ()


class OneDailyOrder(Struct, frozen=True, forbid_unknown_fields=True):
    """Which."""

    order: Number


class GaveDailyOrder(Struct, frozen=True):
    """The order's number."""

    id: int


@look("/me/daily-orders", "order.see", "我还没看的指令")
async def my_daily_orders(request: ReadRequest) -> MyDailyOrders:
    """Of the zones where one stands."""
    own = own_scope(actor_of(request), "order.see")
    async with transaction(snapshot=True) as now:
        return MyDailyOrders(tuple(_shown(one) for one in await orders_for(own, now)))


@command("/me/daily-orders/seen", "order.see", "我看过了")
async def see_daily_order(request: ReadRequest, data: JSONBody[OneDailyOrder]) -> Done:
    """What is not for one, or over, is refused."""
    await see_order(by_of(request), own_scope(actor_of(request), "order.see"), data.order, key_of(request))
    return Done()


@look("/stations/{station:int}/daily-orders", "order.give", "派出所发的指令")
async def station_daily_orders(request: ReadRequest, station: Id) -> StationOrders:
    """With who saw them."""
    found = await orders_seen(Scope(((await station_of(request, "order.give", station)).id,)))
    return StationOrders(
        tuple(
            StationOrder(_shown(one), tuple(_seen(row) for row in found.seen.get(one.id, []))) for one in found.orders
        )
    )


@command("/stations/{station:int}/daily-orders", "order.give", "发指令", created=True)
async def give_daily_order(request: ReadRequest, station: Id, data: JSONBody[GiveDailyOrder]) -> GaveDailyOrder:
    """From now on."""
    place, account = await station_of(request, "order.give", station), actor_of(request).account
    key = key_of(request)
    made = await give_order(by_of(request), place.id, account, data.kind, data.words, data.zones, data.until, key)
    return GaveDailyOrder(made)


@command("/stations/{station:int}/daily-orders/end", "order.give", "提前结束一条指令")
async def end_daily_order(request: ReadRequest, station: Id, data: JSONBody[OneDailyOrder]) -> Done:
    """At once."""
    place = await station_of(request, "order.give", station)
    await end_order(by_of(request), place.id, data.order, key_of(request))
    return Done()


def _shown(one: Order) -> OrderShown:
    return OrderShown(one.id, one.kind, one.words, one.zones, one.at, one.until, one.ended_at)


def _seen(row: SeenRow) -> SeenBy:
    return SeenBy(row.person, row.name, row.seen_at, row.note)
