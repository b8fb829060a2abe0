"""Ten a day: due ones, wrong ones, new ones of each topic in turn, easy before hard; and the wrong-answer book."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from scoring.exams.bank.vocabulary import Kept
from scoring.exams.practice.rules.asking import of_topic, ten, to_mend, wrong_book
from scoring.exams.practice.vocabulary import TEN, Latest, Memory
from tests.questions import kept

NOON = datetime(2018, 11, 5, 4, 0, tzinfo=UTC)
TODAY = date(2018, 11, 5)


def left(question: int, due_in: int, *, owes: int = 0, correct: bool = True, ago: int = 3) -> Latest:
    """How an answer some days ago left it."""
    at = NOON - timedelta(days=ago)
    return Latest(
        question, correct, TODAY - timedelta(days=ago), owes, Memory(2.0, 5.0, NOON + timedelta(days=due_in), at)
    )


def known(*rows: Latest) -> dict[int, Latest]:
    return {row.question: row for row in rows}


def numbers(questions: list[Kept]) -> list[int]:
    return [one.question for one in questions]


def test_who_has_practised_nothing_gets_one_of_each_topic_in_turn_and_easy_ones_first() -> None:
    bank = [
        kept(1, topic="甲", level=3), kept(2, topic="甲"), kept(3, topic="乙", level=2), kept(4, topic="乙", level=2),
        kept(5, topic="丙"),
    ]  # fmt: skip
    assert numbers(ten(bank, {}, TODAY)) == [5, 3, 2, 4, 1]


def test_topics_he_knows_least_of_come_first() -> None:
    bank = [kept(nth, topic="甲" if nth < 4 else "乙") for nth in range(1, 8)]
    after = known(left(1, 9), left(2, 9))
    assert numbers(ten(bank, after, TODAY))[:3] == [4, 3, 5]


def test_what_is_due_comes_first_the_longest_due_at_the_head_then_wrong_ones_then_new_ones_then_what_falls_due_next() -> (
    None
):
    bank = [kept(nth) for nth in range(1, 8)]
    rows = [left(1, 5), left(2, -1), left(3, -4), left(4, 3, owes=1), left(5, 0), left(6, 2)]
    assert numbers(ten(bank, known(*rows), TODAY)) == [3, 2, 5, 4, 7, 6, 1]


def test_what_falls_due_late_on_the_day_is_the_days() -> None:
    bank, late = [kept(1), kept(2)], datetime(2018, 11, 5, 15, 59, tzinfo=UTC)
    row = Latest(2, True, TODAY, 0, Memory(2, 5, late, NOON))
    assert numbers(ten(bank, {2: row}, TODAY)) == [2, 1]
    row = Latest(2, True, TODAY, 0, Memory(2, 5, late + timedelta(minutes=1), NOON))
    assert numbers(ten(bank, {2: row}, TODAY)) == [1, 2]


@given(st.integers(0, 40), st.dictionaries(st.integers(1, 40), st.tuples(st.integers(-9, 9), st.integers(0, 2))))
def test_there_are_ten_each_once_or_all_of_a_bank_that_has_fewer(size: int, rows: dict[int, tuple[int, int]]) -> None:
    bank = [kept(nth) for nth in range(1, size + 1)]
    chosen = numbers(ten(bank, known(*(left(nth, due, owes=owes) for nth, (due, owes) in rows.items())), TODAY))
    assert len(chosen) == len(set(chosen)) == min(TEN, size)
    assert set(chosen) <= set(numbers(bank))


def test_the_wrong_answer_book_holds_what_is_owed_the_longest_untouched_first() -> None:
    bank = [kept(nth) for nth in range(1, 5)]
    rows = known(left(1, 1, owes=2, correct=False, ago=1), left(2, 1, owes=1, ago=4), left(3, 1), left(9, 1, owes=2))
    assert numbers(wrong_book(bank, rows)) == [2, 1]


def test_what_was_right_today_comes_on_another_day_and_what_was_wrong_again_at_once() -> None:
    bank = [kept(1), kept(2), kept(3)]
    rows = known(left(1, 1, owes=1, ago=0), left(2, 1, owes=2, correct=False, ago=0), left(3, 1, owes=1, ago=1))
    assert numbers(to_mend(bank, rows, TODAY)) == [3, 2]


def test_a_topic_leaves_out_what_he_answered_today() -> None:
    bank = [kept(nth, topic="甲" if nth % 2 else "乙") for nth in range(1, 30)]
    chosen = numbers(of_topic(bank, known(left(1, 0, ago=0), left(3, -1)), "甲", TODAY))
    assert chosen[0] == 3 and 1 not in chosen and len(chosen) == TEN
