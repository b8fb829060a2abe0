"""What an order may say, and whom it concerns."""

from datetime import datetime

from zones.reports.errors.notes import BadUntil, NoSuchZone, UnknownKind
from zones.reports.vocabulary.orders import LONGEST, ORDERS, Order


def check_order(kind: str, zones: tuple[int, ...], until: datetime, known: set[int], now: datetime) -> None:
    """`known` are the station's zones. Raises UnknownKind, NoSuchZone, BadUntil."""
    if kind not in ORDERS:
        raise UnknownKind()
    if not set(zones) <= known:
        raise NoSuchZone()
    if not now < until <= now + LONGEST:
        raise BadUntil(days=LONGEST.days)


def concerns(order: Order, zones: set[int], now: datetime) -> bool:
    """Whether a guard of these zones is to look at it now."""
    return order.running(now) and (not order.zones or bool(zones & set(order.zones)))
