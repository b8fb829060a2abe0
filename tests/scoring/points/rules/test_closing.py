"""What a month's close gives to units, and to guards below zero. No fixtures."""

import pytest

from scoring.points.rules.closing import month_close
from scoring.points.vocabulary.book import MonthRules

RULES = MonthRules(95, 5, "", 3, -2, "", "扣分第3条")


@pytest.mark.parametrize(
    ("asked", "answered", "given"),
    [(20, 19, True), (19, 18, False), (100, 95, True), (1000, 949, False), (1, 1, True), (1, 0, False), (0, 0, False)],
)
def test_a_unit_gets_five_from_ninety_five_in_a_hundred_on(asked: int, answered: int, given: bool) -> None:
    assert month_close(RULES, {7: (asked, answered)}, {}, {}) == ({((None, 7), "month.answered"): 5} if given else {})


@pytest.mark.parametrize(("times", "given"), [(0, False), (2, False), (3, True), (9, True)])
def test_the_third_unexplained_absence_costs_two_and_more_cost_no_more(times: int, given: bool) -> None:
    assert month_close(RULES, {}, {7: times}, {}) == ({((None, 7), "month.missed"): -2} if given else {})


def test_a_month_below_zero_is_lifted_to_zero_and_no_further() -> None:
    assert month_close(RULES, {}, {}, {1: -4, 2: 0, 3: 9}) == {((1, None), "month.floor"): 4}


def test_a_book_without_that_clause_lets_a_month_stand_below_zero() -> None:
    assert month_close(MonthRules(95, 5, "", 3, -2, ""), {}, {}, {1: -4}) == {}
