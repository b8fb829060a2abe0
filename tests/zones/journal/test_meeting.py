"""What a sheet brings and what was written as it happened: the same thing is found once."""

from datetime import date, datetime, timedelta
from operator import eq

from msgspec import Struct

from zones.ground.weeks import shanghai_instant
from zones.journal.rules import meeting
from zones.patrol.rules.same import same_round
from zones.reports.rules import same_item
from zones.rollcall.rules.same import same_answer

EVENING = shanghai_instant(datetime(2018, 10, 9, 19, 30))


class Round(Struct):
    started_at: datetime | None = EVENING
    zone: int = 1
    walking_group: str = ""
    day: date = date(2018, 10, 9)


class Answer(Struct):
    post: str = "东门"
    asked_at: datetime = EVENING
    unit: int = 5


class Item(Struct):
    person: int = 1
    day: date = date(2018, 10, 9)
    duty: str = "矛盾调处"


def test_each_meets_one_at_most() -> None:
    assert meeting(["a", "a", "b", "a"], ["a", "c", "a"], eq) == [(0, 0), (1, 2)]


def test_a_round_is_the_same_within_an_hour_and_a_half_or_where_one_says_no_time() -> None:
    for later, same in ((0, True), (89, True), (90, False)):
        assert same_round(Round(), Round(EVENING + timedelta(minutes=later))) is same
    assert same_round(Round(), Round(None))
    for other in (Round(zone=2), Round(walking_group="二组"), Round(day=date(2018, 10, 10))):
        assert not same_round(Round(), other)


def test_an_answer_is_the_same_for_the_post_or_where_the_sheet_names_none() -> None:
    assert same_answer(Answer(), Answer(post="")) and same_answer(
        Answer(), Answer(asked_at=EVENING + timedelta(minutes=14))
    )
    for other in (Answer("西门"), Answer(unit=6), Answer(asked_at=EVENING + timedelta(minutes=15))):
        assert not same_answer(Answer(), other)


def test_an_item_is_the_same_for_person_day_and_duty() -> None:
    assert same_item(Item(), Item())
    assert not any(same_item(Item(), other) for other in (Item(2), Item(day=date(2018, 10, 8)), Item(duty="安保救助")))
