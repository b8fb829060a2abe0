"""Rows of the front desk itself: commands already answered, and periodic slots already done."""

from piccolo.columns import BigSerial, Bytea, Timestamptz, Varchar
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
