"""Roll-calls: one answer row per post asked, by whoever stood there."""

from piccolo.columns import ForeignKey, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from zones.journal.tables import Sourced
from zones.roster.tables import Person, Unit


class RollCallAnswer(Sourced, Table):
    """`result` is answered, silent or excused; excused posts leave the rate and carry `reason`."""

    asked_at = Timestamptz(default=None)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    post = Varchar(length=40, default="")
    responder = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    result = Varchar(length=10)
    reason = Varchar(length=40, default="")
