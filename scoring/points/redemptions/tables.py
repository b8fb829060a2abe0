"""兑换: what guards asked to have for spendable points. The points themselves move in the ledger."""

from piccolo.columns import BigInt, BigSerial, ForeignKey, Integer, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from scoring.points.tables import RuleBook
from zones.roster.tables import Person, Station, Unit


class Redemption(Table):
    """While it waits it has a deadline. `account` is the guard's, `decider` the office's; none where he took it back, or it lapsed."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    rule_book = ForeignKey(RuleBook, null=False, on_delete=OnDelete.restrict)
    code = Varchar(length=30)
    called = Varchar(length=30)
    points = Integer()
    account = BigInt()
    at = Timestamptz(default=None)
    state = Varchar(length=10, default="asked")
    decider = BigInt(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
    next_deadline = Timestamptz(null=True, default=None)
