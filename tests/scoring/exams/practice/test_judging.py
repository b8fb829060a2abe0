"""An answer: its letters, when it was given, what is still owed after it; and when its question comes again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from scoring.exams.practice.errors import NoSuchAnswer
from scoring.exams.practice.rules.judging import letters, owes, pressed_at
from scoring.exams.practice.solver import MOST_DAYS, answered, remembered
from scoring.exams.practice.vocabulary import LATE, OWED, Latest, Memory
from tests.questions import kept, made

NOON = datetime(2018, 11, 5, 4, 0, tzinfo=UTC)
DAY = date(2018, 11, 5)


def latest(correct: bool, day: date, owed: int) -> Latest:
    return Latest(1, correct, day, owed, Memory(2, 5, NOON, NOON))


@pytest.mark.parametrize(
    ("kind", "given_", "kept_"),
    [("single", "B", "B"), ("multiple", "CA", "AC"), ("multiple", "D", "D"), ("judge", "A", "A")],
)
def test_letters_are_kept_in_order(kind: str, given_: str, kept_: str) -> None:
    assert letters(made(1, kind), given_) == kept_


@pytest.mark.parametrize(
    ("kind", "given_"), [("single", ""), ("single", "AB"), ("single", "E"), ("judge", "C"), ("multiple", "AF")]
)
def test_what_is_no_answer_to_the_question_is_refused(kind: str, given_: str) -> None:
    with pytest.raises(NoSuchAnswer):
        letters(made(1, kind), given_)


def test_a_question_leaves_the_wrong_answer_book_after_two_different_days_and_not_sooner() -> None:
    left, story = None, []
    for day, correct in [
        (1, False),
        (1, True),
        (1, True),
        (2, True),
        (3, True),
        (4, False),
        (5, True),
        (5, False),
        (6, True),
        (8, True),
    ]:
        at = date(2018, 11, day)
        left = latest(correct, at, owes(left, correct, at))
        story.append(left.owes)
    assert story == [OWED, 1, 1, 0, 0, OWED, 1, OWED, 1, 0]


def test_who_was_never_wrong_owes_nothing() -> None:
    assert owes(None, True, DAY) == 0


def test_the_phones_clock_is_believed_where_it_can_be_so() -> None:
    assert pressed_at(None, None, NOON) == NOON
    assert pressed_at(NOON - timedelta(hours=9), None, NOON) == NOON - timedelta(hours=9)
    assert pressed_at(NOON + timedelta(seconds=1), None, NOON) == NOON
    assert pressed_at(NOON - LATE - timedelta(seconds=1), None, NOON) == NOON


def test_no_answer_stands_before_the_last_one_to_its_question() -> None:
    assert pressed_at(NOON - timedelta(hours=1), latest(True, DAY, 0), NOON) == NOON


def test_an_answer_counts_for_the_day_of_its_press_in_shanghai() -> None:
    evening = datetime(2018, 11, 4, 15, 59, tzinfo=UTC)
    assert answered(kept(1), "B", None, evening, NOON).latest.day == date(2018, 11, 4)
    assert answered(kept(1), "B", None, evening + timedelta(minutes=1), NOON).latest.day == DAY


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 60)), min_size=1, max_size=20))
def test_a_questions_memory_is_the_librarys_own(answers: list[tuple[bool, int]]) -> None:
    library = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=MOST_DAYS, enable_fuzzing=False)
    card, memory, at = Card(card_id=1, due=NOON), None, NOON
    for correct, days in answers:
        at += timedelta(days=days, minutes=1)
        card, _ = library.review_card(card, Rating.Good if correct else Rating.Again, at)
        memory = remembered(memory, correct, at)
        assert (memory.stability, memory.difficulty, memory.due) == (card.stability, card.difficulty, card.due)
        assert timedelta(days=1) <= memory.due - at <= timedelta(days=MOST_DAYS)


def test_right_again_and_again_comes_ever_later_and_wrong_comes_tomorrow() -> None:
    memory, waits = None, []
    for _ in range(4):
        memory = remembered(memory, True, memory.due if memory else NOON)
        waits.append((memory.due - memory.at).days)
    assert waits == sorted(set(waits)) and waits[0] == 2 and waits[-1] >= 60
    wrong = remembered(None, False, NOON)
    assert wrong.due - wrong.at == timedelta(days=1)
