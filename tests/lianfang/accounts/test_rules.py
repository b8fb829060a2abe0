"""How long sessions last, how failures delay, which step of a sign-in is open: no fixtures."""

from datetime import UTC, datetime, timedelta

import pytest

from lianfang.accounts.errors import BadLogin
from lianfang.accounts.rules import check_login, delay_after, is_over, kind_of, next_step

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
        ("step", timedelta(minutes=10), timedelta(), False),
        ("step", timedelta(minutes=10, seconds=1), timedelta(), True),
    ],
)
def test_a_session_ends_by_idling_or_by_age(kind: str, began: timedelta, seen: timedelta, over: bool) -> None:
    assert is_over(kind, NOON - began, NOON - seen, NOON) is over


def test_nine_failures_are_free_and_then_the_wait_doubles_up_to_a_day() -> None:
    minutes = [delay_after(failures) // timedelta(minutes=1) for failures in range(30)]
    assert minutes[:14] == [0] * 10 + [1, 2, 4, 8]
    assert minutes == sorted(minutes)
    assert delay_after(21) == delay_after(60) == delay_after(32_000) == timedelta(days=1)


def test_an_address_may_fail_a_hundred_times_and_never_waits_longer_than_a_quarter_of_an_hour() -> None:
    assert delay_after(99, "address") == timedelta()
    assert delay_after(100, "address") == timedelta(minutes=1)
    assert delay_after(120, "address") == delay_after(32_000, "address") == timedelta(minutes=15)


def test_who_works_at_a_desk_besides_is_a_console() -> None:
    assert kind_of(("guard",)) == kind_of(("unit", "company", "leader")) == "phone"
    assert kind_of(("guard", "office")) == kind_of(("auditor",)) == kind_of(()) == "console"


@pytest.mark.parametrize(
    ("came", "kind", "has_second", "stale", "required", "step"),
    [
        # a phone: the slip binds it, the bound phone opens; a password that is stale is renewed
        ("slip", "phone", False, False, True, ""),
        ("phone", "phone", False, True, True, ""),
        ("password", "phone", False, False, True, ""),
        ("password", "phone", False, True, True, "password"),
        ("phone", "phone", True, False, False, "second"),
        ("second", "phone", True, False, False, ""),
        # a console: password, then the second factor where there is one, or must be one
        ("password", "console", False, False, False, ""),
        ("password", "console", False, False, True, "enrol"),
        ("password", "console", True, False, True, "second"),
        ("second", "console", True, False, True, ""),
        ("enrol", "console", True, False, True, ""),
        # by a slip it always gets a new password, and the second factor is asked for first
        ("slip", "console", False, False, False, "password"),
        ("slip", "console", False, False, True, "password"),
        ("password", "console", False, True, True, "password"),
        ("slip", "console", True, False, True, "reset"),
        ("reset", "console", True, False, True, "renew"),
        ("renew", "console", True, False, True, ""),
        # a stale password is renewed after the second factor, which is not asked for twice
        ("password", "console", True, True, False, "second"),
        ("second", "console", True, True, False, "renew"),
    ],
)
def test_the_open_step_of_a_sign_in(
    came: str, kind: str, has_second: bool, stale: bool, required: bool, step: str
) -> None:
    assert next_step(came, kind, has_second, stale, required) == step


@pytest.mark.parametrize("bad", ["", "a", "1a", "a b", "a\nb", "甲乙", "a" * 41, "a/b", "ab\0"])
def test_a_name_to_sign_in_by_is_plain(bad: str) -> None:
    check_login("office-2.a_b")
    with pytest.raises(BadLogin):
        check_login(bad)
