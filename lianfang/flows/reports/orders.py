"""每日指令 and 协查: an officer gives them out and ends them; a guard says that he saw them."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.scope import Scope
from zones.reports.actions import orders
from zones.reports.errors.notes import NoSuchDailyOrder
from zones.reports.reads.orders import order_for
from zones.reports.rules.orders import check_order
from zones.reports.rules.saying import check_words
from zones.roster.reads import zones as zones_of


async def give_order(
    by: By,
    station: int,
    account: int,
    kind: str,
    words: str,
    zones: tuple[int, ...],
    until: datetime,
    key: Key,
) -> int:
    """To these zones of the station, none for all. Returns its id.

    Raises NothingSaid, TooManyWords, UnknownKind, NoSuchZone, BadUntil, OtherBody.
    """
    said = check_words(words)

    async def do(now: datetime) -> str:
        check_order(kind, zones, until, {zone.id for zone in await zones_of(Scope((station,)))}, now)
        made = await orders.give(station, kind, account, said, zones, until, now)
        await note(by, "order.give", "done", now, "daily_order", made)
        return str(made)

    body = ["order.give", str(station), kind, said, str(sorted(zones)), until.isoformat()]
    return int(await answered_once(key, body, do))


async def end_order(by: By, station: int, order: int, key: Key) -> None:
    """Before its time. Raises NoSuchDailyOrder, OtherBody."""

    async def do(now: datetime) -> str:
        await orders.end(station, order, now)
        await note(by, "order.end", "done", now, "daily_order", order)
        return "ended"

    await answered_once(key, ["order.end", str(station), str(order)], do)


async def see_order(by: By, scope: Scope, order: int, key: Key) -> None:
    """我看过了, by the scope's person. Raises NoSuchDailyOrder, OtherBody."""

    async def do(now: datetime) -> str:
        if scope.person is None or await order_for(scope, order, now) is None:
            raise NoSuchDailyOrder()
        await orders.see(order, scope.person, now)
        await note(by, "order.see", "done", now, "daily_order", order)
        return "seen"

    await answered_once(key, ["order.see", str(scope.person), str(order)], do)
