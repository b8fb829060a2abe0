"""培训: sessions, who came, the year's plan, answers after a session; words in side tables that can be erased."""

from piccolo.columns import Array, BigInt, BigSerial, Bytea, ForeignKey, OnDelete, SmallInt, Timestamptz, Varchar
from piccolo.table import Table

from scoring.training.vocabulary import MOST_GUEST, MOST_PLACE, MOST_REASON, MOST_TEXT, MOST_TITLE, MOST_VIDEO
from zones.roster.tables import Officer, Person, Station, Unit, Zone


class TrainingSession(Table):
    """planned, then closed or cancelled. `station` keeps it; the bureau's are open to guards of all its stations."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    level = Varchar(length=8)
    zone = ForeignKey(Zone, null=True, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    field = Varchar(length=12)
    title = Varchar(length=MOST_TITLE)
    place = Varchar(length=MOST_PLACE)
    begins_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    officer = ForeignKey(Officer, null=True, default=None, on_delete=OnDelete.restrict)
    trainer = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    account = BigInt()
    state = Varchar(length=10, default="planned")
    out_from = Timestamptz(null=True, default=None)
    closed_at = Timestamptz(null=True, default=None)
    closer = BigInt(null=True, default=None)
    questions = Array(base_column=BigInt())


class TrainingWords(Table):
    """Of a session: who from outside teaches it, its material in words, a video's address."""

    id = BigSerial(primary_key=True)
    session = ForeignKey(TrainingSession, null=False, unique=True, on_delete=OnDelete.cascade)
    guest = Varchar(length=MOST_GUEST, default="")
    text = Varchar(length=MOST_TEXT, default="")
    video = Varchar(length=MOST_VIDEO, default="")


class Attendance(Table):
    """One who came (scoring.training.vocabulary.Attendance). One that stands per session and person."""

    id = BigSerial(primary_key=True)
    session = ForeignKey(TrainingSession, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    phone = Bytea()
    in_at = Timestamptz(null=True, default=None)
    out_at = Timestamptz(null=True, default=None)
    ticked_by = BigInt(null=True, default=None)
    struck_by = BigInt(null=True, default=None)


class AttendanceWords(Table):
    """Why an attendance was written down late or taken back; it can be erased."""

    id = BigSerial(primary_key=True)
    attendance = ForeignKey(Attendance, null=False, on_delete=OnDelete.cascade)
    words = Varchar(length=MOST_REASON)


class TrainingAnswer(Table):
    """随堂小测 of one who came: his letters, question by question, and how many were right."""

    id = BigSerial(primary_key=True)
    session = ForeignKey(TrainingSession, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    answers = Array(base_column=Varchar(length=6))
    right = SmallInt()
    asked = SmallInt()
    at = Timestamptz(default=None)


class TrainingPlan(Table):
    """A line of the year's plan; one with 0 is not there."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    month = Varchar(length=7)
    field = Varchar(length=12)
    level = Varchar(length=8)
    planned = SmallInt()
