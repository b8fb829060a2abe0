"""The journal: what was brought in (deliveries) and who did what, when, with what evidence (deeds, a book).

A deed holds ids, codes and numbers only. Its evidence is the file's digest, the sheet and the row, never the row's text.
"""

from piccolo.columns import (
    BigInt,
    BigSerial,
    Boolean,
    Bytea,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    SmallInt,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from zones.roster.tables import Person, Station, Unit


class Delivery(Table):
    """One file as it was brought: its digest, never its bytes. Without a digest nothing was brought: a live record was taken back."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    week = Varchar(length=8, null=True, default=None)
    digest = Bytea()
    received_at = Timestamptz(default=None)


class DeliveredSheet(Table):
    """One sheet of a week's delivery: that it came, and how much of it was taken."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    week = Varchar(length=8)
    delivery = ForeignKey(Delivery, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=20)
    sheet = Varchar(length=60)
    taken = Integer(default=0)
    rejected = Integer(default=0)


class Sourced:
    """The columns of every record that came from a sheet. `key` digests the row's content, `nth` counts equal rows.

    A record is never edited: a corrected file withdraws it (`withdrawn_by`) and brings another.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    week = Varchar(length=8)
    delivery = ForeignKey(Delivery, null=False, on_delete=OnDelete.restrict)
    sheet = Varchar(length=60)
    row = Integer()
    key = Bytea()
    nth = SmallInt(default=0)
    withdrawn_by = ForeignKey(Delivery, null=True, default=None, on_delete=OnDelete.restrict)


class Recorded(Sourced):
    """As `Sourced`, or written down as it happened: then there is no delivery, `sheet` says which register, `row` its number."""

    delivery = ForeignKey(Delivery, null=True, default=None, on_delete=OnDelete.restrict)


class Deed(Table):
    """A book. `corrects` names the deed that this row takes back; such a row says nothing else new.

    One that comes from a live record has no delivery: `sheet` says which register, `row` is the record's number in it.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=30)
    person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    day = Date()
    at = Timestamptz(null=True, default=None)
    week = Varchar(length=8)
    minutes = Integer(default=0)
    verified = Boolean(default=True)
    metres = Integer(null=True, default=None)
    level = SmallInt(null=True, default=None)
    quality = SmallInt(null=True, default=None)
    own = SmallInt(null=True, default=None)
    delivery = ForeignKey(Delivery, null=True, default=None, on_delete=OnDelete.restrict)
    sheet = Varchar(length=60)
    row = Integer()
    record_kind = Varchar(length=20)
    record = BigInt()
    corrects = BigInt(null=True, default=None)
    recorded_at = Timestamptz(default=None)
