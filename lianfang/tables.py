"""Rows of the front desk itself: commands answered, periodic slots done, jobs that run, what is or was not well."""

from piccolo.columns import BigInt, BigSerial, Bytea, Integer, Timestamptz, Varchar
from piccolo.table import Table


class Command(Table):
    """A command's key and the answer it got, written in the transaction of its effect."""

    id = BigSerial(primary_key=True)
    key = Varchar(length=64, unique=True)
    actor = Varchar(length=40)
    body = Bytea()
    answer = Bytea()
    at = Timestamptz(default=None)


class Slot(Table):
    """A period of a periodic job. Inserted once, so the job runs once however many processes tick."""

    id = BigSerial(primary_key=True)
    job = Varchar(length=40)
    period = Varchar(length=40)
    done_at = Timestamptz(default=None)


class Failure(Table):
    """A job that failed: which, when, and the fault's name. Nothing is swallowed."""

    id = BigSerial(primary_key=True)
    job = Varchar(length=40)
    fault = Varchar(length=80)
    at = Timestamptz(default=None)


class Pulse(Table):
    """A job that ticks, and when it last got through without a fault, in whichever process."""

    id = BigSerial(primary_key=True)
    job = Varchar(length=40)
    at = Timestamptz(default=None)


class Trouble(Table):
    """An invariant that did not hold: from when to when, and when that was last seen (lianfang.ops.vocabulary)."""

    id = BigSerial(primary_key=True)
    code = Varchar(length=40)
    since = Timestamptz(default=None)
    seen_at = Timestamptz(default=None)
    until = Timestamptz(null=True, default=None)


class NightCheck(Table):
    """A night's reading of all books: how far it got and to which head (`seq:hex`), how many things were wrong, the first of them.

    `fault`, `book`, `row`, `seq` and `rows` are what lianfang.chain.verifying.Fault says; empty after a good night.
    """

    id = BigSerial(primary_key=True)
    at = Timestamptz(default=None)
    links = BigInt()
    head = Varchar(length=100)
    faults = Integer(default=0)
    fault = Varchar(length=12, default="")
    book = Varchar(length=40, default="")
    row = BigInt(default=0)
    seq = BigInt(default=0)
    rows = BigInt(default=0)
