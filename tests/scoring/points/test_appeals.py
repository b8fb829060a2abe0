"""Who may appeal until when, who may decide, what a decision posts, who hears. No fixtures."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from scoring.points.appeals import rules
from scoring.points.appeals.errors import (
    AppealDecided,
    AppealOpen,
    AppealOver,
    AppealTooLate,
    BadAppealDay,
    ConcernedDecides,
    DeedTakenBack,
    NamelessDecides,
    PointsAsBefore,
    PointsOutOfBounds,
    SealedAppealPhoto,
    TooManyAppealPhotos,
    UnknownAppeal,
    UnknownRuling,
)
from scoring.points.appeals.vocabulary import Appeal, Concerned, Decider, Entry, Ruling
from zones.ground.refused import Refused

POSTED = datetime(2018, 10, 15, 15, 59, tzinfo=UTC)
"""23:59 of the 15th in Shanghai."""
LAST = date(2018, 10, 30)
ENTRY = Entry(
    award=7, last=9, station=1, person=3, unit=None, deed=5, source="deed:5", rule_book=1, rule="patrol", routine=True,
    day=date(2018, 10, 10), week="2018-W41", points=0, clause="治安巡防第 1 条", clause_points=3, posted_at=POSTED,
    taken_back=False,
)  # fmt: skip
RAISED = datetime(2018, 10, 16, 1, 0, tzinfo=UTC)
OPEN = Appeal(
    1, 1, 3, 4, 7, ENTRY.day, "wrong", 11, "open", RAISED, RAISED + timedelta(days=7), RAISED + timedelta(days=5)
)
LEGAL = Decider(account=20, officer=30)


def test_an_entry_may_be_appealed_against_until_the_end_of_the_fifteenth_day_in_shanghai() -> None:
    assert rules.last_day(ENTRY) == LAST
    rules.check_entry(ENTRY, "missing", LAST)
    with pytest.raises(AppealTooLate) as late:
        rules.check_entry(ENTRY, "missing", LAST + timedelta(days=1))
    assert late.value.facts["last"] == "10月30日"
    assert rules.last_day(replace(ENTRY, posted_at=POSTED + timedelta(minutes=2))) == LAST + timedelta(days=1)


@pytest.mark.parametrize("reason", ["", "unfair", "没算"])
def test_a_reason_that_is_none_of_ours_is_refused(reason: str) -> None:
    with pytest.raises(UnknownAppeal):
        rules.check_entry(ENTRY, reason, LAST)


def test_what_was_not_counted_may_be_thirty_days_old_and_not_of_tomorrow() -> None:
    for ago in (0, 30):
        assert rules.check_no_entry("missing", LAST - timedelta(days=ago), LAST) == LAST - timedelta(days=ago)
    for day in (LAST + timedelta(days=1), LAST - timedelta(days=31), None):
        with pytest.raises(BadAppealDay):
            rules.check_no_entry("other", day, LAST)


@pytest.mark.parametrize("reason", ["", "wrong", "not_me"])
def test_what_is_no_entry_is_neither_counted_wrong_nor_somebody_elses(reason: str) -> None:
    with pytest.raises(UnknownAppeal):
        rules.check_no_entry(reason, LAST, LAST)


def test_three_photos_come_with_an_appeal_and_none_where_a_clue_is_sealed() -> None:
    sealed = replace(ENTRY, kind="clue.useful")
    for many, entry in ((3, None), (3, ENTRY), (0, sealed)):
        rules.check_photos(many, entry)
    with pytest.raises(TooManyAppealPhotos):
        rules.check_photos(4, ENTRY)
    with pytest.raises(SealedAppealPhoto):
        rules.check_photos(1, sealed)


def test_there_is_one_appeal_about_a_thing_and_none_against_its_answer() -> None:
    rules.check_once(None)
    with pytest.raises(AppealOpen):
        rules.check_once(OPEN)
    with pytest.raises(AppealDecided):
        rules.check_once(replace(OPEN, state="decided"))


@pytest.mark.parametrize(
    ("clause", "stands", "bounds"),
    [(3, 0, (0, 3)), (3, 3, (0, 3)), (3, 6, (0, 6)), (-5, -5, (-5, 0)), (-5, 0, (-5, 0)), (0, 0, (0, 0))],
    ids=["not given", "given", "doubled by a campaign", "a deduction", "a deduction not taken", "worth nothing"],
)
def test_points_that_may_stand_lie_between_nothing_and_the_clauses(
    clause: int, stands: int, bounds: tuple[int, int]
) -> None:
    assert rules.bounds(clause, stands) == bounds


@pytest.mark.parametrize(
    ("who", "concerned", "refusal"),
    [
        (LEGAL, Concerned(), None),
        (LEGAL, Concerned(frozenset({21}), frozenset({31})), None),
        (LEGAL, Concerned(frozenset({20})), ConcernedDecides),
        (LEGAL, Concerned(officers=frozenset({30})), ConcernedDecides),
        (Decider(account=11, officer=30), Concerned(), ConcernedDecides),
        (Decider(account=20, officer=30, person=3), Concerned(), ConcernedDecides),
        (Decider(account=20, officer=30, person=4), Concerned(), None),
        (Decider(account=20, officer=None), Concerned(), NamelessDecides),
    ],
    ids=["free", "others", "his account", "himself by another account", "who raised it", "the guard", "a guard", "nobody"],
)  # fmt: skip
def test_whoever_had_a_hand_in_it_does_not_decide(
    who: Decider, concerned: Concerned, refusal: type[Refused] | None
) -> None:
    if refusal is None:
        return rules.check_decider(OPEN, who, concerned)
    with pytest.raises(refusal):
        rules.check_decider(OPEN, who, concerned)
    return None


def test_a_units_appeal_is_not_the_decision_of_somebody_without_a_person() -> None:
    rules.check_decider(replace(OPEN, person=None), LEGAL, Concerned())


@pytest.mark.parametrize(
    ("entry", "ruling", "after", "difference"),
    [
        (ENTRY, Ruling("refused"), 0, 0),
        (ENTRY, Ruling("refused", 3), 0, 0),
        (ENTRY, Ruling("upheld", 3), 3, 3),
        (ENTRY, Ruling("partly", 1), 1, 1),
        (replace(ENTRY, points=3), Ruling("upheld", 0), 0, -3),
        (replace(ENTRY, points=-5, clause_points=-5), Ruling("upheld", 0), 0, 5),
        (replace(ENTRY, taken_back=True), Ruling("upheld"), 0, 0),
        (replace(ENTRY, taken_back=True, points=2), Ruling("refused"), 2, 0),
        (None, Ruling("upheld"), None, 0),
        (None, Ruling("refused", 9), None, 0),
    ],
)
def test_a_decision_says_what_stands_and_what_is_posted(
    entry: Entry | None, ruling: Ruling, after: int | None, difference: int
) -> None:
    decided, posted = rules.decide(OPEN, entry, ruling, 20, RAISED)
    assert (decided.state, decided.outcome, decided.decided_by) == ("decided", ruling.outcome, 20)
    assert (decided.points_before, decided.points_after) == (entry.points if entry else None, after)
    assert posted == difference and decided.next_deadline is None


@pytest.mark.parametrize(
    ("entry", "ruling", "refusal"),
    [
        (ENTRY, Ruling("upheld", 4), PointsOutOfBounds),
        (ENTRY, Ruling("upheld", -1), PointsOutOfBounds),
        (replace(ENTRY, points=-5, clause_points=-5), Ruling("upheld", 1), PointsOutOfBounds),
        (ENTRY, Ruling("upheld", 0), PointsAsBefore),
        (ENTRY, Ruling("partly"), UnknownRuling),
        (ENTRY, Ruling("maybe", 3), UnknownRuling),
        (replace(ENTRY, taken_back=True), Ruling("upheld", 3), DeedTakenBack),
    ],
)
def test_a_decision_that_cannot_stand_is_refused(entry: Entry, ruling: Ruling, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        rules.decide(OPEN, entry, ruling, 20, RAISED)


def test_what_is_over_is_neither_decided_nor_taken_back() -> None:
    gone = rules.withdraw(OPEN, RAISED)
    assert (gone.state, gone.next_deadline, gone.decided_at) == ("withdrawn", None, RAISED)
    for over in (gone, rules.decide(OPEN, ENTRY, Ruling("refused"), 20, RAISED)[0]):
        with pytest.raises(AppealOver):
            rules.withdraw(over, RAISED)
        with pytest.raises(AppealOver):
            rules.decide(over, ENTRY, Ruling("refused"), 20, RAISED)


def test_it_is_said_on_the_fifth_day_on_the_seventh_and_then_each_day_to_the_office_too() -> None:
    at, heard = RAISED, []
    while at < RAISED + timedelta(days=10):
        at = rules.deadline_after(OPEN, at)
        heard.append(((at - RAISED).days, [one.to for one in rules.of_due(OPEN, 2, at)]))
    both = ["legal:2", "command:2"]
    assert heard == [(5, ["legal:2"]), (7, both), (8, both), (9, both), (10, both)]
    keys = [one.key for day in (7, 8) for one in rules.of_due(OPEN, 2, RAISED + timedelta(days=day))]
    assert len(set(keys)) == 4
