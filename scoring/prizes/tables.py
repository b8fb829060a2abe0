"""Prizes: runs and their lines, and the book of money. Fen are whole numbers in double entry, apart from points."""

from piccolo.columns import BigInt, BigSerial, Date, ForeignKey, Integer, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from scoring.points.tables import RuleBook
from zones.roster.tables import Person, Station, Unit, Zone


class PrizeRun(Table):
    """A month's prizes of a station: draft, public, approved, settled; or withdrawn. One that was not withdrawn a month."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    month = Varchar(length=7)
    state = Varchar(length=10, default="draft")
    rule_book = ForeignKey(RuleBook, null=False, on_delete=OnDelete.restrict)
    budget_fen = BigInt()
    kept_fen = BigInt()
    source = Varchar(length=10)
    account = BigInt()
    at = Timestamptz(default=None)
    notice_until = Date(null=True, default=None)
    approver = BigInt(null=True, default=None)
    approved_at = Timestamptz(null=True, default=None)


class Prize(Table):
    """A line: `kind` is month (a guard's, by points) or deed (一事一奖, of a guard or, without a person, of a unit)."""

    id = BigSerial(primary_key=True)
    run = ForeignKey(PrizeRun, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=6)
    person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    zone = ForeignKey(Zone, null=False, on_delete=OnDelete.restrict)
    rank = Integer(default=0)
    points = Integer(default=0)
    by = Varchar(length=10, default="")
    fen = BigInt()
    state = Varchar(length=10, default="proposed")
    why = Varchar(length=10, default="")
    received = Varchar(length=6, default="")
    received_at = Timestamptz(null=True, default=None)


class PrizeWords(Table):
    """What a 一事一奖 is for, in a sentence; it can be erased."""

    id = BigSerial(primary_key=True)
    prize = ForeignKey(Prize, null=False, on_delete=OnDelete.cascade)
    words = Varchar(length=200)


class Purse(Table):
    """A station's account of one source of money: outside, free, reserved, paid. Only `outside` may be below zero."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    source = Varchar(length=10)
    kind = Varchar(length=10)
    balance = BigInt(default=0)


class MoneyMove(Table):
    """A book: grant, reserve, pay, void, return. `document` is the transfer's number, `account` whoever saw to it."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    run = ForeignKey(PrizeRun, null=False, on_delete=OnDelete.restrict)
    prize = ForeignKey(Prize, null=True, default=None, on_delete=OnDelete.restrict)
    kind = Varchar(length=8)
    document = Varchar(length=40, default="")
    account = BigInt()
    at = Timestamptz(default=None)


class MoneyEntry(Table):
    """A book: what a move takes from one purse and puts into another; its entries sum to zero."""

    id = BigSerial(primary_key=True)
    move = ForeignKey(MoneyMove, null=False, on_delete=OnDelete.restrict)
    purse = ForeignKey(Purse, null=False, on_delete=OnDelete.restrict)
    fen = BigInt()
