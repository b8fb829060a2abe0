"""The audit book: who did or was refused what, on which id, why, when, from where. No personal data, no free text."""

from piccolo.columns import BigInt, BigSerial, Timestamptz, Varchar
from piccolo.table import Table


class AuditLine(Table):
    """`subject` names the kind of thing and `thing` its id; `reason` is a code; `network` is the address cut to its net."""

    id = BigSerial(primary_key=True)
    actor = Varchar(length=40)
    bureau = BigInt(null=True, default=None)
    action = Varchar(length=40)
    outcome = Varchar(length=40)
    subject = Varchar(length=20, default="")
    thing = BigInt(null=True, default=None)
    reason = Varchar(length=20, default="")
    device = BigInt(null=True, default=None)
    network = Varchar(length=45, default="")
    at = Timestamptz(default=None)
