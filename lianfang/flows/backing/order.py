"""The written basis of joint work: given and ended by the bureau. A number again with other days is the same order."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from lianfang.audit.actions import By, note
from lianfang.commands import Key, carried_out
from zones.ground.weeks import shanghai_day
from zones.roster.backing import end_order as write_end
from zones.roster.backing import set_order
from zones.roster.errors import BadDays, BadOrder, NoSuchOrder
from zones.roster.reads import StationRow

LONGEST_NUMBER, LONGEST_ISSUER = 60, 80


class Order(Struct, frozen=True):
    """As it stands on paper. `until` is its last day, None for one without an end."""

    number: str
    since: date
    until: date | None = None
    issuer: str = ""


async def give_order(by: By, station: StationRow, order: Order, key: Key | None = None) -> None:
    """For the station's whole bureau. Raises BadOrder, BadDays, OtherBody."""
    if not 0 < len(order.number) <= LONGEST_NUMBER or len(order.issuer) > LONGEST_ISSUER:
        raise BadOrder()
    if order.until is not None and order.until < order.since:
        raise BadDays()

    async def do(now: datetime) -> str:
        await set_order(station.bureau, order.number, order.issuer, order.since, order.until)
        await note(by, "aid.order", "done", now, "station", station.id)
        return "given"

    await carried_out(key, ["aid.order", str(station.bureau), repr(order)], do)


async def end_order(by: By, station: StationRow, order: int, key: Key) -> None:
    """From today nobody is called or sent under it. Raises NoSuchOrder, OtherBody."""

    async def do(now: datetime) -> str:
        if not await write_end(station.bureau, order, shanghai_day(now) - timedelta(days=1)):
            raise NoSuchOrder()
        await note(by, "aid.order_end", "done", now, "station", station.id)
        return "ended"

    await carried_out(key, ["aid.order_end", str(station.bureau), str(order)], do)
