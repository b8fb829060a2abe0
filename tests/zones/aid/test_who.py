"""Who is told of a request, and why somebody is not."""

from typing import Any

import pytest
from msgspec import structs

from tests.zones.aid.calls import FIT, HERE, ORDERED, TODAY, guard
from zones.aid.rules.who import Ground, Place, who
from zones.aid.vocabulary import KINDS, Asked
from zones.duty.vocabulary import OnDuty
from zones.ground.earth import between


def asked(row: OnDuty, kind: str = "suspect", ground: Ground = ORDERED, near: bool = True, **known: Any) -> Asked:
    return who(KINDS[kind], HERE, [row], {row.person: structs.replace(FIT, **known)}, ground, TODAY, near)


def judged(*arguments: Any, **options: Any) -> tuple[list[str], list[str]]:
    """(the roles in which people are told, the reasons against others)."""
    found = asked(*arguments, **options)
    return [one.role for one in found.candidates], [one.reason for one in found.left_out]


def test_who_may_leave_is_told_to_go() -> None:
    for leave in ("mobile", "lockable", "standby"):
        assert judged(guard(leave=leave)) == (["go"], [])


def test_who_may_not_leave_is_told_to_help_from_his_post() -> None:
    assert judged(guard(leave="held")) == (["stay"], ["held_post"])


def test_without_a_written_order_nobody_is_told_but_the_unit_and_the_police() -> None:
    without = Ground(False, ORDERED.agreed)
    assert judged(guard(), ground=without) == ([], ["no_order"])
    assert judged(guard(unit=HERE.unit), ground=without) == (["own"], [])
    assert judged(guard(team="joint", unit=None), ground=without) == (["team"], [])


def test_a_unit_that_has_not_agreed_is_left_alone() -> None:
    assert judged(guard(unit=199)) == ([], ["no_agreement"])
    assert judged(guard(unit=199, team="patrol")) == ([], ["no_agreement"])


def test_who_is_on_a_call_is_not_taken_from_it_whoever_he_is() -> None:
    for row in (guard(), guard(unit=HERE.unit), guard(team="joint")):
        assert judged(row, on_call=True) == ([], ["on_call"])


UNFIT = [
    ({"certified": False}, "uncertified"),
    ({"insured": False}, "uninsured"),
    ({"born": TODAY.year - 56}, "over_55"),
    ({"born": None}, "age_unknown"),
    ({"spared": True}, "spared"),
]


@pytest.mark.parametrize(("known", "reason"), UNFIT)
def test_violence_spares_whoever_is_not_fit_for_it(known: dict[str, Any], reason: str) -> None:
    assert judged(guard(), "fight", **known) == (["stay"], [reason])
    assert judged(guard(), "suspect", **known) == (["go"], [])
    assert judged(guard(team="patrol"), "fight", **known) == ([], [reason])
    assert judged(guard(), "fight", near=False, **known) == ([], [reason])


def test_fifty_five_is_not_too_old_and_nothing_known_is_not_fit() -> None:
    assert judged(guard(), "fight", born=TODAY.year - 55) == (["go"], [])
    found = who(KINDS["fight"], HERE, [guard()], {}, ORDERED, TODAY, True)
    assert [one.reason for one in found.left_out] == ["uncertified"]


def test_violence_spares_neither_the_unit_itself_nor_the_police() -> None:
    for known, _ in UNFIT:
        assert judged(guard(unit=HERE.unit, leave="held"), "fight", **known) == (["own"], [])
        assert judged(guard(team="joint"), "fight", **known) == (["team"], [])


def test_a_crowd_is_for_the_police_alone() -> None:
    for row in (guard(), guard(team="patrol"), guard(team="car", unit=None)):
        assert judged(row, "crowd") == ([], ["police_only"])
    assert judged(guard(team="joint"), "crowd") == (["team"], [])
    assert judged(guard(unit=HERE.unit), "crowd") == (["own"], [])


def test_from_far_away_only_who_may_leave_is_told() -> None:
    assert judged(guard(leave="held"), near=False) == ([], ["too_far"])
    assert judged(guard(), near=False) == (["go"], [])
    assert judged(guard(team="joint"), near=False) == (["team"], [])


def test_a_company_s_car_needs_no_unit_s_agreement() -> None:
    assert judged(guard(team="car", unit=None)) == (["team"], [])


def test_somebody_at_two_posts_is_told_once() -> None:
    rows = [guard(team="joint"), guard(post=2, unit=HERE.unit)]
    found = who(KINDS["fire"], HERE, rows, {11: FIT}, ORDERED, TODAY, True)
    assert [(one.person, one.role) for one in found.candidates] == [(11, "team")]


def test_the_nearest_comes_first_and_unknown_places_last() -> None:
    rows = [guard(1, longitude=None), guard(2, longitude=118.41), guard(3, longitude=118.401)]
    found = who(KINDS["fire"], HERE, rows, dict.fromkeys((1, 2, 3), FIT), ORDERED, TODAY, True)
    assert [(one.person, one.metres) for one in found.candidates] == [(3, 92), (2, 924), (1, None)]
    nowhere = who(KINDS["fire"], Place(100), rows, dict.fromkeys((1, 2, 3), FIT), ORDERED, TODAY, True)
    assert {one.metres for one in nowhere.candidates} == {None}


def test_metres_on_the_ground() -> None:
    assert between(118.40, 33.77, 118.40, 33.78) == 1112
    assert between(118.40, 33.77, 118.41, 33.77) == between(118.41, 33.77, 118.40, 33.77) == 924
