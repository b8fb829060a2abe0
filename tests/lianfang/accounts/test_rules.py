"""How long sessions last, how failures delay: no fixtures."""

from datetime import UTC, datetime, timedelta

import pytest

from lianfang.accounts.rules import check_password, delay_after, is_over
from zones.ground.refused import Refused

NOON = datetime(2018, 10, 8, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "began", "seen", "over"),
    [
        ("console", timedelta(minutes=30), timedelta(minutes=30), False),
        ("console", timedelta(minutes=31), timedelta(minutes=30, seconds=1), True),
        ("console", timedelta(hours=12), timedelta(), False),
        ("console", timedelta(hours=12, seconds=1), timedelta(), True),
        ("phone", timedelta(days=90), timedelta(days=90), False),
        ("phone", timedelta(days=90, seconds=1), timedelta(), True),
    ],
)
def test_a_session_ends_by_idling_or_by_age(kind: str, began: timedelta, seen: timedelta, over: bool) -> None:
    assert is_over(kind, NOON - began, NOON - seen, NOON) is over


def test_nine_failures_are_free_and_then_the_wait_doubles_up_to_a_day() -> None:
    minutes = [delay_after(failures) // timedelta(minutes=1) for failures in range(30)]
    assert minutes[:14] == [0] * 10 + [1, 2, 4, 8]
    assert minutes == sorted(minutes)
    assert delay_after(21) == delay_after(60) == delay_after(32_000) == timedelta(days=1)


@pytest.mark.parametrize("weak", ["short", "password1234567", "aaaaaaaaaaaaaaaa", "123456789012345", "abababababab"])
def test_a_weak_password_is_refused(weak: str) -> None:
    with pytest.raises(Refused):
        check_password(weak)
