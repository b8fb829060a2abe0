"""The book of settings: who changed which one, from what to what, from which week on."""

from piccolo.columns import BigInt, BigSerial, ForeignKey, OnDelete, Text, Timestamptz, Varchar
from piccolo.table import Table

from bulletins.register.tables import Publisher


class PublisherChange(Table):
    """A setting that became another one. `since` is the first week for which a threshold holds; empty for what holds at once."""

    id = BigSerial(primary_key=True)
    publisher = ForeignKey(Publisher, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=20)
    was = Text()
    becomes = Text()
    since = Varchar(length=8, default="")
    account = BigInt(null=True, default=None)
    at = Timestamptz(default=None)
