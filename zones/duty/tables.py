"""Posts, the hours in which they may be left, and shifts: who is at which post from when to when."""

from piccolo.columns import BigSerial, DoublePrecision, ForeignKey, Integer, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from zones.roster.tables import Company, Person, Station, Unit


class Post(Table):
    """A unit's, a company's (its night car) or the station's own (the joint patrol). `ended_at` where it is no more.

    `line` is the landline at the gate; `broken_at` since when nobody can be reached on it.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    company = ForeignKey(Company, null=True, default=None, on_delete=OnDelete.restrict)
    name = Varchar(length=40)
    team = Varchar(length=10, default="")
    longitude = DoublePrecision(null=True, default=None)
    latitude = DoublePrecision(null=True, default=None)
    line = Varchar(length=20, default="")
    broken_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)


class PostHours(Table):
    """Whether the post may be left between two minutes of the day."""

    id = BigSerial(primary_key=True)
    post = ForeignKey(Post, null=False, on_delete=OnDelete.cascade)
    since = Integer()
    until = Integer()
    leave = Varchar(length=10)


class Shift(Table):
    """Planned from `starts_at` to `ends_at`; signed on by whoever came, signed off when he was relieved or went."""

    id = BigSerial(primary_key=True)
    post = ForeignKey(Post, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    starts_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    signed_on_at = Timestamptz(null=True, default=None)
    signed_off_at = Timestamptz(null=True, default=None)


class HandOver(Table):
    """交接班: whoever goes and whoever comes each sign. Nobody came: `absent` is who should have, and nobody signs for him.

    `checked` are codes of what both looked at; `words` what they found.
    """

    id = BigSerial(primary_key=True)
    post = ForeignKey(Post, null=False, on_delete=OnDelete.restrict)
    leaving = ForeignKey(Shift, null=False, on_delete=OnDelete.restrict)
    coming = ForeignKey(Shift, null=True, default=None, on_delete=OnDelete.restrict)
    absent = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    begun_at = Timestamptz(default=None)
    left_at = Timestamptz(null=True, default=None)
    came_at = Timestamptz(null=True, default=None)
    checked = Varchar(length=60, default="")
    words = Varchar(length=200, default="")
