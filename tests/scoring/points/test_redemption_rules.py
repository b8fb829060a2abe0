"""What may be spent: points live for twelve months, and spending takes the oldest that were alive on that day."""

from datetime import UTC, date, datetime

import pytest

from scoring.points.deductions.vocabulary import Hand
from scoring.points.redemptions.errors import (
    ExchangeOff,
    NoSuchGood,
    NotEnoughPoints,
    OwnRedemption,
    PointsOwed,
    RedemptionMoved,
)
from scoring.points.redemptions.rules import answered, asked, check_points, chosen, due, usable, withdrawn
from scoring.points.redemptions.vocabulary import WITHIN, Moved, Redemption
from scoring.points.rules.moving import spent
from scoring.points.vocabulary import Balances
from scoring.points.vocabulary.book import Good

TEA = Good("tea", "茶叶一罐", 30)
NOW = datetime(2018, 11, 5, 4, 0, tzinfo=UTC)
TODAY = date(2018, 11, 5)
ONE = asked(Redemption(1, 1, 5, 9, 1, "tea", "茶叶一罐", 30, 70, NOW))
OFFICE = Hand(8, None)


def _moved(*told: tuple[str, int]) -> list[Moved]:
    return [Moved(date.fromisoformat(day), points) for day, points in told]


def test_points_of_a_year_ago_may_still_be_spent_and_a_day_later_not() -> None:
    assert usable(_moved(("2017-11-05", 40), ("2018-10-01", 10)), 50, TODAY) == 50
    assert usable(_moved(("2017-11-04", 40), ("2018-10-01", 10)), 50, TODAY) == 10


def test_a_leap_day_s_points_live_until_the_last_of_february() -> None:
    assert usable(_moved(("2016-02-29", 5)), 5, date(2017, 2, 28)) == 5
    assert usable(_moved(("2016-02-29", 5)), 5, date(2017, 3, 1)) == 0


def test_spending_takes_the_oldest_that_were_alive() -> None:
    early = ("2017-10-01", 40), ("2018-10-01", 30)
    assert usable(_moved(*early, ("2018-09-01", -30)), 40, TODAY) == 30  # of last October's forty, ten had died since
    assert usable(_moved(*early, ("2018-11-01", -30)), 40, TODAY) == 0  # they were dead already: it took the new ones


def test_no_more_than_the_account_holds() -> None:
    assert usable(_moved(("2018-10-01", 50)), 20, TODAY) == 20


def test_without_a_list_nothing_is_exchanged_and_off_it_neither() -> None:
    with pytest.raises(ExchangeOff):
        chosen((), "tea")
    with pytest.raises(NoSuchGood):
        chosen((TEA,), "car")
    assert chosen((TEA,), "tea") is TEA


def test_who_owes_or_has_too_few_gets_nothing() -> None:
    check_points(TEA, Balances(99, 30, 0), 30)
    with pytest.raises(NotEnoughPoints) as said:
        check_points(TEA, Balances(99, 99, 0), 29)
    assert said.value.facts == {"called": "茶叶一罐", "costs": 30, "have": 29}
    with pytest.raises(PointsOwed):
        check_points(TEA, Balances(99, 0, 3), 0)


def test_what_comes_back_pays_what_is_owed_first_and_standing_never_moves() -> None:
    assert spent(30, Balances(100, 100, 0)) == Balances(0, -30, 0)
    assert spent(-30, Balances(70, 70, 0)) == Balances(0, 30, 0)
    assert spent(-30, Balances(70, 0, 12)) == Balances(0, 18, -12)


def test_the_office_answers_once_and_nobody_his_own_or_one_of_his_unit() -> None:
    handed = answered(ONE, "handed", OFFICE, [], NOW)
    assert (handed.state, handed.decider, handed.next_deadline) == ("handed", 8, None)
    for hand, units in ((Hand(70, None), []), (Hand(8, 5), []), (Hand(8, 6), [3, 9])):
        with pytest.raises(OwnRedemption):
            answered(ONE, "handed", hand, units, NOW)
    for decision, before in (("declined", handed), ("lapsed", ONE)):
        with pytest.raises(RedemptionMoved):
            answered(before, decision, OFFICE, [], NOW)


def test_it_is_taken_back_while_it_waits_and_lapses_after_fourteen_days() -> None:
    gone = withdrawn(ONE, NOW)
    with pytest.raises(RedemptionMoved):
        withdrawn(gone, NOW)
    assert due(gone, NOW + 2 * WITHIN) is None
    assert due(ONE, NOW + WITHIN / 2) is None
    lapsed = due(ONE, NOW + WITHIN)
    assert lapsed and lapsed.state == "lapsed"
