"""考证报名: exams that a station offers, who is enrolled, and which conditions of the law are met."""

from piccolo.columns import (
    Array,
    BigInt,
    BigSerial,
    Boolean,
    Date,
    ForeignKey,
    OnDelete,
    SmallInt,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from scoring.exams.signup.vocabulary import MOST_PAPER, MOST_PLACE, MOST_TICKET
from zones.roster.tables import Person, Station, Unit


class ExamOffer(Table):
    """The city's exam on a day, as a station takes its guards to it (scoring.exams.signup.vocabulary.Plan)."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    held_at = Timestamptz(default=None)
    place = Varchar(length=MOST_PLACE)
    seats = SmallInt()
    closes_on = Date(default=None)
    window_at = Timestamptz(null=True, default=None)
    window_place = Varchar(length=MOST_PLACE, default="")
    window_each = SmallInt(default=4)
    car_at = Timestamptz(null=True, default=None)
    car_place = Varchar(length=MOST_PLACE, default="")
    car_seats = SmallInt(default=0)
    papers = Array(base_column=Varchar(length=MOST_PAPER))
    account = BigInt()
    at = Timestamptz(default=None)
    called_off = Varchar(length=10, default="")


class ExamEnrolment(Table):
    """One guard in one offer; one that stands per offer and person (scoring.exams.signup.vocabulary.Enrolment)."""

    id = BigSerial(primary_key=True)
    offer = ForeignKey(ExamOffer, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    account = BigInt()
    at = Timestamptz(default=None)
    car = Boolean(default=False)
    papers = Array(base_column=SmallInt())
    reviewed_at = Timestamptz(null=True, default=None)
    slot_at = Timestamptz(null=True, default=None)
    admitted_at = Timestamptz(null=True, default=None)
    ticket = Varchar(length=MOST_TICKET, default="")
    came = Boolean(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)


class ExamEligibility(Table):
    """Which of CONDITIONS a guard does not meet, as he said and as an officer found; empty lists where all are met."""

    id = BigSerial(primary_key=True)
    person = ForeignKey(Person, null=False, unique=True, on_delete=OnDelete.restrict)
    declared = Array(base_column=Varchar(length=10), null=True, default=None)
    declared_at = Timestamptz(null=True, default=None)
    checked = Array(base_column=Varchar(length=10), null=True, default=None)
    checked_at = Timestamptz(null=True, default=None)
    checker = BigInt(null=True, default=None)


class ExamCard(Table):
    """A certificate's card that came to the station and waits for its guard."""

    id = BigSerial(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    account = BigInt()
    at = Timestamptz(default=None)
