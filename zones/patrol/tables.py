"""Joint patrols: one record of a round with walkers of many units, and the units that sent nobody."""

from piccolo.columns import BigSerial, Boolean, Date, ForeignKey, Integer, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from zones.journal.tables import Sourced
from zones.roster.tables import Person, Station, Unit, Zone


class Patrol(Sourced, Table):
    zone = ForeignKey(Zone, null=False, on_delete=OnDelete.restrict)
    walking_group = Varchar(length=40, default="")
    day = Date()
    started_at = Timestamptz(null=True, default=None)
    minutes = Integer(default=0)
    lead = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    flag = Boolean(default=False)
    checkpoints = Integer(default=0)
    outreach = Integer(default=0)
    officers = Varchar(length=80, default="")


class Walker(Table):
    id = BigSerial(primary_key=True)
    patrol = ForeignKey(Patrol, null=False, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    week = Varchar(length=8)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)


class Absence(Table):
    """A unit that the sheet names as not having come."""

    id = BigSerial(primary_key=True)
    patrol = ForeignKey(Patrol, null=False, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    week = Varchar(length=8)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    reason = Varchar(length=80, default="")
