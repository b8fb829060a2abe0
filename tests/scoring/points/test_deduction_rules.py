"""A slip's way: the guard first, then the unit, two persons, seven days; a lawful refusal never deducts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from scoring.points.deductions.errors import (
    BadDeductionDay,
    DeductionOver,
    NotHeardYet,
    OwnDeduction,
    SameHand,
    UnknownDeductionWord,
)
from scoring.points.deductions.rules import answer, decide, due, lapses_at, propose, take_back
from scoring.points.deductions.telling import of_change
from scoring.points.deductions.vocabulary import BARS, NO_BAR, Deduction, Hand

DAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 17, 2, 0, tzinfo=UTC)
OFFICER, UNIT, GUARD = Hand(7, None), Hand(8, 108), 3
BUREAU = 1


def slip(day: date = DAY, bar: str = NO_BAR, now: datetime = NOW) -> Deduction:
    return propose(1, 5, GUARD, "post.left", day, bar, OFFICER, 2, now)


def heard() -> Deduction:
    return answer(slip(), "denied", NOW)


def told(before: Deduction | None, after: Deduction) -> list[tuple[str, str]]:
    return [(one.kind, one.to) for one in of_change(before, after, BUREAU)]


def test_it_is_said_to_the_guard_at_once_and_he_has_two_days() -> None:
    new = slip()
    assert (new.state, new.next_deadline) == ("proposed", NOW + timedelta(days=2))
    assert told(None, new) == [("deduction_proposed", "person:3")]


@pytest.mark.parametrize("ago", [-1, 8, 400])
def test_a_day_to_come_or_more_than_seven_days_ago_is_refused(ago: int) -> None:
    with pytest.raises(BadDeductionDay):
        slip(date(2026, 11, 17) - timedelta(days=ago))


@pytest.mark.parametrize("ago", [0, 7])
def test_the_day_itself_and_the_seventh_after_it_are_in_time(ago: int) -> None:
    assert slip(date(2026, 11, 17) - timedelta(days=ago)).state == "proposed"


def test_it_lapses_at_the_end_of_the_seventh_day_in_shanghai() -> None:
    assert lapses_at(DAY) == datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize("bar", BARS)
def test_what_bars_it_drops_it_from_whoever_says_it_and_nobody_is_deducted(bar: str) -> None:
    barred = slip(bar=bar)
    assert (barred.state, barred.why, told(None, barred)) == ("dropped", bar, [])
    said = decide(heard(), "confirm", bar, UNIT, None, NOW)
    assert (said.state, said.why) == ("dropped", bar)


@pytest.mark.parametrize("bar", ["", "rain"])
def test_both_are_asked_for_the_bars_and_have_to_answer(bar: str) -> None:
    with pytest.raises(UnknownDeductionWord):
        slip(bar=bar)
    with pytest.raises(UnknownDeductionWord):
        decide(heard(), "confirm", bar, UNIT, None, NOW)


def test_the_unit_waits_until_the_guard_has_been_heard() -> None:
    with pytest.raises(NotHeardYet):
        decide(slip(), "confirm", NO_BAR, UNIT, None, NOW)


@pytest.mark.parametrize("said", ["denied", "handling", "other", "silent"])
def test_after_his_words_it_is_the_units(said: str) -> None:
    before = slip()
    after = answer(before, said, NOW)
    assert (after.state, after.answer, after.next_deadline) == ("heard", said, lapses_at(DAY))
    assert told(before, after) == [("deduction_heard", "unit:5")]


def test_two_days_of_silence_are_silence_and_he_may_still_speak_before_it_is_decided() -> None:
    before = slip()
    assert due(before, NOW + timedelta(hours=47)) is None
    after = due(before, NOW + timedelta(days=2))
    assert after is not None and (after.state, after.answer) == ("heard", "")
    assert told(before, after) == [("deduction_heard", "unit:5")]
    late = answer(after, "denied", NOW + timedelta(days=3))
    assert late.answer == "denied" and told(after, late) == []
    with pytest.raises(DeductionOver):
        answer(late, "silent", NOW + timedelta(days=3))


def test_a_refused_order_ends_it_at_once_and_for_ever() -> None:
    before = slip()
    after = answer(before, "refused", NOW)
    assert (after.state, after.why, after.next_deadline) == ("dropped", "said_refused", None)
    assert told(before, after) == [("deduction_refused_order", "officer:2"), ("deduction_refused_order", "command:1")]
    for hand in (UNIT, Hand(9, None)):
        with pytest.raises(DeductionOver):
            decide(after, "confirm", NO_BAR, hand, None, NOW)
    with pytest.raises(DeductionOver):
        take_back(after, OFFICER, NOW)


def test_confirmed_by_the_unit_it_stands_and_both_are_told() -> None:
    before = heard()
    after = decide(before, "confirm", NO_BAR, UNIT, None, NOW)
    assert (after.state, after.decider, after.next_deadline) == ("stands", UNIT.account, None)
    assert told(before, after) == [("deduction_stands", "person:3"), ("deduction_stands", "officer:2")]


def test_what_the_unit_calls_untrue_is_dropped_and_the_other_two_hear_it() -> None:
    before = heard()
    after = decide(before, "untrue", "", UNIT, None, NOW)
    assert (after.state, after.why) == ("dropped", "untrue")
    assert [to for _, to in told(before, after)] == ["person:3", "officer:2"]


@pytest.mark.parametrize(("hand", "proposer"), [(Hand(7, 108), None), (Hand(8, 108), 108)])
def test_two_persons_are_needed_whatever_accounts_they_use(hand: Hand, proposer: int | None) -> None:
    with pytest.raises(SameHand):
        decide(heard(), "confirm", NO_BAR, hand, proposer, NOW)


def test_the_guard_himself_neither_proposes_nor_confirms_nor_takes_back() -> None:
    own = Hand(9, GUARD)
    with pytest.raises(OwnDeduction):
        propose(1, 5, GUARD, "post.left", DAY, NO_BAR, own, None, NOW)
    with pytest.raises(OwnDeduction):
        decide(heard(), "confirm", NO_BAR, own, None, NOW)
    with pytest.raises(OwnDeduction):
        take_back(heard(), own, NOW)


def test_after_seven_days_nothing_is_deducted_also_where_the_sweep_is_late() -> None:
    before, end = heard(), lapses_at(DAY)
    with pytest.raises(DeductionOver):
        decide(before, "confirm", NO_BAR, UNIT, None, end)
    with pytest.raises(DeductionOver):
        answer(slip(), "denied", end)
    after = due(before, end)
    assert after is not None and (after.state, after.next_deadline) == ("lapsed", None)
    assert [to for _, to in told(before, after)] == ["person:3", "unit:5", "officer:2"]
    assert due(after, end + timedelta(days=9)) is None


def test_one_proposed_on_the_last_day_lapses_unless_he_speaks() -> None:
    last = slip(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
    assert last.next_deadline == lapses_at(DAY)
    after = due(last, lapses_at(DAY))
    assert after is not None and after.state == "lapsed"


def test_an_officer_takes_back_what_is_open_and_what_stands() -> None:
    early = take_back(slip(), OFFICER, NOW)
    assert (early.state, early.why) == ("dropped", "taken_back")
    assert [to for _, to in told(slip(), early)] == ["person:3", "officer:2"]
    stands = decide(heard(), "confirm", NO_BAR, UNIT, None, NOW)
    back = take_back(stands, Hand(12, None), NOW)
    assert (back.state, back.decider, back.ended_at) == ("withdrawn", UNIT.account, NOW)
    assert [to for _, to in told(stands, back)] == ["person:3", "unit:5"]
    with pytest.raises(DeductionOver):
        take_back(back, OFFICER, NOW)


def test_words_that_there_are_not_are_refused() -> None:
    with pytest.raises(UnknownDeductionWord):
        propose(1, 5, GUARD, "late", DAY, NO_BAR, OFFICER, 2, NOW)
    with pytest.raises(UnknownDeductionWord):
        answer(slip(), "sorry", NOW)
    with pytest.raises(UnknownDeductionWord):
        decide(heard(), "guilty", NO_BAR, UNIT, None, NOW)
