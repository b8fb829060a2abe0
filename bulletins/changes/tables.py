"""The book of changes to a draft, and their words beside it."""

from piccolo.columns import BigInt, BigSerial, ForeignKey, OnDelete, Text, Timestamptz, Varchar
from piccolo.table import Table

from bulletins.register.tables import Draft


class DraftChange(Table):
    """`about` is a figure's path, or a line of advice by rule or id. `counted` and `value` are a figure's; without a value the
    correction was taken back.
    """

    id = BigSerial(primary_key=True)
    draft = ForeignKey(Draft, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=6)
    about = Text()
    state = Varchar(length=10)
    counted = BigInt(null=True, default=None)
    value = BigInt(null=True, default=None)
    account = BigInt(null=True, default=None)
    at = Timestamptz(default=None)


class ChangeNote(Table):
    """A change's words, apart from it: they may name people, so they can be erased."""

    id = BigSerial(primary_key=True)
    change = ForeignKey(DraftChange, null=False, on_delete=OnDelete.restrict)
    before = Text()
    after = Text()
    reason = Text()
