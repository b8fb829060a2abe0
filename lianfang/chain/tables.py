"""The chain's links (a book) and the queue of rows that have none yet (not a book: the sealer empties it)."""

from piccolo.columns import BigInt, BigSerial, Bytea, SmallInt, Timestamptz, Varchar
from piccolo.table import Table


class ChainLink(Table):
    """`seq` runs from 1 without a gap. `form` says how the row was written down (lianfang.chain.forms) when it was sealed."""

    seq = BigInt(primary_key=True)
    book = Varchar(length=30)
    row = BigInt()
    form = SmallInt()
    digest = Bytea()
    sealed_at = Timestamptz(default=None)


class Unsealed(Table):
    """A new row of a book, put here by a trigger in the transaction that wrote it; `at` is the database's own clock."""

    id = BigSerial(primary_key=True)
    book = Varchar(length=30)
    row = BigInt()
    at = Timestamptz(default=None)
