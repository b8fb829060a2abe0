"""Whether the button was used rightly: what is judged, for how long a misuse pauses it, what a paused unit's call becomes."""

from datetime import date

import pytest
from msgspec import json, structs

from tests.zones.aid.calls import FIT, HERE, NIGHT, ORDERED, TODAY, fresh, guard
from zones.aid.errors import AlreadyJudged, NoReasonGiven, NothingToLift, NotToBeJudged, OwnPress, UnknownAnswer
from zones.aid.rules.misuse import LONGEST_LINE, PAUSE_DAYS, Judgement, Lifted, judge, lift, pause_on, told
from zones.aid.rules.raising import policy_for
from zones.aid.rules.who import who
from zones.aid.vocabulary import KINDS, LEFT_OUT_WORDS, MISUSE_WORDS, Pause, Policy, Request
from zones.duty.vocabulary import OnDuty

CLOSED = structs.replace(fresh(), state="closed", ended_at=NIGHT)
DAY = date(2026, 11, 22)
LAST = date(2026, 12, 22)
WHY = "业主和物业吵架，没有人动手"
PRESSED, OFFICER = 1, 9
MISUSED = Judgement(1, "debt", LAST, OFFICER, NIGHT, WHY)


def judged(
    verdict: str, line: str = WHY, of: Request = CLOSED, earlier: Judgement | None = None, by: int = OFFICER
) -> tuple[str, date | None]:
    return judge(of, PRESSED, earlier, by, verdict, line, DAY)


@pytest.mark.parametrize("verdict", MISUSE_WORDS)
def test_every_misuse_pauses_for_thirty_days_from_the_day_of_the_judgement(verdict: str) -> None:
    assert judged(verdict) == (WHY, LAST) and (LAST - DAY).days == PAUSE_DAYS


def test_a_right_use_pauses_nothing_and_needs_no_word() -> None:
    assert judged("rightful", "") == ("", None)
    assert judged("rightful", " 有人受伤\n ") == ("有人受伤", None)


@pytest.mark.parametrize("line", ["", " \n\t ", "字" * (LONGEST_LINE + 1)])
def test_a_misuse_needs_a_line_of_a_sensible_length(line: str) -> None:
    with pytest.raises(NoReasonGiven):
        judged("debt", line)
    with pytest.raises(NoReasonGiven):
        lift(MISUSED, line, DAY)


@pytest.mark.parametrize("verdict", ["", "none", "lifted", "fight"])
def test_there_are_no_other_verdicts(verdict: str) -> None:
    with pytest.raises(UnknownAnswer):
        judged(verdict)


@pytest.mark.parametrize(
    ("state", "drill", "why"), [("open", False, "办结"), ("taken_back", False, "不算错"), ("closed", True, "演练")]
)
def test_an_open_request_a_press_by_mistake_and_a_drill_are_never_judged(state: str, drill: bool, why: str) -> None:
    with pytest.raises(NotToBeJudged) as refused:
        judged("debt", of=structs.replace(CLOSED, state=state, drill=drill))
    assert why in refused.value.facts["why"]


def test_who_pressed_does_not_judge_and_the_first_judgement_stands() -> None:
    with pytest.raises(OwnPress):
        judged("rightful", by=PRESSED)
    with pytest.raises(AlreadyJudged):
        judged("rightful", earlier=MISUSED)


def test_a_pause_holds_through_its_last_day_and_the_longest_counts() -> None:
    shorter = structs.replace(MISUSED, id=2, verdict="wages", until=date(2026, 12, 1))
    right = Judgement(3, "rightful", None, OFFICER, NIGHT)
    assert pause_on([shorter, MISUSED, right], DAY) == Pause(LAST, "debt")
    assert pause_on([shorter, right], date(2026, 12, 1)) == Pause(date(2026, 12, 1), "wages")
    assert pause_on([shorter, right], date(2026, 12, 2)) is None
    assert pause_on([MISUSED], LAST) and not pause_on([MISUSED], date(2026, 12, 23))


def test_a_pause_is_lifted_once_and_only_while_it_holds() -> None:
    assert lift(MISUSED, " 弄错了 ", LAST) == (MISUSED, "弄错了")
    lifted = structs.replace(MISUSED, lifted=Lifted(OFFICER, NIGHT))
    assert pause_on([lifted], DAY) is None
    for standing in (None, lifted, structs.replace(MISUSED, verdict="rightful", until=None)):
        with pytest.raises(NothingToLift):
            lift(standing, WHY, DAY)
    with pytest.raises(NothingToLift):
        lift(MISUSED, WHY, date(2026, 12, 23))


@pytest.mark.parametrize("kind", KINDS)
def test_a_paused_unit_s_request_of_any_kind_is_for_the_police_alone_and_says_why(kind: str) -> None:
    pause = Pause(LAST, "debt")
    policy = policy_for(KINDS[kind], 2, 1, (2, 3), paused=pause)
    assert (policy.rings, policy.wanted, policy.paused) == (((),), 0, pause)
    assert json.decode(json.encode(policy), type=Policy) == policy
    assert (policy.hand_s, policy.command_s) == (60, 15), "the desk and the command centre are rung as ever"


def test_a_request_from_before_there_were_pauses_is_read_as_it_was() -> None:
    assert json.decode(b'{"wanted":2,"rings":[[1]],"widen_s":60}', type=Policy).paused is None


def _answered(row: OnDuty, kind: str = "fire") -> tuple[list[str], list[str]]:
    ground = structs.replace(ORDERED, paused=True)
    found = who(KINDS[kind], HERE, [row], {row.person: FIT}, ground, TODAY, True)
    return [one.role for one in found.candidates], [one.reason for one in found.left_out]


def test_the_police_and_its_own_people_are_told_others_are_left_out_with_the_reason() -> None:
    assert _answered(guard(team="joint", unit=None)) == (["team"], [])
    assert _answered(guard(unit=HERE.unit)) == (["own"], [])
    for row in (guard(), guard(leave="held"), guard(team="patrol"), guard(team="car", unit=None)):
        assert _answered(row) == ([], ["paused"])
    assert _answered(guard(), "crowd") == ([], ["police_only"]), "what the law says comes first"
    assert "暂停" in LEFT_OUT_WORDS["paused"]


def test_the_unit_hears_why_and_until_when_and_what_still_pauses_it() -> None:
    notice = told("aid_paused", CLOSED, Pause(LAST, "debt"))
    assert (notice.to, notice.about) == (f"unit:{CLOSED.unit}", CLOSED.id)
    assert {"why": "debt", "until": "2026-12-22"}.items() <= notice.facts.items()
    assert "until" not in told("aid_pause_lifted", CLOSED, None).facts
