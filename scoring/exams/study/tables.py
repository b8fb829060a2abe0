"""Editions of the printed books, and who got one."""

from piccolo.columns import Array, BigInt, BigSerial, Date, ForeignKey, Integer, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from zones.roster.tables import Bureau, Person, Unit


class StudyEdition(Table):
    """What an edition was printed of. Written once (a trigger says so): it can be printed again to the letter."""

    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=8)
    number = Integer()
    day = Date(default=None)
    digest = Varchar(length=64)
    versions = Array(base_column=BigInt())
    book = BigInt(null=True, default=None)
    account = BigInt()


class StudyHandout(Table):
    """A guard got one, in the unit where he stood. What was noted by mistake is struck."""

    id = BigSerial(primary_key=True)
    edition = ForeignKey(StudyEdition, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    day = Date(default=None)
    account = BigInt()
    struck_at = Timestamptz(null=True, default=None)
