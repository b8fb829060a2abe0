"""A year's list of a bureau, the candidates on it, for what each is proposed; what an application for a brave act says."""

from piccolo.columns import BigInt, BigSerial, Boolean, Date, ForeignKey, Integer, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from scoring.points.tables import RuleBook
from zones.journal.tables import Deed
from zones.roster.tables import Bureau, Company, Person, Station, Unit


class YearList(Table):
    """Draft, public, approved, decided; or withdrawn. One that was not withdrawn a year."""

    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    year = Integer()
    state = Varchar(length=10, default="draft")
    rule_book = ForeignKey(RuleBook, null=False, on_delete=OnDelete.restrict)
    account = BigInt()
    at = Timestamptz(default=None)
    notice_until = Date(null=True, default=None)
    approver = BigInt(null=True, default=None)
    approved_at = Timestamptz(null=True, default=None)
    number = Varchar(length=40, default="")
    decided_on = Date(null=True, default=None)


class Commendation(Table):
    """A candidate. `unit` is where a guard stands, or the unit itself; `station` is whose officers see the line."""

    id = BigSerial(primary_key=True)
    year_list = ForeignKey(YearList, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=8)
    person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    company = ForeignKey(Company, null=True, default=None, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    account = BigInt()
    chosen = Boolean(default=False)


class CommendationWords(Table):
    """For what, in a sentence; it can be erased."""

    id = BigSerial(primary_key=True)
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.cascade)
    words = Varchar(length=120)


class BraveApplication(Table):
    """见义勇为申报: what happened, as an officer wrote it for the form. It goes with the person."""

    id = BigSerial(primary_key=True)
    deed = ForeignKey(Deed, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    account = BigInt()
    words = Varchar(length=1000)
    at = Timestamptz(default=None)
