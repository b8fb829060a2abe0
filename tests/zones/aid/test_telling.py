"""Who is told what in the course of a request, and that whoever was told hears how it ended."""

from typing import Any

import pytest

from tests.zones.aid.calls import (
    FAR,
    FIRST,
    JOINT,
    NEAR,
    OWN,
    RINGS,
    STAYS,
    after,
    begun,
    candidate,
    do,
    fresh,
    kinds,
    told,
)
from zones.aid.errors import AlreadyOver, OnAnotherCall
from zones.aid.rules.answering import Cannot, Come, GiveUp, HelpFrom
from zones.aid.rules.clock import Tick
from zones.aid.rules.deciding import Close, StandDown, decide
from zones.aid.rules.raising import Raise, TakeBack
from zones.aid.vocabulary import Asked, Request

CLOSE = Close(9, "settled", number="1")


def test_a_new_request_tells_the_desk_the_unit_and_everybody_of_the_first_ring() -> None:
    decided = decide(fresh(), Raise(1, {0: FIRST}), after(0))
    assert told(decided, "aid_new") == ["desk:1"] and told(decided, "aid_raised") == ["unit:100"]
    assert told(decided, "aid_alert") == [f"person:{one}" for one in (OWN, JOINT, STAYS, *NEAR)]
    assert len(decided.notices) == 2 + 3 + len(NEAR)


@pytest.mark.parametrize("first", [(), ("own",), ("own", "stay")])
def test_a_ring_that_brings_nobody_is_no_silence(first: tuple[Any, ...]) -> None:
    ring = Asked(tuple(candidate(nth, role) for nth, role in enumerate(first, 1)))
    decided = decide(fresh(), Raise(1, {0: ring, 1: RINGS[1]}), after(0))
    assert [one.person for one in decided.request.alerts] == [*range(1, len(first) + 1), *FAR]
    assert kinds(decided) == ["raised", "told", "told"]
    nobody = decide(fresh(), Raise(1, {0: ring}), after(0))
    assert kinds(nobody)[-1] == "last_step" and told(nobody, "aid_nobody") == ["desk:1"]


def test_two_gates_that_stand_open_are_two_tellings() -> None:
    two = Asked(tuple(candidate(one, leave="lockable") for one in NEAR[:2]))
    request = do(begun({0: two}), Come(NEAR[0]), Come(NEAR[1]))
    decided = decide(request, Tick({}), after(606))
    assert [
        (one.to, one.facts["person"]) for one in decided.notices if one.kind == "aid_gate_open" and one.to == "desk:1"
    ] == [
        ("desk:1", NEAR[0]),
        ("desk:1", NEAR[1]),
    ]
    assert len({one.key for one in decided.notices}) == len(decided.notices)


def test_a_gate_left_a_second_time_is_told_a_second_time() -> None:
    request = do(begun({0: Asked((candidate(11, leave="lockable"),))}), Come(11))
    request = do(do(request, Tick({}), at=606), GiveUp(11), Come(11), at=700)
    assert told(decide(request, Tick({}), after(1301)), "aid_gate_open") == ["desk:1", "unit:1011"]


@pytest.mark.parametrize(
    "change", [GiveUp(11), Cannot(11, "unwell"), HelpFrom(11), StandDown(9, 11), CLOSE, TakeBack(1)], ids=str
)
def test_a_unit_that_heard_of_his_leaving_hears_that_he_is_back(change: Any) -> None:
    decided = decide(do(begun(), Come(11)), change, after(6))
    assert told(decided, "aid_back") == ["unit:1011"]


def test_a_unit_whose_guard_never_left_hears_nothing() -> None:
    for change in (Cannot(11), HelpFrom(11), StandDown(9, 11), CLOSE, TakeBack(1)):
        assert told(decide(begun(), change, after(6)), "aid_back") == []
    called_back = decide(do(begun(), Come(11)), GiveUp(11, by_unit=True), after(6))
    assert told(called_back, "aid_back") == [] and told(called_back, "aid_recalled") == ["person:11"]


def _left_alone(until: float) -> Request:
    request = begun()
    for second in (60, 75, 140):
        if second <= until:
            request = do(request, Tick(RINGS), at=second)
    return request


@pytest.mark.parametrize(("until", "rung"), [(60, []), (75, ["command:5"]), (140, ["command:5"])])
def test_the_command_centre_hears_the_end_where_it_was_rung(until: float, rung: list[str]) -> None:
    decided = decide(_left_alone(until), CLOSE, after(150))
    people = [alert.person for alert in decided.request.alerts]
    assert told(decided, "aid_closed") == ["desk:1", "unit:100", *rung, *(f"person:{one}" for one in people)]


def test_what_an_officer_closed_is_not_taken_back() -> None:
    with pytest.raises(AlreadyOver):
        decide(do(begun(), CLOSE), TakeBack(1), after(6))


def test_who_is_on_another_call_does_not_set_out_for_this_one() -> None:
    with pytest.raises(OnAnotherCall):
        decide(begun(), Come(11, elsewhere=True), after(6))
    assert decide(do(begun(), Come(11)), Come(11, elsewhere=True), after(6)).said == "coming"
