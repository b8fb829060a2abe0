"""Notices: one row a telling."""

from piccolo.columns import BigInt, BigSerial, Timestamptz, Varchar
from piccolo.table import Table


class Notice(Table):
    """Written with its cause (zones.ground.notice.Notice). `receiver` is person:7, desk:1, unit:5 or command:1."""

    id = BigSerial(primary_key=True)
    key = Varchar(length=80, unique=True)
    kind = Varchar(length=30)
    receiver = Varchar(length=30)
    about = BigInt()
    facts = Varchar(length=400, default="{}")
    at = Timestamptz(default=None)
