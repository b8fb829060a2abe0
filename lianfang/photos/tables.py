"""Photos in the database: whose, of what, and under which name they lie on disk. Never the picture itself."""

from piccolo.columns import BigInt, BigSerial, Bytea, Integer, Timestamptz, Varchar
from piccolo.table import Table


class Photo(Table):
    """`owner` is whoever brought it, as the audit book names him; `subject` and `thing` say what it belongs to, as there.

    `digest` (SHA-256) and `bytes` are of the clean picture. Removed rows stay: they count towards the day's quota.
    """

    id = BigSerial(primary_key=True)
    owner = Varchar(length=40, index=True)
    subject = Varchar(length=20)
    thing = BigInt(index=True)
    digest = Bytea()
    bytes = Integer()
    file = Varchar(length=32, unique=True)
    at = Timestamptz(default=None)
    removed_at = Timestamptz(null=True, default=None)
