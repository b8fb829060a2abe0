"""Notices: one row a telling, one a way on which it goes out; and what says which ways there are."""

from piccolo.columns import BigInt, BigSerial, ForeignKey, Integer, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from zones.roster.tables import Bureau, Person


class Notice(Table):
    """Written with its cause (zones.ground.notice.Notice). `receiver` is person:7, officer:3, desk:1, unit:5, command:1 or legal:1 (a bureau's)."""

    id = BigSerial(primary_key=True)
    key = Varchar(length=80, unique=True)
    kind = Varchar(length=30)
    receiver = Varchar(length=30)
    about = BigInt()
    facts = Varchar(length=400, default="{}")
    at = Timestamptz(default=None)


class Sending(Table):
    """A notice on one channel. `receiver` is hook:3 or whoever it is for; `lane` is what may be slow by itself: a host.

    Held while `lease_until` lies ahead; `epoch` counts claims, and only the last claim may write what came of it.
    `looked_at`: since it was dead, somebody has let it be, or sent it again.
    """

    id = BigSerial(primary_key=True)
    notice = ForeignKey(Notice, null=False, on_delete=OnDelete.restrict)
    bureau = BigInt(null=True, default=None)
    channel = Varchar(length=12)
    receiver = Varchar(length=30)
    lane = Varchar(length=300, default="")
    state = Varchar(length=8, default="waiting")
    waits_s = Integer(default=0)
    tries = Integer(default=0)
    due_at = Timestamptz(default=None)
    lease_until = Timestamptz(null=True, default=None)
    epoch = Integer(default=0)
    last_error = Varchar(length=40, default="")
    sent_at = Timestamptz(null=True, default=None)
    looked_at = Timestamptz(null=True, default=None)


class ChannelChoice(Table):
    """On which channels a person is told, in which order, each `after_s` after the one before if he has not seen it."""

    id = BigSerial(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    channels = Varchar(length=80)
    after_s = Integer(default=0)
    since = Timestamptz(default=None)
    until = Timestamptz(null=True, default=None)


class Hook(Table):
    """Where a bureau's own system takes notices. `secret` names a file in the folder of keys; it is never in the database."""

    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    url = Varchar(length=300)
    host = Varchar(length=270)
    secret = Varchar(length=40)
    since = Timestamptz(default=None)
    until = Timestamptz(null=True, default=None)
