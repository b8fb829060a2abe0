"""Roll-calls: one answer row per post asked, by whoever stood there."""

from piccolo.columns import (
    BigInt,
    BigSerial,
    Boolean,
    ForeignKey,
    Integer,
    OnDelete,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from zones.duty.tables import Post
from zones.journal.tables import Recorded
from zones.roster.tables import Person, Station, Unit


class RollCall(Table):
    """One call of a station's posts. Until it is closed or missed it has a next deadline: to open, remind, ring, close.

    `basis` is the written rule that it rests on; `zones` and `posts` whom it asks (ids with commas, empty: all); `key_date`
    why a night has a second one. `opens_at` of a random one, drawn between `since` and `until`, is known to nobody but the
    row; when a call opens, it becomes the instant at which it did.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=10)
    basis = Varchar(length=120)
    zones = Varchar(length=200, default="")
    posts = Varchar(length=400, default="")
    account = BigInt(null=True, default=None)
    state = Varchar(length=10, default="waiting")
    night = Boolean(default=False)
    made_at = Timestamptz(default=None)
    opens_at = Timestamptz(default=None)
    minutes = Integer()
    reminded_at = Timestamptz(null=True, default=None)
    closes_at = Timestamptz(null=True, default=None)
    closed_at = Timestamptz(null=True, default=None)
    next_deadline = Timestamptz(null=True, default=None)
    version = Integer(default=0)
    since = Timestamptz(null=True, default=None)
    until = Timestamptz(null=True, default=None)
    key_date = Varchar(length=40, default="")
    why_missed = Varchar(length=40, default="")


class RollCallAnswer(Recorded, Table):
    """`result` is waiting (while its call is open), answered, silent or excused; excused posts carry `reason`, leave the rate.

    Of a live call: `call`, `post_id`, `how` it was answered, `phone_at` as the phone said, `account` who ticked it for the post,
    `late` where it was delivered more than thirty minutes after (a person decides whether it counts). A drill asks persons,
    not posts, and its rows belong to no week: nothing counts them.
    """

    asked_at = Timestamptz(default=None)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    post = Varchar(length=40, default="")
    responder = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    result = Varchar(length=10)
    reason = Varchar(length=40, default="")
    call = ForeignKey(RollCall, null=True, default=None, on_delete=OnDelete.restrict)
    post_id = ForeignKey(Post, null=True, default=None, on_delete=OnDelete.restrict)
    how = Varchar(length=10, default="")
    answered_at = Timestamptz(null=True, default=None)
    phone_at = Timestamptz(null=True, default=None)
    account = BigInt(null=True, default=None)
    late = Boolean(default=False)
