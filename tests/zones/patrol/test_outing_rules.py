"""Rules of outings without a database: plans, who may walk, muster, the record, deadlines."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from msgspec import structs

from zones.patrol.errors.outings import BadPlan, NeverAlone, NotWalking, TooEarly, UnknownWord
from zones.patrol.rules.due import next_noon, ticked
from zones.patrol.rules.planning import Basis, Plan, check_plan
from zones.patrol.rules.walking import Ending, closed, mustered, record, said_at
from zones.patrol.rules.who_walks import Candidate, Duty, Walk, judge
from zones.patrol.vocabulary.outings import PLAN_FAULTS, OutingRow, SeatRow

DAY = date(2026, 11, 20)
BEGINS = datetime(2026, 11, 20, 11, 30, tzinfo=UTC)  # 19:30 in Shanghai
ENDS = BEGINS + timedelta(hours=1)
WALK = Walk(BEGINS, ENDS)
PLAN = Plan(1, "西一组", DAY, time(19, 30), 60, 7, 11, (11, 12, 13))
BASIS = Basis(True, {}, frozenset({11, 12, 13}), frozenset({7}), frozenset({1}))
SEATS = tuple(SeatRow(nth, 5, 10 + nth, "单位", 100 + nth, "某某", "on_shift", "named", "") for nth in (1, 2, 3))
OUTING = OutingRow(
    5, 1, 1, "西片区", "西一组", DAY, "联巡2026-0001", 7, "周明远", 11, "单位", None, "", "planned", "", BEGINS, ENDS,
    None, None, None, "", 0, "", None, None, "", 0, BEGINS + timedelta(minutes=30), 0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "change"),
    [
        ("past", {"day": DAY - timedelta(days=1)}),
        ("hours", {"begins": time(19, 0)}),
        ("hours", {"begins": time(21, 30), "minutes": 40}),
        ("minutes", {"minutes": 91}),
        ("walkers", {"seats": (11, 12)}),
        ("walkers", {"seats": (11, 11, 12, 12, 13, 13, 11, 12, 13)}),
        ("unit", {"seats": (11, 11, 11, 12)}),
        ("lead", {"lead": 14}),
        ("form", {"officer": 8}),
        ("form", {"zone": 2}),
        ("form", {"seats": (11, 12, 99)}),
    ],
)
def test_a_plan_that_does_not_hold_is_refused_with_its_reason(fault: str, change: dict[str, object]) -> None:
    check_plan(PLAN, BASIS, BEGINS - timedelta(hours=8))
    with pytest.raises(BadPlan) as refused:
        check_plan(structs.replace(PLAN, **change), BASIS, BEGINS - timedelta(hours=8))
    assert refused.value.facts["why"] == PLAN_FAULTS[fault]


def shift(since_h: float, until_h: float, leave: str = "mobile") -> Duty:
    """In hours from the start of the walk."""
    return Duty(BEGINS + timedelta(hours=since_h), BEGINS + timedelta(hours=until_h), leave)


@pytest.mark.parametrize(
    ("reason", "turn", "one"),
    [
        ("", "off_shift", Candidate(1, "甲", True)),
        ("", "on_shift", Candidate(1, "甲", True, (shift(-1, 8),))),
        ("post", "on_shift", Candidate(1, "甲", True, (shift(-1, 8, "lockable"),))),
        ("rest", "off_shift", Candidate(1, "甲", True, (shift(8.9, 17),))),
        ("", "off_shift", Candidate(1, "甲", True, (shift(9, 17),))),
        ("turns", "off_shift", Candidate(1, "甲", True, turns=2)),
        ("uninsured", "off_shift", Candidate(1, "甲", False)),
        ("elsewhere", "off_shift", Candidate(1, "甲", True, elsewhere=True)),
    ],
)
def test_who_may_walk_and_in_which_kind_of_turn(reason: str, turn: str, one: Candidate) -> None:
    judged = judge(one, WALK)
    assert (judged.reason, judged.turn) == (reason, turn)


def test_a_muster_needs_two_its_hour_and_its_leader() -> None:
    for raised, missing, at in [
        (NeverAlone, {2: "ill", 3: "post"}, BEGINS),
        (TooEarly, {}, BEGINS - timedelta(minutes=61)),
        (UnknownWord, {9: "ill"}, BEGINS),
        (UnknownWord, {2: "lazy"}, BEGINS),
        (UnknownWord, {1: "ill"}, BEGINS),
    ]:
        with pytest.raises(raised):
            mustered(OUTING, SEATS, 101, missing, at)


def test_the_record_says_who_came_for_how_long_and_who_led() -> None:
    stands = mustered(OUTING, SEATS, 102, {1: "unknown"}, BEGINS)
    ended = closed(stands.outing, Ending(True, 12, 1, "theft"), BEGINS + timedelta(minutes=47), frozenset({12}))
    told = record(ended, stands.seats, True, 6)
    assert (told.minutes, told.lead, told.checkpoints, told.outreach) == (47, 12, 6, 1)
    assert told.walkers == ((102, 12), (103, 13)) and told.absent == ((11, ""),)
    for ending in (Ending(True, 99), Ending(True, 12, 1), Ending(True, 12, 0, "theft"), Ending(True, 12, -1, "theft")):
        with pytest.raises(UnknownWord):
            closed(stands.outing, ending, ENDS, frozenset({12}))
    with pytest.raises(NotWalking):
        closed(OUTING, Ending(True, None), ENDS, frozenset())


def test_a_phones_clock_counts_where_it_can_be() -> None:
    assert said_at(BEGINS, BEGINS + timedelta(hours=2)) == BEGINS
    for wrong in (None, BEGINS + timedelta(seconds=1), BEGINS - timedelta(days=365)):
        assert said_at(wrong, BEGINS) == BEGINS


def test_what_is_open_is_told_first_to_all_then_to_the_desk_each_noon() -> None:
    late = BEGINS + timedelta(minutes=30)
    assert ticked(OUTING, SEATS, late - timedelta(seconds=1)) == (OUTING, [])
    once, notices = ticked(OUTING, SEATS, late)
    assert [one.to for one in notices] == ["desk:1", "unit:11", "person:101"]
    assert once.next_deadline == next_noon(late) == datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
    again, notices = ticked(once, SEATS, once.next_deadline)
    assert [(one.kind, one.to) for one in notices] == [("patrol_open", "desk:1")]
    assert again.next_deadline == datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
