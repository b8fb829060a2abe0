"""What notes and orders ask of a guard today: orders that he has not looked at, notes that were answered."""

from datetime import datetime, timedelta

from lianfang.access import Actor
from lianfang.web.answers import new_key
from lianfang.web.looks.own import own_scope
from lianfang.web.pages.note_view import when
from lianfang.web.views import Form, Link, Tag, TodayCard
from zones.reports.reads.notes import answered
from zones.reports.reads.orders import orders_for
from zones.reports.vocabulary.orders import ORDERS, Order

LATELY = timedelta(hours=24)


async def cards(actor: Actor, now: datetime) -> tuple[TodayCard, ...]:
    """One press an order; one link for all answers of the last day."""
    scope = own_scope(actor, "order.see")
    orders, notes = await orders_for(scope, now), await answered(scope, now - LATELY)
    shown = tuple(_card(one, now) for one in orders)
    if not notes:
        return shown
    more = Link("去看看", f"/notes/{notes[0]}" if len(notes) == 1 else "/notes")
    return (*shown, TodayCard("工作笔记有回话了", f"民警回了您 {len(notes)} 条。", more=more))


def _card(order: Order, now: datetime) -> TodayCard:
    seen = Form("/daily-orders/seen", new_key(), (("order", str(order.id)),))
    return TodayCard(
        ORDERS[order.kind],
        order.words,
        tag=Tag(f"到{when(order.until, now)}", "gold"),
        presses=(("我看过了", seen),),
        more=Link("发现了", f"/notes?order={order.id}"),
        outbox=True,
    )
