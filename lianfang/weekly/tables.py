"""Which head of the chain a station's week was frozen at: a book. It holds nothing that other books hold already."""

from piccolo.columns import BigInt, BigSerial, ForeignKey, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from zones.roster.tables import Station


class WeekSummary(Table):
    """`digest` is the link's, in hex: on paper its first twelve digits stand."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    week = Varchar(length=8)
    seq = BigInt()
    digest = Varchar(length=64)
    frozen_at = Timestamptz(default=None)
