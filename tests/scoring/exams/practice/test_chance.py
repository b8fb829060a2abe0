"""How the exam would go: nothing is said of few answers, and one more right answer never lowers it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.exams.bank.vocabulary import KINDS, Kept
from scoring.exams.practice.rules.chance import SPREAD, chance_of, passing
from scoring.exams.practice.vocabulary import ENOUGH, Latest, Memory
from tests.questions import kept

NOON = datetime(2018, 11, 5, 4, 0, tzinfo=UTC)
MEMORY = Memory(2, 5, NOON, NOON)
BANK = [kept(nth, [*KINDS][nth % 3], "甲乙丙丁"[nth % 4]) for nth in range(60)]


def known(right: list[int], wrong: list[int]) -> dict[int, Latest]:
    said = dict.fromkeys(right, True) | dict.fromkeys(wrong, False)
    return {nth: Latest(nth, one, date(2018, 11, 5), 0 if one else 2, MEMORY) for nth, one in said.items()}


def shown(right: int, bank: list[Kept] = BANK) -> int | None:
    """In tenths, of fifty answers of which so many were right, the same share of every kind."""
    return chance_of(bank, known([*range(right)], [*range(right, 50)])).tenths


def test_below_fifty_answers_nothing_is_said() -> None:
    few = chance_of(BANK, known([*range(ENOUGH - 1)], []))
    assert (few.answered, few.right, few.tenths) == (49, 49, None)
    assert chance_of(BANK, known([*range(ENOUGH)], [])).tenths is not None


def test_a_question_that_is_asked_no_more_does_not_count() -> None:
    assert chance_of(BANK, known([*range(40)], [*range(100, 140)])) == chance_of(BANK, known([*range(40)], []))


@pytest.mark.parametrize(("right", "tenths"), [(0, 0), (10, 0), (50, 10)])
def test_who_knows_nothing_fails_and_who_knows_all_passes(right: int, tenths: int) -> None:
    assert shown(right) == tenths


def test_six_of_ten_right_is_even_and_what_lies_between_lies_between() -> None:
    assert passing(BANK, {}) == pytest.approx(0.129, abs=0.01), "nothing known is half of it: nearly ten points too few"
    told = [shown(right) or 0 for right in range(51)]
    assert told == sorted(told) and {0, 1, 3, 5, 7, 9, 10} <= set(told)


def test_the_spread_is_about_eight_points() -> None:
    assert 8.4 < SPREAD < 8.5


@given(st.data())
def test_one_more_right_answer_never_lowers_it(data: st.DataObject) -> None:
    said = data.draw(st.dictionaries(st.integers(0, 59), st.booleans(), max_size=60))
    before = known([nth for nth, one in said.items() if one], [nth for nth, one in said.items() if not one])
    better = before | known([data.draw(st.integers(0, 59))], [])
    assert passing(BANK, better) >= passing(BANK, before) - 1e-12


@given(st.dictionaries(st.integers(0, 59), st.booleans()))
def test_it_is_a_probability(said: dict[int, bool]) -> None:
    assert (
        0 <= passing(BANK, known([n for n, one in said.items() if one], [n for n, one in said.items() if not one])) <= 1
    )
