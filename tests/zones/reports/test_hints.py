"""Reasons to look at a claim: each fires where it should, and lies still just beside it."""

import re
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from zones.ground.weeks import SHANGHAI
from zones.reports.rules.hints import hints
from zones.reports.vocabulary.hints import HINTS, Around, Hand, Other, While
from zones.reports.vocabulary.records import Record

AT = datetime(2018, 10, 9, 15, 20, tzinfo=SHANGHAI)
M = timedelta(minutes=1)
HE, ANOTHER, HIS_UNIT, AWAY = 3, 4, 8, 9
CLAIM = Record(1, 7, HIS_UNIT, HE, "rescue", AT, "", 0, "扶起老人", None, AT + 30 * M, "sent", None, None, "", None)
OTHER = Other(2, ANOTHER, "王顺", HIS_UNIT, "翠园小区", AT - timedelta(days=9), CLAIM.at)


def codes(claim: Record = CLAIM, **around: tuple[object, ...]) -> list[str]:
    return [one.code for one in hints(Around(claim, **around))]  # type: ignore[arg-type]


def test_an_ordinary_claim_gives_no_reason_to_look() -> None:
    mine = replace(OTHER, person=HE, name="他", unit=HIS_UNIT, happened_at=AT)
    was = While(AT - 60 * M, AT + 60 * M, HIS_UNIT, "翠园小区")
    assert codes(others=(mine,), was=(was,)) == []


def test_a_photo_that_another_claim_has() -> None:
    (hint,) = hints(Around(CLAIM, photos=(replace(OTHER, id=6), OTHER)))
    assert HINTS[hint.code].format(**hint.facts) == "照片和 2 号单（王顺）的一样。"


@pytest.mark.parametrize(("minutes", "fires"), [(60, True), (61, False), (-60, True), (-61, False)])
def test_a_phone_that_another_guard_sent_from_within_an_hour(minutes: int, fires: bool) -> None:
    assert codes(phones=(replace(OTHER, at=CLAIM.at + minutes * M),)) == (["same_phone"] if fires else [])


def test_his_own_phone_is_no_reason() -> None:
    assert codes(phones=(replace(OTHER, person=HE),)) == []


@pytest.mark.parametrize(("minutes", "unit", "fires"), [(29, AWAY, True), (30, AWAY, False), (29, HIS_UNIT, False)])
def test_two_claims_at_two_units_at_once(minutes: int, unit: int, fires: bool) -> None:
    his = replace(OTHER, person=HE, unit=unit, happened_at=AT + minutes * M)
    assert codes(others=(his,)) == (["two_places"] if fires else [])


@pytest.mark.parametrize(("since", "until", "fires"), [(-5, 5, True), (0, 5, True), (-5, 0, False), (1, 5, False)])
def test_what_happened_while_he_walked_or_stood_elsewhere(since: int, until: int, fires: bool) -> None:
    walk, shift = While(AT + since * M, AT + until * M), While(AT + since * M, AT + until * M, AWAY, "柳河中学")
    assert codes(was=(walk, shift)) == (["on_patrol", "on_shift"] if fires else [])


@pytest.mark.parametrize(("hours", "fires"), [(48, False), (49, True)])
def test_told_more_than_two_days_later(hours: int, fires: bool) -> None:
    assert codes(replace(CLAIM, at=AT + timedelta(hours=hours))) == (["told_late"] if fires else [])


def test_what_waited_in_the_phone_was_told_when_it_was_pressed() -> None:
    assert codes(replace(CLAIM, at=AT + timedelta(hours=60), phone_at=AT + timedelta(hours=1))) == []


@pytest.mark.parametrize(("minutes", "fires"), [(-10, False), (-11, True)])
def test_told_before_it_happened(minutes: int, fires: bool) -> None:
    assert codes(replace(CLAIM, phone_at=AT + minutes * M)) == (["told_before"] if fires else [])


def test_a_clock_that_is_wrong_says_nothing() -> None:
    assert codes(replace(CLAIM, phone_at=AT - timedelta(days=8))) == []


@pytest.mark.parametrize(("many", "every", "fires"), [(5, 6, True), (4, 4, False), (7, 9, False), (8, 10, True)])
def test_one_confirmer_for_one_guard(many: int, every: int, fires: bool) -> None:
    hand = Hand(51, "周明远", many, every)
    assert codes(officers=(hand,)) == (["one_officer"] if fires else [])
    assert codes(managers=(hand,)) == (["one_manager"] if fires else [])


def test_every_hint_is_a_short_sentence() -> None:
    assert {
        code for code, one in HINTS.items() if not one.endswith("。") or len(re.sub("{.*?}", "", one)) > 30
    } == set()
