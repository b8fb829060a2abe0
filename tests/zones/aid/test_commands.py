"""Every command in every state: what stands for whoever commanded, or the refusal; and that a refusal changes nothing."""

from typing import Any

import pytest

from tests.zones.aid.calls import FAR, NEAR, OWN, RINGS, STAYS, after, candidate, do, in_every_state, kinds
from zones.aid.rules.answering import Arrive, Cannot, Come, GiveUp, HelpFrom, More, See
from zones.aid.rules.clock import Tick
from zones.aid.rules.deciding import DECIDERS, CallIn, Calm, Close, Receive, StandDown, Widen, decide
from zones.aid.rules.raising import Raise, TakeBack
from zones.ground.refused import Refused

SENT, SECOND, LATE, LAST = NEAR
STRANGER = 99
STATES = ("open", "satisfied", "there", "closed", "taken_back")
OVER = ("closed", "taken_back")

# What is said in the five states; a name in capitals is a refusal.
SAID: list[tuple[Any, str]] = [
    (See(LATE), "told stood_down stood_down stood_down told"),
    (Come(LATE), "coming stood_down stood_down stood_down stood_down"),
    (Come(SENT), "coming coming arrived coming stood_down"),
    (Come(OWN), "coming coming coming stood_down stood_down"),
    (Come(STAYS), "MAY_NOT_LEAVE MAY_NOT_LEAVE MAY_NOT_LEAVE stood_down stood_down"),
    (Come(LATE, elsewhere=True), "ON_ANOTHER_CALL stood_down stood_down stood_down stood_down"),
    (Come(STRANGER), "NOT_ALERTED " * 5),
    (HelpFrom(STAYS, ("doors",)), "helping helping helping over over"),
    (HelpFrom(SENT), "helping helping helping over over"),
    (HelpFrom(STAYS, ("dance",)), "UNKNOWN_AID_ANSWER " * 5),  # type: ignore[arg-type]
    (Cannot(LATE, "alone"), "cannot " * 5),
    (Cannot(LATE), "cannot " * 5),
    (Cannot(LATE, "bored"), "UNKNOWN_AID_ANSWER " * 5),
    (Cannot(STRANGER), "NOT_ALERTED " * 5),
    (Arrive(SENT, 40), "NOT_ON_THE_WAY arrived arrived over NOT_ON_THE_WAY"),
    (Arrive(LATE), "NOT_ON_THE_WAY " * 5),
    (More(SENT), "NOT_ON_THE_WAY more more AID_OVER NOT_ON_THE_WAY"),
    (GiveUp(SENT), "NOT_ON_THE_WAY cannot cannot over NOT_ON_THE_WAY"),
    (GiveUp(SENT, by_unit=True, account=3), "NOT_ON_THE_WAY recalled recalled over NOT_ON_THE_WAY"),
    (Receive(9), "received " * 5),
    (Widen(9, {1: RINGS[1]}), "widened widened widened AID_OVER AID_OVER"),
    (CallIn(9, candidate(FAR[0])), "called_in called_in called_in AID_OVER AID_OVER"),
    (CallIn(9, candidate(LATE)), "told called_in called_in AID_OVER AID_OVER"),
    (CallIn(9, candidate(SENT)), "told coming arrived AID_OVER AID_OVER"),
    (StandDown(9, SENT), "stood_down stood_down stood_down AID_OVER AID_OVER"),
    (StandDown(9, STRANGER), "stood_down stood_down stood_down AID_OVER AID_OVER"),
    (Calm(1), "calm " * 5),
    (Close(9, "settled", number="1"), "closed closed closed closed AID_OVER"),
    (Close(9, "settled", no_call_out="看过，没有事"), "closed closed closed closed AID_OVER"),
    (Close(9, "settled"), "NO_POLICE_LINE NO_POLICE_LINE NO_POLICE_LINE closed NO_POLICE_LINE"),
    (Close(9, "settled", " ", " "), "NO_POLICE_LINE NO_POLICE_LINE NO_POLICE_LINE closed NO_POLICE_LINE"),
    (Close(9, "boring", number="1"), "UNKNOWN_AID_ANSWER UNKNOWN_AID_ANSWER UNKNOWN_AID_ANSWER closed UNKNOWN_AID_ANSWER"),
    (Close(9, "police", "1", injured=-1), "UNKNOWN_AID_ANSWER UNKNOWN_AID_ANSWER UNKNOWN_AID_ANSWER closed UNKNOWN_AID_ANSWER"),
    (TakeBack(1), "taken_back taken_back taken_back AID_OVER taken_back"),
    (Tick({}), "- - - - -"),
]  # fmt: skip
CASES = [(state, command, word) for command, words in SAID for state, word in zip(STATES, words.split(), strict=True)]


@pytest.mark.parametrize(("state", "command", "word"), CASES, ids=str)
def test_what_is_said(state: str, command: Any, word: str) -> None:
    request = in_every_state()[state]
    if word.isupper():
        with pytest.raises(Refused) as refused:
            decide(request, command, after(6))
        assert refused.value.code == word.lower()
        return
    decided = decide(request, command, after(6))
    assert decided.said == word.replace("-", "")
    assert decided.request.version - request.version == bool(decided.events)
    assert (decided.request == request) == (not decided.events)
    if state in OVER:
        assert not decided.events and not decided.notices, "what is over stays as it is"


def test_no_command_is_forgotten_here() -> None:
    assert {type(command) for command, _ in SAID} == set(DECIDERS) - {Raise}


@pytest.mark.parametrize(("state", "command", "word"), [case for case in CASES if not case[2].isupper()], ids=str)
def test_the_same_command_again_changes_nothing_more(state: str, command: Any, word: str) -> None:
    once = do(in_every_state()[state], command, at=6)
    again = decide(once, command, after(6))
    if isinstance(command, More | Widen):  # each press is one more, told apart by its key
        assert kinds(again)[0] == command.__class__.__name__.lower().replace("widen", "widened")
        return
    assert (again.request, again.events, again.notices) == (once, (), ())
