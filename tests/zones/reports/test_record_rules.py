"""A record goes to the guard's unit, then to an officer; nobody speaks to his own, and a silent unit costs the guard nothing."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from zones.ground.weeks import SHANGHAI
from zones.reports.errors.notes import DecidedBefore, NothingSaid, OwnRecord, SameWord, UnitFirst, UnknownKind
from zones.reports.rules.records import decide, due, first_asked, unit_says
from zones.reports.rules.telling import of_claim
from zones.reports.vocabulary.records import UNIT_WAITS, Record

AT = datetime(2018, 10, 9, 15, 20, tzinfo=SHANGHAI)
GUARD, HEAD, OFFICER = 3, 41, 51
"""A person, two accounts."""
ASKED = Record(
    1, 7, 8, GUARD, "mediation", AT, "", 0, "劝开了", None, AT, "asked", None, None, "", None,
    next_deadline=AT + UNIT_WAITS,
)  # fmt: skip


def said(verdict: str = "confirm", words: str = "", now: datetime = AT) -> Record:
    return unit_says(ASKED, verdict, words, HEAD, None, now)


def told(before: str, after: Record, officer: int | None = 9) -> list[tuple[str, str]]:
    return [(notice.kind, notice.to) for notice in of_claim(before, after, officer)]


def test_a_unit_is_asked_first_where_somebody_else_leads_it() -> None:
    assert first_asked(True, AT) == ("asked", "", AT + UNIT_WAITS)
    assert first_asked(False, AT) == ("sent", "nobody", None)


def test_an_officer_waits_for_the_unit() -> None:
    with pytest.raises(UnitFirst):
        decide(ASKED, "confirm", "", OFFICER, None, AT + UNIT_WAITS - timedelta(seconds=1))


def test_after_three_days_he_decides_without_it_also_before_the_sweep_came_by() -> None:
    late = AT + UNIT_WAITS
    after = decide(ASKED, "confirm", "", OFFICER, None, late)
    assert (after.state, after.unit_word, after.next_deadline) == ("confirmed", "silent", None)
    swept = due(ASKED, late)
    assert swept and (swept.state, swept.unit_word) == ("sent", "silent")
    assert due(ASKED, late - timedelta(seconds=1)) is None and due(swept, late) is None


def test_not_so_needs_a_sentence_and_does_not_end_it() -> None:
    with pytest.raises(NothingSaid):
        said("untrue", "  ")
    after = said("untrue", " 那天他休息 ")
    assert (after.state, after.unit_word, after.unit_said, after.account) == ("sent", "untrue", "那天他休息", None)
    confirmed = decide(after, "confirm", "", OFFICER, None, AT)
    assert (confirmed.state, confirmed.unit_word, confirmed.unit_said) == ("confirmed", "untrue", "那天他休息")


def test_a_unit_that_was_silent_may_speak_until_an_officer_decided() -> None:
    silent = due(ASKED, AT + UNIT_WAITS)
    assert silent
    late = unit_says(silent, "confirm", "", HEAD, None, AT + timedelta(days=4))
    assert (late.state, late.unit_word) == ("sent", "confirm")
    with pytest.raises(DecidedBefore):
        unit_says(late, "untrue", "改口", HEAD, None, AT + timedelta(days=4))
    with pytest.raises(DecidedBefore):
        unit_says(decide(silent, "return", "哪天", OFFICER, None, AT), "confirm", "", HEAD, None, AT)


def test_nobody_speaks_to_his_own_and_nobody_speaks_twice() -> None:
    with pytest.raises(OwnRecord):
        unit_says(ASKED, "confirm", "", HEAD, GUARD, AT)
    with pytest.raises(OwnRecord):
        decide(said(), "confirm", "", OFFICER, GUARD, AT)
    with pytest.raises(SameWord):
        decide(said(), "confirm", "", HEAD, None, AT)


def test_a_word_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownKind):
        said("withdraw", "x")
    with pytest.raises(UnknownKind):
        decide(said(), "untrue", "x", OFFICER, None, AT)


def test_the_unit_hears_first_then_the_guard_and_the_officer() -> None:
    assert told("", ASKED) == [("record_asked", "unit:8")]
    assert told("asked", said()) == [("record_heard", "person:3"), ("record_new", "officer:9")]
    assert told("", replace(ASKED, state="sent", unit_word="nobody"), None) == [("record_new", "desk:7")]
    late = replace(said(), unit_word="confirm")
    assert told("sent", late) == [("record_heard", "person:3")], "the officer has it already"
