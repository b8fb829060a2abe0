"""每日指令 and 协查: an officer gives them out and ends them; a guard says 我看过了."""

from collections.abc import Awaitable
from datetime import date, datetime, timedelta
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, can
from lianfang.flows.reports.orders import end_order, give_order, see_order
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.reports import OrdersSeen, orders_seen
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.note_view import when
from lianfang.web.pages.places import station_of
from lianfang.web.views import Choice, DailyOrderRow, DailyOrdersPage, Form, Link, OrderSeenBy, Tag
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI, shanghai_instant
from zones.reports.errors.notes import BadUntil, NoSuchDailyOrder, NoSuchZone
from zones.reports.reads.orders import SeenRow
from zones.reports.vocabulary.orders import LONGEST, ORDERS, Order

NOTICES = {"given": "发出去了，在岗的打开“今天”就看得到。", "ended": "结束了，不再显示。"}
LASTS = timedelta(hours=12)
OVER = 12


@get("/stations/{station:int}/daily-orders", opt={"action": "order.give"})
async def daily_orders(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    place = await station_of(request, "order.give", station)
    return page(await _shown(request, place.id, place.name, notice=NOTICES.get(done, "")))


@post("/stations/{station:int}/daily-orders", opt={"action": "order.give"}, status_code=200)
async def give_daily_order(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """To the zones that are ticked, to all where none is; until when."""
    fields, place = await form_of(request), await station_of(request, "order.give", station)

    async def give() -> None:
        zones = tuple(_zone(value) for name, value in fields.items() if name.startswith("zone"))
        until = instant_asked(fields.get("day", ""), fields.get("hour", ""))
        if until is None:
            raise BadUntil(days=LONGEST.days)
        kind, words, account = fields.get("kind", ""), fields.get("words", ""), actor_of(request).account
        await give_order(by_of(request), place.id, account, kind, words, zones, until, key_of(request, fields))

    return await _answer(request, place.id, place.name, give(), "given", fields.get("words", ""))


@post("/stations/{station:int}/daily-orders/end", opt={"action": "order.give"}, status_code=200)
async def end_daily_order(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """Before its time."""
    fields, place = await form_of(request), await station_of(request, "order.give", station)
    order = number_asked(fields.get("order", "")) or 0
    doing = end_order(by_of(request), place.id, order, key_of(request, fields))
    return await _answer(request, place.id, place.name, doing, "ended")


@post("/daily-orders/seen", opt={"action": "order.see"}, status_code=200)
async def seen_daily_order(request: ReadRequest) -> Response[Any]:
    """我看过了. One that has ended meanwhile needs no look."""
    fields, own = await form_of(request), own_scope(actor_of(request), "order.see")
    try:
        await see_order(by_of(request), own, number_asked(fields.get("order", "")) or 0, key_of(request, fields))
    except NoSuchDailyOrder as refusal:
        await write_refusal(refusal, request.scope)
    return go("/today")


def _zone(text: str) -> int:
    number = number_asked(text)
    if number is None:
        raise NoSuchZone()
    return number


def instant_asked(day: str, hour: str) -> datetime | None:
    """2026-11-20 and 15:20 on the wall of Shanghai; None for anything else."""
    try:
        wall = datetime.combine(date.fromisoformat(day[:10]), datetime.strptime(hour[:5], "%H:%M").time())
        return shanghai_instant(wall)
    except (ValueError, OverflowError):
        return None


async def _answer(
    request: ReadRequest, station: int, name: str, doing: Awaitable[None], done: str, words: str = ""
) -> Response[Any]:
    try:
        await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, station, name, words=words, error=say(refusal)), status(refusal))
    return go(f"/stations/{station}/daily-orders?done={done}")


async def _shown(request: ReadRequest, station: int, name: str, **shown: Any) -> DailyOrdersPage:
    seen = await orders_seen(Scope((station,)))
    reads_notes = can(actor_of(request), "note.see")
    found = [(one, _row(seen, one, station, reads_notes)) for one in seen.orders]
    ends = (seen.now + LASTS).astimezone(SHANGHAI)
    return DailyOrdersPage(
        frame_of(request),
        station=name,
        new=form(f"/stations/{station}/daily-orders"),
        kinds=tuple(Choice(code, word, code == "order") for code, word in ORDERS.items()),
        zones=tuple(Choice(str(zone.id), zone.name) for zone in seen.zones),
        day=ends.date(),
        hour=ends.time(),
        running=tuple(row for one, row in found if one.running(seen.now)),
        over=tuple(row for one, row in found if not one.running(seen.now))[:OVER],
        **shown,
    )


def _row(seen: OrdersSeen, order: Order, station: int, reads_notes: bool) -> DailyOrderRow:
    names = {zone.id: zone.name for zone in seen.zones}
    saw, running = seen.seen.get(order.id, []), order.running(seen.now)
    finders = sum(one.note is not None for one in saw)
    end = form(f"/stations/{station}/daily-orders/end")
    state = Tag("在用", "ok") if running else Tag("提前结束" if order.ended_at else "到时结束", "mute")
    return DailyOrderRow(
        kind=ORDERS[order.kind],
        words=order.words,
        whom="、".join(names.get(zone, "") for zone in order.zones) or "全所",
        when=f"{when(order.at, seen.now)}发，到{when(order.until, seen.now)}",
        state=state,
        seen=tuple(_seen_by(one, seen.now, station, reads_notes) for one in saw),
        seen_text=f"{len(saw)} 人看过，{finders} 人有发现" if saw else "还没有人看过",
        end=Form(end.href, end.key, (("order", str(order.id)),)) if running else None,
    )


def _seen_by(one: SeenRow, now: datetime, station: int, reads_notes: bool) -> OrderSeenBy:
    found = Link("有发现", f"/stations/{station}/notes/{one.note}") if one.note and reads_notes else None
    return OrderSeenBy(f"{one.unit_name} {one.name}，{when(one.seen_at, now)}", found)
