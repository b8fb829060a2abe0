"""Sittings with their frozen pools, who was seen at the door, papers, and what was answered. Ids, letters and codes alone."""

from piccolo.columns import (
    Array,
    BigInt,
    BigSerial,
    Boolean,
    ForeignKey,
    Integer,
    OnDelete,
    SmallInt,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from scoring.exams.bank.tables import QuestionVersion
from scoring.exams.bank.vocabulary import MOST_TOPIC
from scoring.exams.sittings.vocabulary import MOST_TITLE
from zones.roster.tables import Person, Station, Unit


class Sitting(Table):
    """`units` are invited, none of them is all; `supervisor` is a unit. The pools are versions: what they say is never changed."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=8)
    title = Varchar(length=MOST_TITLE)
    supervised = Boolean(default=False)
    opens_at = Timestamptz(default=None)
    closes_at = Timestamptz(default=None)
    units = Array(base_column=BigInt())
    supervisor = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    single = SmallInt()
    multiple = SmallInt()
    judge = SmallInt()
    minutes = SmallInt()
    pass_points = SmallInt()
    resit = Boolean(default=True)
    topics = Array(base_column=Varchar(length=MOST_TOPIC))
    seed = Varchar(length=64)
    single_pool = Array(base_column=BigInt())
    multiple_pool = Array(base_column=BigInt())
    judge_pool = Array(base_column=BigInt())
    account = BigInt()
    at = Timestamptz(default=None)


class SittingOff(Table):
    """It was called off: a sitting itself never changes."""

    id = BigSerial(primary_key=True)
    sitting = ForeignKey(Sitting, null=False, on_delete=OnDelete.restrict)
    reason = Varchar(length=12)
    account = BigInt()
    at = Timestamptz(default=None)


class SittingCheckIn(Table):
    """Seen by a supervisor, and compared with his paper: no number of it is kept."""

    id = BigSerial(primary_key=True)
    sitting = ForeignKey(Sitting, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    account = BigInt()
    at = Timestamptz(default=None)


class Attempt(Table, tablename="sitting_attempt"):
    """A paper as it stands, narrow: five hundred are written over at once. While it is open it has a deadline: its end and the
    seconds of grace. `points` are hundredths."""

    id = BigSerial(primary_key=True)
    sitting = ForeignKey(Sitting, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    number = SmallInt()
    nth = SmallInt()
    questions = SmallInt()
    begun_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    state = Varchar(length=6, default="open")
    next_deadline = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    by_time = Boolean(default=False)
    correct = SmallInt(null=True, default=None)
    points = Integer(null=True, default=None)
    extra_minutes = SmallInt(default=0)
    reason = Varchar(length=12, default="")


class SittingPaper(Table):
    """What is on an attempt's paper; written once."""

    id = BigSerial(primary_key=True)
    attempt = ForeignKey(Attempt, null=False, on_delete=OnDelete.restrict)
    versions = Array(base_column=BigInt())
    orders = Array(base_column=Varchar(length=6))


class AttemptAnswer(Table):
    """The answer to a question of a paper: one row, written over by what has a higher sequence."""

    id = BigSerial(primary_key=True)
    attempt = ForeignKey(Attempt, null=False, on_delete=OnDelete.restrict)
    version = ForeignKey(QuestionVersion, null=False, on_delete=OnDelete.restrict)
    given = Varchar(length=6, default="")
    marked = Boolean(default=False)
    sequence = BigInt()
    at = Timestamptz(default=None)
