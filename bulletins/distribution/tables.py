"""Receivers outside (ordinary rows), what was sent to whom and who signed for it (books: never edited)."""

from piccolo.columns import BigInt, BigSerial, Boolean, Date, ForeignKey, OnDelete, SmallInt, Timestamptz, Varchar
from piccolo.table import Table

from bulletins.register.tables import Bulletin, Erratum, Publisher
from zones.roster.tables import Person, Unit


class OutsideReceiver(Table):
    """Whoever gets a publisher's bulletins besides its units. A change ends the row and writes a new one."""

    id = BigSerial(primary_key=True)
    publisher = ForeignKey(Publisher, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=40)
    copies = SmallInt(default=1)
    paper = Boolean(default=True)
    since = Timestamptz(default=None)
    until = Timestamptz(null=True, default=None)


class BulletinDelivery(Table):
    """A bulletin (or a correction of it) sent to one unit or to one receiver outside, in the transaction that issued it."""

    id = BigSerial(primary_key=True)
    bulletin = ForeignKey(Bulletin, null=False, on_delete=OnDelete.restrict)
    erratum = ForeignKey(Erratum, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, on_delete=OnDelete.restrict)
    receiver = ForeignKey(OutsideReceiver, on_delete=OnDelete.restrict)
    copies = SmallInt(default=1)
    at = Timestamptz(default=None)


class BulletinReceipt(Table):
    """签收, one for a delivery: by the unit's phone, or written down from `paper` by the office; `account` pressed."""

    id = BigSerial(primary_key=True)
    delivery = ForeignKey(BulletinDelivery, null=False, on_delete=OnDelete.restrict)
    day = Date(default=None)
    paper = Boolean(default=False)
    account = BigInt(null=True, default=None)
    at = Timestamptz(default=None)


class ReceiptName(Table):
    """Who signed, apart from it, so that it can be erased: a person of ours, or a name from paper."""

    id = BigSerial(primary_key=True)
    receipt = ForeignKey(BulletinReceipt, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, on_delete=OnDelete.restrict)
    name = Varchar(length=40, default="")
