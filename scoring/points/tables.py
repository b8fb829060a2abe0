"""The rule books and the ledger. Awards and entries are books; a correction is a new award that names its cause.

Points are whole numbers in double entry: every award's entries sum to zero (a deferred trigger says so). A holder has the
accounts standing, spendable (never below zero) and owed; the pool has accounts without a balance: its balance is a sum.
"""

from piccolo.columns import (
    BigInt,
    BigSerial,
    Boolean,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from zones.journal.tables import Deed
from zones.roster.tables import Bureau, Person, Station, Unit


class RuleBook(Table):
    """A version of the bureau's 积分管理办法, in force from a day on; `text` is the file as it was brought."""

    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    version = Varchar(length=40)
    starts_on = Date()
    text = Text()
    recorded_at = Timestamptz(default=None)


class Rescoring(Table):
    """A decision of the bureau: its days from `first_day` to `last_day` are counted by that book. A book; the last one counts."""

    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    rule_book = ForeignKey(RuleBook, null=False, on_delete=OnDelete.restrict)
    first_day = Date()
    last_day = Date()
    number = Varchar(length=60)
    account = BigInt(null=True, default=None)
    decided_at = Timestamptz(default=None)


class WaitingDeed(Table):
    """A deed that is not judged yet: a trigger of the journal writes it, judging forgets it. Not a book."""

    deed = BigInt(primary_key=True)
    station = BigInt()


class BookDraft(Table):
    """A rule book that is being written: at most one a bureau. `state`: drafting, sent, approved."""

    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    text = Text()
    state = Varchar(length=10)
    changed_by = BigInt()
    changed_at = Timestamptz(default=None)
    approved_by = BigInt(null=True, default=None)
    notice_until = Date(null=True, default=None)
    said = Text(default="")


class Account(Table):
    """`kind` is standing, spendable or owed for a holder, pool for the station's side of every entry."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    kind = Varchar(length=12)
    balance = BigInt(default=0)


class Award(Table):
    """A judgement: this deed, under this clause, is worth so much. `cause` 0 is the first judgement, else the award corrected.

    `because` says why it is what it is: what the judge said of it, or reversed, rejudged, decision (re-scored), appeal, month.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    rule_book = ForeignKey(RuleBook, null=False, on_delete=OnDelete.restrict)
    rule = Varchar(length=30)
    deed = ForeignKey(Deed, null=True, default=None, on_delete=OnDelete.restrict)
    source = Varchar(length=40)
    cause = BigInt(default=0)
    points = Integer()
    routine = Boolean(default=False)
    because = Varchar(length=16)
    day = Date()
    week = Varchar(length=8, null=True, default=None)
    month = Varchar(length=7)
    posted_at = Timestamptz(default=None)


class Entry(Table):
    id = BigSerial(primary_key=True)
    award = ForeignKey(Award, null=False, on_delete=OnDelete.restrict)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.restrict)
    amount = Integer()


class ShownName(Table):
    """A guard who agreed that his name stands among the first three of his zone. Without a row it does not."""

    id = BigSerial(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    since = Timestamptz(default=None)
