"""What the desk does by hand holds, and lasts no longer than it was meant."""

import pytest

from tests.zones.aid.calls import FAR, NEAR, after, answer_of, begun, candidate, do, told
from zones.aid.errors import MayNotLeave
from zones.aid.rules.answering import Cannot, Come, GiveUp, HelpFrom
from zones.aid.rules.deciding import CallIn, StandDown, decide
from zones.aid.vocabulary import Candidate

ONE, TWO, THREE, FOUR = NEAR


def test_who_is_called_in_by_hand_comes_however_many_come_already() -> None:
    satisfied = do(begun(), Come(ONE), Come(TWO))
    for one in (THREE, FAR[0]):
        decided = decide(satisfied, CallIn(9, candidate(one)), after(6))
        assert told(decided, "aid_alert") == [f"person:{one}"]
        assert decide(decided.request, Come(one), after(7)).said == "coming"
    assert do(satisfied, CallIn(9, candidate(THREE)), Come(THREE)).sent == 3
    assert decide(do(satisfied, CallIn(9, candidate(THREE)), Come(THREE)), Come(FOUR), after(7)).said == "stood_down"


def test_who_is_called_in_by_hand_is_not_stood_down_when_enough_come() -> None:
    request = do(begun(), CallIn(9, candidate(FAR[0])), Come(ONE), Come(TWO))
    assert (answer_of(request, FAR[0]), answer_of(request, THREE)) == ("told", "stood_down")


def test_who_was_stood_down_by_the_desk_is_called_again_by_the_desk_alone() -> None:
    request = do(begun(), StandDown(9, THREE), Come(ONE), Come(TWO), GiveUp(TWO))
    assert (answer_of(request, THREE), answer_of(request, FOUR)) == ("stood_down", "told")
    assert answer_of(do(request, CallIn(9, candidate(THREE))), THREE) == "told"


def test_an_order_of_the_desk_does_not_outlive_his_next_answer() -> None:
    """Stood down by the desk, he helped; then he was too late to come: he is called again like anybody else."""
    request = do(begun(), StandDown(9, THREE), HelpFrom(THREE), Come(ONE), Come(TWO), Come(THREE))
    assert answer_of(request, THREE) == "stood_down"
    assert answer_of(do(request, GiveUp(TWO)), THREE) == "told"


def test_a_reason_not_to_come_ends_when_he_comes_or_helps() -> None:
    for answer in (Come(ONE), HelpFrom(ONE)):
        alert = do(begun(), Cannot(ONE, "unwell"), answer).alert_of(ONE)
        assert alert and alert.reason == ""


def test_of_one_post_one_goes() -> None:
    mate = Candidate(FAR[1], 1000 + FAR[0], 2000 + FAR[0], "go", "mobile")
    request = do(begun(wanted=4), CallIn(9, candidate(FAR[0])), CallIn(9, mate), Come(FAR[0]))
    with pytest.raises(MayNotLeave):
        decide(request, Come(FAR[1]), after(7))
    assert decide(do(request, GiveUp(FAR[0])), Come(FAR[1]), after(7)).said == "coming"
