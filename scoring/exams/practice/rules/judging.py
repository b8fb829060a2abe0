"""Whether an answer is right, when it was given, and what is still owed after it. Pure."""

from datetime import date, datetime

from scoring.exams.bank.vocabulary import LETTERS, Question
from scoring.exams.practice.errors import NoSuchAnswer
from scoring.exams.practice.vocabulary import LATE, OWED, Latest


def letters(said: Question, given: str) -> str:
    """As they are kept: in order, each once. Raises NoSuchAnswer."""
    chosen = "".join(sorted(set(given)))
    one = len(chosen) == 1 or said.kind == "multiple"
    if not chosen or not one or set(chosen) - set(LETTERS[: len(said.options)]):
        raise NoSuchAnswer()
    return chosen


def pressed_at(phone_at: datetime | None, before: Latest | None, now: datetime) -> datetime:
    """By the phone's clock where it can be so; never before the last answer to the same question."""
    at = phone_at if phone_at is not None and now - LATE <= phone_at <= now else now
    return max(at, before.memory.at) if before else at


def owes(before: Latest | None, correct: bool, day: date) -> int:
    """Right on two different days after a wrong answer, and nothing is owed."""
    if not correct:
        return OWED
    if before is None or not before.owes:
        return 0
    counted = before.correct and before.day == day  # this day has done its part
    return before.owes if counted else before.owes - 1
