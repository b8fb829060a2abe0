"""练题: every answer a guard gave, with what it left. His own: no station, no unit, and it goes with him."""

from piccolo.columns import (
    BigSerial,
    Boolean,
    Date,
    DoublePrecision,
    ForeignKey,
    OnDelete,
    SmallInt,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from scoring.exams.bank.tables import Question, QuestionVersion
from zones.roster.tables import Person


class PracticeAnswer(Table):
    """`day` is Shanghai's of `at`. The last row of a question says when it is `due` and whether it is in the wrong-answer book."""

    id = BigSerial(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    question = ForeignKey(Question, null=False, on_delete=OnDelete.restrict)
    version = ForeignKey(QuestionVersion, null=False, on_delete=OnDelete.restrict)
    given = Varchar(length=6)
    correct = Boolean(default=False)
    at = Timestamptz(default=None)
    day = Date(default=None)
    owes = SmallInt(default=0)
    stability = DoublePrecision()
    difficulty = DoublePrecision()
    due = Timestamptz(default=None)
