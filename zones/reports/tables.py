"""What guards did under the six duties beside patrols: one row an item, verified by an officer or not yet."""

from piccolo.columns import Boolean, Date, ForeignKey, OnDelete, Varchar
from piccolo.table import Table

from zones.journal.tables import Sourced
from zones.roster.tables import Person, Unit


class DutyItem(Sourced, Table):
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    day = Date()
    duty = Varchar(length=20)
    verified = Boolean(default=False)
