"""A year's list by its rules: numbers of the book, two hands, nobody's own unit, the written order."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from scoring.commendations.errors import (
    CommendationStopped,
    ListMoved,
    NoDecisionNumber,
    OneHand,
    StillPublicList,
    TooManyChosen,
    YearGoesOn,
)
from scoring.commendations.rules import stepping
from scoring.commendations.rules.ordering import order
from scoring.commendations.rules.stepping import Own
from scoring.commendations.vocabulary import Commendation, CompanyFacts, PersonFacts, UnitFacts, YearList
from scoring.points.deductions.vocabulary import Hand
from scoring.points.vocabulary.book import CommendationRules

NOW, UNTIL, AFTER = datetime(2019, 1, 8, 2, tzinfo=UTC), date(2019, 1, 15), date(2019, 1, 16)
DRAFT = YearList(1, 1, 2018, "draft", 1, 7, NOW)
PUBLIC = replace(DRAFT, state="public", notice_until=UNTIL)
GUARD = Commendation(1, 1, "person", 31, 5, None, 1, 9, True)
UNIT = Commendation(2, 1, "unit", None, 5, None, 1, 9, True)
COMPANY = Commendation(3, 1, "company", None, None, 6, 1, 9, True)
SECOND = Hand(8, 40)


def _approved(hand: Hand = SECOND, drew_up: int | None = None, own: Own = Own(), **stopped: str) -> YearList:
    halted = {int(line[1:]): why for line, why in stopped.items()}
    return stepping.approved(PUBLIC, hand, drew_up, own, [GUARD, UNIT, COMPANY], halted, NOW, AFTER)


def test_the_second_person_approves_and_no_other() -> None:
    assert _approved().approver == 8
    for hand, drew_up, own in (
        (Hand(7, None), None, Own()),
        (Hand(8, 40), 40, Own()),
        (Hand(8, 31), None, Own()),
        (SECOND, None, Own(units=frozenset({5}))),
        (SECOND, None, Own(companies=frozenset({6}))),
    ):
        with pytest.raises(OneHand):
            _approved(hand, drew_up, own)
    assert _approved(own=Own(units=frozenset({4}), companies=frozenset({3}))).state == "approved"


def test_who_is_only_proposed_stops_nothing() -> None:
    with pytest.raises(CommendationStopped):
        _approved(_1="veto")
    left_out = replace(GUARD, chosen=False)
    assert stepping.published(DRAFT, [left_out, UNIT], {1: "veto"}, UNTIL).notice_until == UNTIL


def test_a_notice_hangs_its_days_and_a_step_is_taken_once() -> None:
    with pytest.raises(StillPublicList):
        stepping.approved(PUBLIC, SECOND, None, Own(), [UNIT], {}, NOW, UNTIL)
    for wrong in (DRAFT, replace(DRAFT, state="decided")):
        with pytest.raises(ListMoved):
            stepping.approved(wrong, SECOND, None, Own(), [UNIT], {}, NOW, AFTER)
        with pytest.raises(ListMoved):
            stepping.taken_back(wrong)
    with pytest.raises(ListMoved):
        stepping.decided(PUBLIC, "洋公〔2019〕3号", AFTER)
    for number in ("", "没有数字", "第1号；DROP"):
        with pytest.raises(NoDecisionNumber):
            stepping.decided(replace(PUBLIC, state="approved"), number, AFTER)


def test_no_more_of_a_kind_than_the_book_says() -> None:
    rules = CommendationRules(persons=2, units=1, companies=0)
    other = replace(GUARD, id=4, person=32)
    third = replace(GUARD, id=5, person=33, chosen=False)
    assert stepping.chosen(other, [GUARD, other, UNIT, third], rules).chosen, "choosing once more changes nothing"
    with pytest.raises(TooManyChosen):
        stepping.chosen(third, [GUARD, other, UNIT, third], rules)
    with pytest.raises(TooManyChosen):
        stepping.chosen(COMPANY, [COMPANY], rules)


def test_a_year_that_is_not_over_waits() -> None:
    stepping.check_year(2018, date(2019, 1, 1))
    with pytest.raises(YearGoesOn):
        stepping.check_year(2018, date(2018, 12, 31))


def test_the_order_is_the_written_one() -> None:
    persons = [PersonFacts(90, 2, 0, 9), PersonFacts(90, 3, 0, 1), PersonFacts(120), PersonFacts(90, 2, 5, 8)]
    assert [one.points for one in sorted(persons, key=order)] == [120, 90, 90, 90]
    assert sorted(persons, key=order)[1:] == [persons[1], persons[0], persons[3]]
    assert order(UnitFacts(3, led=2)) < order(UnitFacts(3, led=1, answered=99)) < order(UnitFacts(2, led=9))
    assert order(CompanyFacts(10, 1, 5, 1)) < order(CompanyFacts(14, 9, 0, 9))
