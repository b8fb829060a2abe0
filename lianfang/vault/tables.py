"""Personal data at rest: ciphertext per person and kind, found by a keyed blind index. Keys lie outside the database."""

from piccolo.columns import BigSerial, Bytea, ForeignKey, OnDelete, Varchar
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
