"""Writes daily orders, and who saw them."""

from datetime import datetime

from zones.reports.errors.notes import NoSuchDailyOrder
from zones.reports.tables import DailyOrder


async def give(
    station: int, kind: str, account: int, words: str, zones: tuple[int, ...], until: datetime, now: datetime
) -> int:
    """Returns its id."""
    ids = ",".join(str(zone) for zone in sorted(set(zones)))
    order = DailyOrder(station=station, kind=kind, account=account, words=words, zones=ids, at=now, until=until)
    return int((await DailyOrder.insert(order))[0]["id"])


async def end(station: int, order: int, now: datetime) -> None:
    """Before its time. Raises NoSuchDailyOrder where none runs."""
    rows = await DailyOrder.raw(
        "UPDATE daily_order SET ended_at = {} WHERE id = {} AND station = {} AND ended_at IS NULL AND until > {} RETURNING id",
        now,
        order,
        station,
        now,
    )
    if not rows:
        raise NoSuchDailyOrder()


async def see(order: int, person: int, now: datetime, note: int | None = None) -> None:
    """He saw it; `note` is what he found. Seeing it twice is no fault, the first thing that he found stays."""
    await DailyOrder.raw(
        "INSERT INTO order_seen (daily, person, seen_at, note) VALUES ({}, {}, {}, {}) "
        "ON CONFLICT (daily, person) DO UPDATE SET note = coalesce(order_seen.note, excluded.note)",
        order,
        person,
        now,
        note,
    )
