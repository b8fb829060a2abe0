"""Writes the lists, the deliveries and the receipts. Runs inside a flow's transaction."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from bulletins.distribution.tables import BulletinDelivery, BulletinReceipt, OutsideReceiver, ReceiptName

_TO_UNITS = """
INSERT INTO bulletin_delivery (bulletin, erratum, unit, copies, at)
SELECT {}, {}, u.id, 1, {} FROM unit u WHERE u.station = ANY({}) ORDER BY u.station, u.id RETURNING unit
"""
_OUTSIDE = """
INSERT INTO bulletin_delivery (bulletin, erratum, receiver, copies, at)
SELECT b.id, {}, r.id, r.copies, {} FROM outside_receiver r JOIN bulletin b ON b.publisher = r.publisher
WHERE b.id = {} AND r.until IS NULL ORDER BY r.id
"""


class Signed(Struct, frozen=True):
    """Who signs: a person of ours by phone, or a `name` from paper; the account that pressed."""

    day: date
    account: int | None
    person: int | None = None
    name: str = ""
    paper: bool = False


async def deliver(bulletin: int, erratum: int | None, stations: Sequence[int], now: datetime) -> list[int]:
    """One row for each unit of these stations and each receiver outside. Returns the units."""
    units = await BulletinDelivery.raw(_TO_UNITS, bulletin, erratum, now, list(stations))
    await BulletinDelivery.raw(_OUTSIDE, erratum, now, bulletin)
    return [row["unit"] for row in units]


async def write_receipt(delivery: int, signed: Signed, now: datetime) -> bool:
    """Whether it was the first; a second one changes nothing."""
    made = await BulletinReceipt.raw(
        "INSERT INTO bulletin_receipt (delivery, day, paper, account, at) VALUES ({}, {}, {}, {}, {}) "
        "ON CONFLICT (delivery) DO NOTHING RETURNING id",
        delivery,
        signed.day,
        signed.paper,
        signed.account,
        now,
    )
    if made:
        await ReceiptName.insert(ReceiptName(receipt=made[0]["id"], person=signed.person, name=signed.name))
    return bool(made)


async def list_receiver(publisher: int, name: str, copies: int, paper: bool, now: datetime) -> int | None:
    """Returns its id; None where one of this name is on the list."""
    made = await OutsideReceiver.raw(
        "INSERT INTO outside_receiver (publisher, name, copies, paper, since) VALUES ({}, {}, {}, {}, {}) "
        "ON CONFLICT (publisher, name) WHERE until IS NULL DO NOTHING RETURNING id",
        publisher,
        name,
        copies,
        paper,
        now,
    )
    return int(made[0]["id"]) if made else None


async def end_receiver(receiver: int, now: datetime) -> bool:
    """Whether it was on the list until now."""
    ended = await OutsideReceiver.raw(
        "UPDATE outside_receiver SET until = {} WHERE id = {} AND until IS NULL RETURNING id", now, receiver
    )
    return bool(ended)


async def forget(person: int) -> None:
    """His name under receipts: where he pressed, and where paper of a unit at which he stood bears it. That it was signed stays."""
    await ReceiptName.raw(
        "DELETE FROM receipt_name n USING bulletin_receipt t, bulletin_delivery d WHERE t.id = n.receipt AND d.id = t.delivery "
        "AND (n.person = {} OR n.name = (SELECT name FROM person WHERE id = {}) "
        "AND d.unit IN (SELECT unit FROM posting WHERE person = {} UNION SELECT unit FROM contact WHERE person = {}))",
        person,
        person,
        person,
        person,
    )
