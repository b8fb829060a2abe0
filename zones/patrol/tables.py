"""Joint patrols: the record of a round; an outing from its order to the flag's hand-over; checkpoints and what was shown there."""

from piccolo.columns import (
    BigInt,
    BigSerial,
    Boolean,
    Bytea,
    Date,
    DoublePrecision,
    ForeignKey,
    Integer,
    OnDelete,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from zones.journal.tables import Recorded
from zones.roster.tables import Officer, Person, Station, Unit, Zone


class Patrol(Recorded, Table):
    """The record that is counted: brought by a sheet, or written when an outing is closed (`row` is the outing's id)."""

    zone = ForeignKey(Zone, null=False, on_delete=OnDelete.restrict)
    walking_group = Varchar(length=40, default="")
    day = Date()
    started_at = Timestamptz(null=True, default=None)
    minutes = Integer(default=0)
    lead = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    flag = Boolean(default=False)
    checkpoints = Integer(default=0)
    outreach = Integer(default=0)
    officers = Varchar(length=80, default="")


class Walker(Table):
    id = BigSerial(primary_key=True)
    patrol = ForeignKey(Patrol, null=False, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    week = Varchar(length=8)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)


class Absence(Table):
    """A unit that the sheet names as not having come."""

    id = BigSerial(primary_key=True)
    patrol = ForeignKey(Patrol, null=False, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    week = Varchar(length=8)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    reason = Varchar(length=80, default="")


class Offer(Table):
    """今晚可派: how many a unit can send on a day (0, 1, 2), and why none. The latest word counts; one row a unit and day."""

    id = BigSerial(primary_key=True)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    day = Date()
    number = Integer()
    reason = Varchar(length=20, default="")
    account = BigInt()
    at = Timestamptz(default=None)


class Outing(Table):
    """One patrol of a group: planned, mustered and walking, closed; or stopped by order. Open, it has a next deadline.

    `number` is its 勤务令; `flag_to` the unit that keeps the flag from then on; `patrol` the record that it became, which an
    officer may take back for a reason: the outing stays closed, its record counts no more.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    zone = ForeignKey(Zone, null=False, on_delete=OnDelete.restrict)
    walking_group = Varchar(length=40, default="")
    day = Date()
    number = Varchar(length=40)
    officer = ForeignKey(Officer, null=False, on_delete=OnDelete.restrict)
    lead = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    leader = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    state = Varchar(length=10, default="planned")
    why_stopped = Varchar(length=20, default="")
    starts_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    mustered_at = Timestamptz(null=True, default=None)
    closed_at = Timestamptz(null=True, default=None)
    flag_to = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    outreach = Integer(default=0)
    topic = Varchar(length=40, default="")
    patrol = ForeignKey(Patrol, null=True, default=None, on_delete=OnDelete.restrict)
    withdrawn_at = Timestamptz(null=True, default=None)
    why_withdrawn = Varchar(length=20, default="")
    chased = Integer(default=0)
    next_deadline = Timestamptz(null=True, default=None)
    version = Integer(default=0)


class Seat(Table):
    """A place in an outing that a unit fills: who was named by noon, and who came. `turn` is on_shift (在岗抽派) or off_shift."""

    id = BigSerial(primary_key=True)
    outing = ForeignKey(Outing, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    turn = Varchar(length=10, default="on_shift")
    state = Varchar(length=10, default="named")
    reason = Varchar(length=20, default="")


class Consent(Table):
    """A unit agreed that tonight's walkers look inside."""

    id = BigSerial(primary_key=True)
    outing = ForeignKey(Outing, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)


class Checkpoint(Table):
    """A place to pass. `tag` is the version of its printed code: a lost plate makes the next one; `digits` are typed at last."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    zone = ForeignKey(Zone, null=False, on_delete=OnDelete.restrict)
    walking_group = Varchar(length=40, default="")
    unit = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    post = BigInt(null=True, default=None)
    name = Varchar(length=40)
    longitude = DoublePrecision(null=True, default=None)
    latitude = DoublePrecision(null=True, default=None)
    tag = Integer(default=1)
    digits = Varchar(length=4)
    after = Integer(null=True, default=None)
    grace = Integer(default=10)
    ended_at = Timestamptz(null=True, default=None)


class NfcTag(Table):
    """An NTAG 424 at a checkpoint: its number and how often it was read so far. Its key is derived, never stored."""

    id = BigSerial(primary_key=True)
    checkpoint = ForeignKey(Checkpoint, null=False, on_delete=OnDelete.restrict)
    uid = Bytea()
    last_taps = Integer(default=0)
    ended_at = Timestamptz(null=True, default=None)


class CheckIn(Table):
    """到点登记 as it came: what was shown (`code`), when it was pressed by the phone's clock, when it came, and what both make of it.

    `tag` is the version of the plate that was shown, or the NFC tag's id; `taps` the tag's count, or the screen's minute.
    `score` of 100 with the codes of its `reasons`; below the line `state` is to_check until a person decides, else counted.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    outing = ForeignKey(Outing, null=True, default=None, on_delete=OnDelete.restrict)
    checkpoint = ForeignKey(Checkpoint, null=True, default=None, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    account = BigInt()
    device = Bytea()
    code = Varchar(length=10)
    tag = Integer(default=0)
    taps = Integer(null=True, default=None)
    phone_at = Timestamptz(null=True, default=None)
    at = Timestamptz(default=None)
    pressed_at = Timestamptz(default=None)
    metres = Integer(null=True, default=None)
    score = Integer()
    reasons = Varchar(length=120, default="")
    state = Varchar(length=10)
    decided_by = BigInt(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)


class CheckInPlace(Table):
    """Where the phone said it was (WGS-84, metres): kept thirty days."""

    id = BigSerial(primary_key=True)
    check_in = ForeignKey(CheckIn, null=False, on_delete=OnDelete.cascade)
    longitude = DoublePrecision()
    latitude = DoublePrecision()
    accuracy_m = Integer(null=True, default=None)
    at = Timestamptz(default=None)
