"""一票否决: the book of vetoes, the proposals that wait for the office, and words beside them that can be erased."""

from piccolo.columns import BigInt, BigSerial, Date, ForeignKey, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from zones.roster.tables import Officer, Person, Station


class VetoProposal(Table):
    """While it waits it has a deadline. `account` is the officer's, `decider` the office's."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    ground = Varchar(length=12)
    since = Date()
    until = Date()
    document = Varchar(length=40, default="")
    account = BigInt()
    officer = ForeignKey(Officer, null=True, default=None, on_delete=OnDelete.restrict)
    at = Timestamptz(default=None)
    state = Varchar(length=10, default="waiting")
    decider = BigInt(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
    next_deadline = Timestamptz(null=True, default=None)


class VetoWords(Table):
    """What the officer wrote of it."""

    id = BigSerial(primary_key=True)
    proposal = ForeignKey(VetoProposal, null=False, on_delete=OnDelete.cascade)
    words = Varchar(length=300, default="")
    at = Timestamptz(default=None)


class Veto(Table):
    """A book. A row with `lifts` names the veto that it ends, with its reason, and says nothing else new."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    ground = Varchar(length=12)
    since = Date()
    until = Date()
    document = Varchar(length=40, default="")
    proposal = ForeignKey(VetoProposal, null=False, on_delete=OnDelete.restrict)
    proposer = BigInt()
    account = BigInt()
    lifts = BigInt(null=True, default=None)
    reason = Varchar(length=10, default="")
    at = Timestamptz(default=None)
