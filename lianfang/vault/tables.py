"""Personal data at rest: ciphertext per person and kind, found by a keyed blind index. Keys lie outside the database."""

from piccolo.columns import BigInt, BigSerial, Bytea, ForeignKey, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from zones.roster.tables import Person


class VaultItem(Table):
    """`key` names the key file; `box` is nonce and ciphertext, bound to person and kind; `blind` finds it by full value."""

    id = BigSerial(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=12)
    key = Varchar(length=32)
    box = Bytea()
    blind = Bytea()


class SealedKey(Table):
    """The key of one sealed piece, for one reader: `reader` is person:7, officer:3 or voice:12, `key` names his key file.

    `subject` and `thing` say to what the piece belongs, as in the audit book. The piece itself lies elsewhere.
    """

    id = BigSerial(primary_key=True)
    reader = Varchar(length=30)
    subject = Varchar(length=12)
    thing = BigInt()
    piece = BigInt()
    key = Varchar(length=32)
    box = Bytea()


class DataRequest(Table):
    """What somebody asks about his own data, in codes. His words lie in the vault under his key, as kind ask:id."""

    id = BigSerial(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=12)
    about = Varchar(length=12)
    at = Timestamptz(default=None)
    answer = Varchar(length=12, null=True, default=None)
    answered_at = Timestamptz(null=True, default=None)
    answered_by = Varchar(length=40, null=True, default=None)
