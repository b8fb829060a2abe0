"""A thread of notes goes forward only; whoever decided does not check; the guard opens it again once."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from zones.reports.errors.notes import NotNow, ReopenedBefore, Solved, SomebodyElse, UnknownKind
from zones.reports.rules.threads import act, acts_of, needs_words, reopen, reply
from zones.reports.vocabulary.notes import HAZARDS, Thread

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HE, SHE = 7, 8
FRESH = Thread(1, 1, 2, 3, 4, "note", None, "noted", NOW - timedelta(hours=1), None, None, 0, None, False)


def _at(step: str, kind: str = "note") -> Thread:
    return replace(FRESH, step=step, kind=kind, decided_by=HE if step in ("decided", "checked") else None)


@pytest.mark.parametrize(
    ("step", "his", "hers"),
    [
        ("noted", ("answer", "go", "look", "decide", "solve"), ("answer", "go", "look", "decide", "solve")),
        ("looked", ("answer", "decide", "solve"), ("answer", "decide", "solve")),
        ("decided", ("answer",), ("answer", "check")),
        ("checked", ("answer", "solve"), ("answer", "solve")),
    ],
)
def test_what_may_be_done_at_each_step(step: str, his: tuple[str, ...], hers: tuple[str, ...]) -> None:
    assert (acts_of(_at(step), HE), acts_of(_at(step), SHE)) == (his, hers)


@pytest.mark.parametrize("kind", HAZARDS)
def test_what_was_found_is_solved_after_it_was_looked_at_again_and_not_before(kind: str) -> None:
    ends = [step for step in ("noted", "looked", "decided", "checked") if "solve" in acts_of(_at(step, kind), SHE)]
    assert ends == ["checked"]


def test_the_four_steps() -> None:
    thread = FRESH
    for what, step in (("go", "noted"), ("look", "looked"), ("decide", "decided")):
        thread = act(thread, what, HE, NOW)
        assert (thread.step, thread.answered_at) == (step, NOW)
    thread = replace(thread, decided_by=HE)
    with pytest.raises(SomebodyElse):
        act(thread, "check", HE, NOW)
    with pytest.raises(NotNow):
        act(thread, "look", SHE, NOW)
    thread = act(act(thread, "check", SHE, NOW), "solve", HE, NOW)
    assert (thread.step, thread.solved_at, thread.version, acts_of(thread, HE)) == ("checked", NOW, 5, ())
    for doing in (lambda: act(thread, "answer", HE, NOW), lambda: reply(thread)):
        with pytest.raises(Solved):
            doing()
    with pytest.raises(UnknownKind):
        act(FRESH, "noted", HE, NOW)


def test_whoever_says_more_waits_again_and_what_is_solved_is_opened_again_once() -> None:
    answered = act(FRESH, "answer", HE, NOW)
    assert reply(answered).answered_at is None
    with pytest.raises(NotNow):
        reopen(answered)
    solved = act(FRESH, "solve", HE, NOW)
    again = reopen(solved)
    assert (again.step, again.solved_at, again.answered_at) == ("noted", None, None)
    with pytest.raises(ReopenedBefore):
        reopen(replace(solved, reopened=True))


def test_a_step_may_be_taken_without_a_word_but_no_answer_is_empty() -> None:
    asked = [what for what in ("answer", "go", "look", "decide", "check", "solve") if needs_words(FRESH, what)]
    assert asked == ["answer", "decide", "check", "solve"]
    assert not needs_words(_at("checked"), "solve")
