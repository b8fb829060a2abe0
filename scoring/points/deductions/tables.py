"""扣分单: slips with their state, and words beside them that can be erased. The deed that a slip becomes is the journal's."""

from piccolo.columns import BigInt, BigSerial, Date, ForeignKey, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from zones.roster.tables import Officer, Person, Station, Unit


class Deduction(Table):
    """While it is open it has a deadline. `account` proposed it, `decider` ended it; `officer` hears how it ended."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=30)
    day = Date()
    account = BigInt()
    officer = ForeignKey(Officer, null=True, default=None, on_delete=OnDelete.restrict)
    at = Timestamptz(default=None)
    state = Varchar(length=10, default="proposed")
    answer = Varchar(length=10, default="")
    answered_at = Timestamptz(null=True, default=None)
    decider = BigInt(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
    why = Varchar(length=20, default="")
    ended_at = Timestamptz(null=True, default=None)
    next_deadline = Timestamptz(null=True, default=None)


class DeductionWords(Table):
    """What was said: deed (the officer's sentence), guard, unit, back (why it was taken back)."""

    id = BigSerial(primary_key=True)
    deduction = ForeignKey(Deduction, null=False, on_delete=OnDelete.cascade)
    kind = Varchar(length=10)
    words = Varchar(length=300, default="")
    at = Timestamptz(default=None)
