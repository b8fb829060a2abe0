"""荣誉 of guards: one row a guard and quarter, written when the quarter before it is closed. No code changes one."""

from piccolo.columns import BigSerial, ForeignKey, Integer, OnDelete, SmallInt, Timestamptz, Varchar
from piccolo.table import Table

from zones.roster.tables import Person, Station


class QuarterStanding(Table):
    """`quarter` is the one in which it is held, `points` are those of the quarter before. Without a row: the lowest colour."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    quarter = Varchar(length=7)
    points = Integer()
    level = SmallInt()
    stars = SmallInt()
    set_at = Timestamptz(default=None)
