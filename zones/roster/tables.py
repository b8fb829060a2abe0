"""Who guards what: bureau, stations, zones, units, companies; and persons with their dated rows.

Employment, posting and certificate belong to the person and are never edited into one another: a change ends one row
and begins the next. `since` empty means always, `until` is the last day.
"""

from piccolo.columns import (
    BigSerial,
    Boolean,
    Date,
    DoublePrecision,
    ForeignKey,
    Integer,
    OnDelete,
    SmallInt,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table


class Bureau(Table):
    """`certificate_*` say how the numbers of its guards' certificates look (zones.roster.vocabulary.Pattern)."""

    id = BigSerial(primary_key=True)
    name = Varchar(length=80, unique=True)
    certificate_lead = Varchar(length=4, default="")
    certificate_least = SmallInt(default=6)
    certificate_most = SmallInt(default=18)
    created_at = Timestamptz(default=None)


class Station(Table):
    """`desk_phone` is the duty desk's own line, shown to whoever asks for help.

    `guarding` (of GUARDING) and `warned` (of WARNED) say what happens where a guard without a certificate is put on.
    """

    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=80, unique=True)
    desk_phone = Varchar(length=20, default="")
    guarding = Varchar(length=6, default="warn")
    warned = Varchar(length=6, default="unit")
    created_at = Timestamptz(default=None)


class Zone(Table):
    """`border` is its ring as JSON, [[longitude, latitude], …] in degrees WGS-84; empty until somebody draws it."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=40)
    position = Integer(default=0)
    border = Text(default="")


class Company(Table):
    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=80)


class Officer(Table):
    """Who leads, inspects, reviews, issues; named on paper forms only, books hold the id."""

    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=40)


class Unit(Table):
    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    zone = ForeignKey(Zone, null=False, on_delete=OnDelete.restrict)
    company = ForeignKey(Company, null=True, default=None, on_delete=OnDelete.restrict)
    name = Varchar(length=80)
    category = Varchar(length=40, default="")
    hiring = Varchar(length=20, default="")
    longitude = DoublePrecision(null=True, default=None)
    latitude = DoublePrecision(null=True, default=None)
    position = Integer(default=0)


class Person(Table):
    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=60)


class Contact(Table):
    """Who answers for a unit."""

    id = BigSerial(primary_key=True)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    since = Date(null=True, default=None)
    until = Date(null=True, default=None)


class Employment(Table):
    """Who pays him: the unit itself, or a company."""

    id = BigSerial(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    company = ForeignKey(Company, null=True, default=None, on_delete=OnDelete.restrict)
    since = Date(null=True, default=None)
    until = Date(null=True, default=None)


class Posting(Table):
    """Where he stands: unit, post and shift."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    post = Varchar(length=40, default="")
    shift = Varchar(length=40, default="")
    since = Date(null=True, default=None)
    until = Date(null=True, default=None)


class Certificate(Table):
    """保安员证. `until` is the last day on which it was held; one that was wrongly entered was held on none (`NEVER`).

    `ending` is a word of ENDINGS or empty, `ended` the day and `document` the number of the paper that says so.
    `registered_at` is set where somebody registered it by hand; a roster file then does not put an older number back.
    """

    id = BigSerial(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    number = Varchar(length=60)
    issued = Date(null=True, default=None)
    issuer = Varchar(length=80, default="")
    until = Date(null=True, default=None)
    ending = Varchar(length=10, default="")
    ended = Date(null=True, default=None)
    document = Varchar(length=60, default="")
    registered_at = Timestamptz(null=True, default=None)


class Filing(Table):
    """备案 of a unit that hires its guards itself (保安服务管理条例 art. 14): one row from beginning to end of guard service.

    30 days run from `began` to `filed_on`, and from `ended` to `withdrawn_on`.
    """

    id = BigSerial(primary_key=True)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    began = Date()
    filed_on = Date(null=True, default=None)
    number = Varchar(length=60, default="")
    ended = Date(null=True, default=None)
    withdrawn_on = Date(null=True, default=None)


class Beat(Table):
    """Whose beat a unit is on: one officer at a time, from `since` to `until`."""

    id = BigSerial(primary_key=True)
    officer = ForeignKey(Officer, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    since = Date()
    until = Date(null=True, default=None)


class WrittenOrder(Table):
    """What joint work rests on, from above the station (保安服务管理条例 art. 15): number, who issued it, from when to when."""

    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    number = Varchar(length=60)
    issuer = Varchar(length=80, default="")
    since = Date()
    until = Date(null=True, default=None)


class Agreement(Table):
    """A unit takes part, signed; where a company sends the guards, its client has agreed as well.

    `paused_until` is the last day of a pause that the unit has taken: it is not called, the agreement stands.
    """

    id = BigSerial(primary_key=True)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    client_agreed = Boolean(default=False)
    since = Date()
    until = Date(null=True, default=None)
    paused_until = Date(null=True, default=None)


class Readiness(Table):
    """What decides whether a person may be called to violence. One row a person; unknown counts as no.

    `spared` is what his unit or the police say, `declined` what he says himself: either is enough, each undoes its own.
    """

    id = BigSerial(primary_key=True)
    person = ForeignKey(Person, null=False, unique=True, on_delete=OnDelete.restrict)
    born = Integer(null=True, default=None)
    insured_until = Date(null=True, default=None)
    spared = Boolean(default=False)
    declined = Boolean(default=False)
