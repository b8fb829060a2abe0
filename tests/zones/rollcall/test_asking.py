"""Whom a call asks, and whom not, each with the reason; what an answer that came late is worth; what is due."""

from datetime import datetime, timedelta

import pytest
from msgspec import structs

from tests.zones.rollcall.test_hours import at
from zones.duty.vocabulary import OnDuty
from zones.rollcall.errors import CallOver, NoReason, NothingToDecide
from zones.rollcall.rules.answering import check_verdict, heard
from zones.rollcall.rules.asking import Ground, is_school, whom_to_ask
from zones.rollcall.rules.steps import step_due, was_down
from zones.rollcall.vocabulary import Call

GATE = OnDuty(
    1, 11, "赵大山", 7, "东门", "", "held", 1, 3, "翠园小区", 2, None, at(6), at(22), True, None, None
)  # fmt: skip


def reason(now: datetime, *rows: OnDuty, ground: Ground | None = None, quiet: bool = False) -> str:
    return whom_to_ask(rows or (GATE,), ground or Ground(), now, quiet=quiet)[0].reason


def test_a_post_is_asked_once_however_many_stand_there_and_who_moves_is_not() -> None:
    rows = [GATE, structs.replace(GATE, person=12), structs.replace(GATE, post=8, team="patrol")]
    rows += [structs.replace(GATE, post=9, unit=None)]
    assert [(one.unit, one.post, one.name, one.reason) for one in whom_to_ask(rows, Ground(), at(9), quiet=False)] == [
        (3, 7, "东门", "")
    ]


@pytest.mark.parametrize(
    ("now", "expected"),
    [(at(6, 15), "交接班"), (at(6, 16), ""), (at(21, 44), ""), (at(21, 45), "交接班"), (at(22, 10), "交接班")],
)
def test_fifteen_minutes_around_a_hand_over_nobody_is_asked(now: datetime, expected: str) -> None:
    assert reason(now) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [(at(6, 59), ""), (at(7), "护学岗"), (at(8, 19), "护学岗"), (at(8, 20), ""), (at(16), "护学岗"), (at(18), "")],
)
def test_school_gates_are_left_alone_while_children_come_and_go(now: datetime, expected: str) -> None:
    assert reason(now, ground=Ground(schools=frozenset({3}))) == expected


def test_what_else_excuses_and_only_if_nobody_is_left_at_the_post() -> None:
    other = structs.replace(GATE, person=12)
    gone = Ground(walking=frozenset({11}))
    assert reason(at(9), ground=gone) == "在巡逻"
    assert reason(at(9), GATE, other, ground=gone) == ""
    assert reason(at(9), GATE, other, ground=Ground(frozenset({12}), frozenset({11}))) == "在处置"
    assert reason(at(9), ground=Ground(broken=frozenset({7}))) == "线路坏了"
    asleep = structs.replace(GATE, leave="standby", ends_at=at(23))
    assert (reason(at(2), asleep, quiet=True), reason(at(14), asleep)) == ("夜里备勤", "")


def test_schools_by_their_category() -> None:
    assert [is_school(one) for one in ("中小学校", "幼儿园", "居民小区", "")] == [True, True, False, False]


CALL = Call(1, 1, "now", "3号", (), (), "open", False, at(9), 10, at(9, 20), 1)


def test_an_answer_counts_from_when_it_was_pressed_and_a_clock_that_cannot_be_right_is_not_believed() -> None:
    assert heard(CALL, None, at(9, 19)).at == at(9, 19)
    boxed = heard(CALL, at(9, 3), at(9, 25))
    assert (boxed.at, boxed.late) == (at(9, 3), False)
    assert (heard(CALL, at(9, 3), at(9, 33)).late, heard(CALL, at(9, 3), at(9, 34)).late) == (False, True)
    for wrong in (at(8, 59), at(9, 3) - timedelta(days=365), at(9, 3) + timedelta(days=365)):
        assert heard(CALL, wrong, at(9, 5)).at == at(9, 5)
        with pytest.raises(CallOver):
            heard(CALL, wrong, at(9, 25))
    with pytest.raises(CallOver):
        heard(structs.replace(CALL, closes_at=None), None, at(9))


def test_steps_in_their_time_and_what_was_slept_through_is_left_out() -> None:
    waiting = structs.replace(CALL, state="waiting", closes_at=None)
    assert step_due(waiting, at(9)) == step_due(waiting, at(9, 10)) == ("open", "")
    assert step_due(waiting, at(9, 11)) == ("miss", "平台停着，过了时候")
    assert step_due(waiting, at(9), busy=True)[0] == step_due(waiting, at(9), night_full=True)[0] == "miss"
    steps = {minute: step_due(CALL, at(9, minute))[0] for minute in (5, 9, 10, 19, 20, 50)}
    assert steps == {5: "remind", 9: "remind", 10: "ring", 19: "ring", 20: "close", 50: "close"}
    assert (was_down(CALL, at(9, 30)), was_down(CALL, at(9, 31))) == (False, True)


def test_an_officer_decides_on_silence_on_late_answers_and_on_what_the_gate_excused() -> None:
    for result in ("waiting", "silent"):
        check_verdict(result, "excused", "停电", late=False, by_gate=False)
    check_verdict("silent", "silent", "睡着了", late=False, by_gate=False)
    check_verdict("excused", "silent", "没有在巡逻", late=False, by_gate=True)
    check_verdict("silent", "answered", "", late=True, by_gate=False)
    refused = [("answered", "excused"), ("excused", "excused"), ("excused", "silent"), ("silent", "answered")]
    for result, verdict in [*refused, ("waiting", "silent")]:
        with pytest.raises(NothingToDecide):
            check_verdict(result, verdict, "停电", late=False, by_gate=False)  # type: ignore[arg-type]
    for nothing in ("", "长" * 41):
        with pytest.raises(NoReason):
            check_verdict("silent", "excused", nothing, late=False, by_gate=False)
