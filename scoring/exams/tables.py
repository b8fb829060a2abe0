"""Results of the city police's certificate exam, as they come back. The certificate itself is in zones/roster."""

from piccolo.columns import Date, ForeignKey, Numeric, OnDelete
from piccolo.table import Table

from zones.journal.tables import Sourced
from zones.roster.tables import Person, Unit


class ExamResult(Sourced, Table):
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    day = Date(null=True, default=None)
    score = Numeric(digits=(5, 1))
