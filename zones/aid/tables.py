"""Requests, whom they told, who was left out; the book of events; side rows that can be erased."""

from piccolo.columns import (
    BigInt,
    BigSerial,
    Boolean,
    Date,
    DoublePrecision,
    ForeignKey,
    Integer,
    OnDelete,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from zones.roster.tables import Person, Station, Unit


class AidRequest(Table):
    """As it stands (zones.aid.vocabulary.Request). While it is open it has a next deadline: the database says so."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=10)
    drill = Boolean(default=False)
    behalf = Boolean(default=False)
    account = BigInt()
    raised_at = Timestamptz(default=None)
    policy = Varchar(length=2000)
    state = Varchar(length=12, default="open")
    version = Integer(default=0)
    wave = Integer(default=-1)
    last_step = Boolean(default=False)
    received_at = Timestamptz(null=True, default=None)
    hands = Integer(default=0)
    hand_due = Timestamptz(null=True, default=None)
    widen_due = Timestamptz(null=True, default=None)
    repeat_due = Timestamptz(null=True, default=None)
    next_deadline = Timestamptz(null=True, default=None)
    calmed_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    outcome = Varchar(length=12, default="")
    number = Varchar(length=40, default="")
    no_call_out = Varchar(length=200, default="")
    injured = Integer(default=0)


class AidAlert(Table):
    """One person of a request (zones.aid.vocabulary.Alert): one row, however often he is told."""

    id = BigSerial(primary_key=True)
    request = ForeignKey(AidRequest, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    unit = BigInt(null=True, default=None)
    post = BigInt()
    role = Varchar(length=6)
    leave = Varchar(length=10)
    wave = Integer()
    metres = Integer(null=True, default=None)
    told_at = Timestamptz(default=None)
    seen_at = Timestamptz(null=True, default=None)
    answer = Varchar(length=12, default="told")
    answered_at = Timestamptz(null=True, default=None)
    reason = Varchar(length=12, default="")
    helps = Varchar(length=40, default="")
    arrived_at = Timestamptz(null=True, default=None)
    gate_told_at = Timestamptz(null=True, default=None)


class AidLeftOut(Table):
    """Somebody on duty who was not told, or may not leave, and why."""

    id = BigSerial(primary_key=True)
    request = ForeignKey(AidRequest, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    unit = BigInt(null=True, default=None)
    post = BigInt()
    wave = Integer()
    reason = Varchar(length=12)


class AidEvent(Table):
    """The book of requests: ids and codes only, `seq` within the request."""

    id = BigSerial(primary_key=True)
    request = BigInt()
    seq = Integer()
    kind = Varchar(length=20)
    at = Timestamptz(default=None)
    person = BigInt(null=True, default=None)
    account = BigInt(null=True, default=None)
    facts = Varchar(length=400, default="{}")


class AidPosition(Table):
    """Where somebody's phone said it was when he pressed: evidence, kept thirty days."""

    id = BigSerial(primary_key=True)
    request = ForeignKey(AidRequest, null=False, on_delete=OnDelete.restrict)
    person = BigInt(null=True, default=None)
    longitude = DoublePrecision()
    latitude = DoublePrecision()
    accuracy_m = Integer(null=True, default=None)
    at = Timestamptz(default=None)


class AidJudgement(Table):
    """The book of judgements: whether the button was used rightly, and each pause that was lifted (`lifts` names its row).

    `until` is the pause's last day, where there is one.
    """

    id = BigSerial(primary_key=True)
    request = ForeignKey(AidRequest, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    verdict = Varchar(length=10)
    until = Date(null=True, default=None)
    lifts = BigInt(null=True, default=None)
    account = BigInt()
    at = Timestamptz(default=None)


class AidJudgementNote(Table):
    """An officer's line to a judgement, apart from it: it may name people, so it can be erased."""

    id = BigSerial(primary_key=True)
    judgement = ForeignKey(AidJudgement, null=False, on_delete=OnDelete.restrict)
    text = Varchar(length=200)


class AidArrest(Table):
    """协助抓获: an officer states that somebody helped with an arrest, and that no act barred by article 30 took place.

    `words` are his; they go with the person.
    """

    id = BigSerial(primary_key=True)
    request = ForeignKey(AidRequest, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    account = BigInt()
    words = Varchar(length=200, default="")
    at = Timestamptz(default=None)
