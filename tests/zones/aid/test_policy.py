"""How many are wanted, which rings there are and how soon it widens, by kind and hour."""

import pytest

from zones.aid.rules.raising import policy_for
from zones.aid.vocabulary import KINDS

FURTHER = (2, 3, 4, 5, 6, 7, 8, 9)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("hour", "widen_s"), [(0, 60), (5, 60), (6, 90), (12, 90), (21, 90), (22, 60), (23, 60)])
def test_at_night_it_widens_sooner(kind: str, hour: int, widen_s: int) -> None:
    assert policy_for(KINDS[kind], hour, 1, FURTHER).widen_s == widen_s


@pytest.mark.parametrize(
    ("kind", "wanted"), [("fight", 4), ("fire", 4), ("suspect", 2), ("injury", 2), ("other", 2), ("crowd", 0)]
)
def test_so_many_are_wanted(kind: str, wanted: int) -> None:
    assert policy_for(KINDS[kind], 2, 1, FURTHER).wanted == wanted
    assert policy_for(KINDS[kind], 2, 1, FURTHER, wanted=7).wanted == 7


def test_its_own_zone_first_then_the_six_nearest_two_at_a_time() -> None:
    assert policy_for(KINDS["fire"], 2, 1, FURTHER).rings == ((1,), (2, 3), (4, 5), (6, 7))
    assert policy_for(KINDS["fire"], 2, 1, (2,)).rings == ((1,), (2,))
    assert policy_for(KINDS["fire"], 2, 1, ()).rings == ((1,),)


def test_a_crowd_rings_nobody_s_neighbours_and_other_matters_ask_the_desk_first() -> None:
    assert policy_for(KINDS["crowd"], 2, 1, FURTHER).rings == ((),)
    assert policy_for(KINDS["other"], 2, 1, (2, 3, 4)).rings == ((), (1,), (2, 3), (4,))


def test_the_desk_has_a_minute_then_the_command_centre_is_rung() -> None:
    policy = policy_for(KINDS["fire"], 2, 1, FURTHER)
    assert (policy.hand_s, policy.command_s, policy.repeat_s, policy.take_back_s) == (60, 15, 60, 10)
    assert policy.targets_s == (60, 180, 300)
