"""The audit book: who did or was refused what, on which id, when. No personal data, no free text."""

from piccolo.columns import BigInt, BigSerial, Timestamptz, Varchar
from piccolo.table import Table


class AuditLine(Table):
    id = BigSerial(primary_key=True)
    actor = Varchar(length=40)
    action = Varchar(length=40)
    outcome = Varchar(length=40)
    thing = BigInt(null=True, default=None)
    at = Timestamptz(default=None)
