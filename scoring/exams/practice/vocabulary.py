"""练题: what a guard's latest answer left of a question. His own alone: never scored, shown to nobody else."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from scoring.exams.sittings.vocabulary import MOCK_QUESTIONS

TEN = 10
"""So many questions a day."""
OWED = 2
"""After a wrong answer: right on so many different days, and the question leaves the wrong-answer book."""
ENOUGH = 50
"""Of fewer questions nothing is said about the exam."""
BLUEPRINT = dict(zip(("single", "multiple", "judge"), MOCK_QUESTIONS, strict=True))
"""The city's exam, as the mock exam has it: questions by kind, a point each."""
LATE = timedelta(days=7)
"""So much later than pressed an answer may come from a phone without a line, and still counts for the day of the press."""


class Memory(Struct, frozen=True):
    """What FSRS knows of a question after an answer at `at`: days until a tenth is forgotten, 1 easy to 10 hard, when it is due."""

    stability: float
    difficulty: float
    due: datetime
    at: datetime


class Latest(Struct, frozen=True):
    """How the latest answer left a question. `owes`: right on so many days until it leaves the wrong-answer book; 0, it is not there."""

    question: int
    correct: bool
    day: date
    owes: int
    memory: Memory


class Answer(Struct, frozen=True):
    """One that is to be written: of a version of a question, the letters given, what it leaves."""

    version: int
    given: str
    latest: Latest


class Practised(Struct, frozen=True):
    """A question that he practised, for his own copy: so many times, right so many."""

    asks: str
    times: int
    right: int
    last: date
