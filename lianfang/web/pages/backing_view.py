"""依据与协议 of a station: what the page shows of what was seen."""

from datetime import date

from msgspec import structs

from lianfang.access import can
from lianfang.flows.backing.standing import Standing, UnitStanding
from lianfang.web.answers import ReadRequest, form
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.asked import day_asked
from lianfang.web.pages.backing_words import AGREEMENTS, NO_ORDER, days_of, means, span
from lianfang.web.views import BackedUnit, BackingPage, Count, NewOrder, OrderRow, Tag
from zones.roster.errors import BadDays
from zones.roster.reads import StationRow
from zones.roster.reads.backing import OrderRow as Given

MOST_ORDERS = 6


def backing_page(
    request: ReadRequest,
    place: StationRow,
    seen: Standing,
    *,
    error: str = "",
    notice: str = "",
    typed: dict[str, str] | None = None,
) -> BackingPage:
    orders = f"/stations/{place.id}/orders"
    may = can(actor_of(request), "backing.order")
    return BackingPage(
        frame_of(request),
        station=place.name,
        counts=_counts(seen),
        orders=tuple(_order(one, seen.today, orders if may else "") for one in seen.orders[:MOST_ORDERS]),
        units=tuple(_unit(one, seen.order is not None) for one in seen.units),
        none="" if seen.order else NO_ORDER,
        new=_new(orders, seen.today, typed or {}) if may else None,
        error=error,
        notice=notice,
    )


def _counts(seen: Standing) -> tuple[Count, ...]:
    called = sum(not one.reason for one in seen.units) if seen.order else 0
    uninsured = sum(one.lacking("insured") for one in seen.units)
    uncertified = sum(one.lacking("certified") for one in seen.units)
    return (
        Count("能叫的单位", f"{called}/{len(seen.units)}", "家", warn=called < len(seen.units)),
        Count("没有保险", str(uninsured), "人", warn=uninsured > 0),
        Count("没有证", str(uncertified), "人", warn=uncertified > 0),
    )


def _order(one: Given, today: date, at: str) -> OrderRow:
    if one.holds(today):
        state = Tag("有效", "ok")
    else:
        state = Tag("没到日子", "gold") if one.since > today else Tag("结束了", "mute")
    over = one.until is not None and one.until < today
    end = structs.replace(form(f"{at}/end"), along=(("order", str(one.id)),)) if at and not over else None
    return OrderRow(one.number, one.issuer, span(one.since, one.until), state, end)


def _new(at: str, today: date, typed: dict[str, str]) -> NewOrder:
    since, until = _readable(typed.get("since", "")), _readable(typed.get("until", ""))
    return NewOrder(form(at), typed.get("number", ""), typed.get("issuer", ""), since or today, until)


def _readable(text: str) -> date | None:
    try:
        return day_asked(text)
    except BadDays:
        return None


def _unit(one: UnitStanding, ordered: bool) -> BackedUnit:
    return BackedUnit(
        name=one.unit.name,
        href=f"/units/{one.unit.id}/backing",
        zone=one.unit.zone,
        agreement=AGREEMENTS[one.reason],
        days=days_of(one.unit),
        guards=len(one.guards),
        uncertified=one.lacking("certified"),
        uninsured=one.lacking("insured"),
        spared=sum(it.guard.spared or it.guard.declined for it in one.guards),
        means=means(one, ordered),
    )
