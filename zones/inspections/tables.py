"""Inspections of units, and nightly checks of venues (mostly not joint-defence units, so counted by zone)."""

from piccolo.columns import Date, ForeignKey, Integer, OnDelete, Varchar
from piccolo.table import Table

from zones.journal.tables import Sourced
from zones.roster.tables import Unit, Zone


class Inspection(Sourced, Table):
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    day = Date()
    problems = Integer(default=0)
    fixed = Integer(default=0)
    officers = Varchar(length=80, default="")


class VenueCheck(Sourced, Table):
    zone = ForeignKey(Zone, null=False, on_delete=OnDelete.restrict)
    day = Date()
    trade = Varchar(length=40, default="")
    violations = Integer(default=0)
    officers = Varchar(length=80, default="")
