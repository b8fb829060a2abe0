"""Who may leave a post, when nobody came, and what two have to do before one of them goes."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec import structs

from zones.duty.errors import HandOverFirst, NoRelief, NoSuchHandOver, OnACall, ReliefNotDue, SayWhatLacks
from zones.duty.rules import check_absent, check_checked, check_may_leave, check_signs, lasts_too_long
from zones.duty.vocabulary import CHECKS, HandOverRow, Leaving

END = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)
HELD = Leaving(1, 11, 5, 1, 3, END, True, 0, 12, "钱二", END, False, "")
BEGUN = HandOverRow(1, 5, "东门岗", 1, 3, END, 1, 11, "赵一", None, 12, "钱二", None, "", "", "")
ABSENT = structs.replace(BEGUN, coming=None, coming_name="", absent_name="钱二")


def test_a_post_that_may_not_be_left_waits_for_its_relief_from_an_hour_before_the_end() -> None:
    check_may_leave(HELD, END - timedelta(minutes=61))
    for minutes in (-60, 0, 30):
        with pytest.raises(NoRelief):
            check_may_leave(HELD, END + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    "free",
    [{"held": False}, {"others": 1}, {"relief": None}],
    ids=["it may be left", "another stays", "nobody planned"],
)
def test_otherwise_he_may_go(free: dict[str, object]) -> None:
    check_may_leave(structs.replace(HELD, **free), END)


def test_with_the_relief_there_both_sign_first_also_where_the_post_may_be_left() -> None:
    with pytest.raises(HandOverFirst):
        check_may_leave(structs.replace(HELD, held=False, coming_name="钱二"), END)


def test_nobody_came_can_be_said_from_the_reliefs_hour_on() -> None:
    check_absent(HELD, END)
    late = structs.replace(HELD, relief_at=END + timedelta(seconds=1))
    for one in (late, structs.replace(HELD, relief_at=None), structs.replace(HELD, coming_name="钱二")):
        with pytest.raises(ReliefNotDue):
            check_absent(one, END)


def test_only_the_two_sign_and_not_while_one_of_them_is_out_helping() -> None:
    for person in (11, 12):
        check_signs(BEGUN, person, {99})
    for one, person in ((BEGUN, 13), (ABSENT, 11)):
        with pytest.raises(NoSuchHandOver):
            check_signs(one, person, ())
    for out in (11, 12):
        with pytest.raises(OnACall):
            check_signs(BEGUN, 12, {out})


def test_what_is_not_there_has_to_be_said() -> None:
    check_checked(list(CHECKS), "")
    check_checked(["keys"], "对讲没电")
    with pytest.raises(SayWhatLacks):
        check_checked(["keys", "radio", "book"], "")


def test_the_joint_check_lasts_a_quarter_of_an_hour() -> None:
    assert not lasts_too_long(BEGUN, END + timedelta(minutes=15))
    assert lasts_too_long(BEGUN, END + timedelta(minutes=15, seconds=1))
    assert not lasts_too_long(ABSENT, END + timedelta(hours=3)), "nobody checks anything alone"
