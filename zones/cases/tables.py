"""Preventable cases as counts: zone, kind, four-hour band. Never a case, a time or a place."""

from piccolo.columns import ForeignKey, Integer, OnDelete, SmallInt, Varchar
from piccolo.table import Table

from zones.journal.tables import Sourced
from zones.roster.tables import Zone


class CaseCount(Sourced, Table):
    """`band` is the first hour of the four (0, 4, … 20); empty where the sheet does not say."""

    zone = ForeignKey(Zone, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=40)
    band = SmallInt(null=True, default=None)
    cases = Integer()
