"""Worked examples in words. No fixtures."""

from datetime import date

import pytest

from scoring.points.book.examples import WORDS, Unreadable, a_week, number, read_example
from scoring.points.book.reading import FIRST, read_book
from zones.journal.vocabulary import COMMENDED, DEED_WORDS

BOOK = read_book(FIRST.read_text(encoding="utf-8"))
MONDAY = date(2018, 10, 8)


def test_a_sentence_is_read_clause_by_clause() -> None:
    said = read_example("王某周三巡逻两次，每次45分钟，到点五成并牵头一次，下周一宣传三场，得6分，单位得1分。", MONDAY)
    told = [(deed.kind, deed.day.day, deed.minutes, deed.quality) for deed in said.deeds]
    assert told == [
        ("patrol.walked", 10, 45, 50),
        ("patrol.walked", 10, 45, 50),
        ("patrol.led", 10, 60, None),
        *[("outreach.session", 15, 60, None)] * 3,
    ]
    assert (said.person, said.unit) == (6, 1)


@pytest.mark.parametrize(
    ("text", "points"), [("周一救助一次，扣5分", -5), ("应答点名三次，不记分", 0), ("周一救助一次", None)]
)
def test_what_it_is_worth_is_read(text: str, points: int | None) -> None:
    assert read_example(text, MONDAY).person == points


def test_a_clause_that_is_not_understood_is_named() -> None:
    with pytest.raises(Unreadable, match="睡觉一次"):
        read_example("王某周三睡觉一次，得1分", MONDAY)


@pytest.mark.parametrize(
    ("text", "value"), [("两", 2), ("十", 10), ("十二", 12), ("四十五", 45), ("45", 45), ("二十", 20), ("", 0)]
)
def test_numbers_are_read(text: str, value: int) -> None:
    assert number(text) == value


def test_every_kind_of_deed_can_be_said() -> None:
    assert set(DEED_WORDS) - set(COMMENDED.values()) <= set(WORDS.values()), (
        "a book names no deed that was paid elsewhere"
    )


@pytest.mark.parametrize("day", [date(2018, 10, 1), date(2018, 10, 2), date(2018, 10, 20), date(2018, 12, 30)])
def test_examples_speak_of_two_weeks_of_one_month_under_the_book(day: date) -> None:
    monday = a_week(day)
    assert monday >= day and monday.weekday() == 0 and monday.day <= 18


@pytest.mark.parametrize("text", BOOK.examples)
def test_the_books_own_examples_hold_word_for_word(text: str) -> None:
    said = read_example(text, a_week(BOOK.starts_on))
    assert said.person is not None
