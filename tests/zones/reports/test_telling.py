"""What a phone's clock is worth, whom an order concerns, what a guard may tell and who decides on it."""

from datetime import UTC, datetime, timedelta

import pytest

from zones.reports.errors.notes import (
    BadUntil,
    BadWhen,
    DecidedBefore,
    NoSuchZone,
    NothingSaid,
    OwnRecord,
    TooManyWords,
    TopicNeeded,
    UnknownKind,
)
from zones.reports.rules.orders import check_order, concerns
from zones.reports.rules.records import check_record, decide
from zones.reports.rules.saying import check_words, told_at
from zones.reports.vocabulary.orders import Order
from zones.reports.vocabulary.records import Record

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)
ORDER = Order(1, 1, "order", 7, "留意电瓶车", (11, 12), NOW, NOW + DAY, None)
RECORD = Record(
    5, 1, 2, 3, "mediation", NOW - HOUR, "", 0, "劝开了", None, NOW - HOUR, "sent", None, None, "", None
)  # fmt: skip


@pytest.mark.parametrize(
    ("phone_at", "told"),
    [
        (None, (NOW, "")),
        (NOW - timedelta(minutes=9), (NOW, "")),
        (NOW - DAY, (NOW - DAY, "late")),
        (NOW - YEAR, (NOW, "clock")),
        (NOW + YEAR, (NOW, "clock")),
        (NOW + HOUR, (NOW, "clock")),
    ],
)
def test_a_clock_that_may_be_right_is_believed_and_marked(
    phone_at: datetime | None, told: tuple[datetime, str]
) -> None:
    assert told_at(phone_at, NOW) == told


def test_words_are_there_and_fit() -> None:
    assert check_words("  有人堆纸箱 \n") == "有人堆纸箱"
    assert check_words(" ", needed=False) == ""
    for words, wrong in ((" \n", NothingSaid), ("甲" * 1001, TooManyWords)):
        with pytest.raises(wrong):
            check_words(words)


def test_an_order_concerns_its_zones_until_it_ends() -> None:
    assert concerns(ORDER, {12, 30}, NOW) and not concerns(ORDER, {30}, NOW)
    assert not concerns(ORDER, {12}, NOW + DAY)
    whole = Order(1, 1, "order", 7, "", (), NOW, NOW + DAY, None)
    assert concerns(whole, set(), NOW)
    assert not concerns(Order(1, 1, "order", 7, "", (), NOW, NOW + DAY, NOW), {12}, NOW)


@pytest.mark.parametrize(
    ("kind", "zones", "until", "wrong"),
    [
        ("order", (11,), NOW + DAY, None),
        ("command", (), NOW + DAY, UnknownKind),
        ("order", (11, 99), NOW + DAY, NoSuchZone),
        ("lookout", (), NOW, BadUntil),
        ("lookout", (), NOW + 32 * DAY, BadUntil),
    ],
)
def test_an_order_is_of_a_kind_for_own_zones_and_ends(
    kind: str, zones: tuple[int, ...], until: datetime, wrong: type[Exception] | None
) -> None:
    if wrong is None:
        return check_order(kind, zones, until, {11, 12}, NOW)
    with pytest.raises(wrong):
        check_order(kind, zones, until, {11, 12}, NOW)
    return None


@pytest.mark.parametrize(
    ("duty", "at", "topic", "contacts", "wrong"),
    [
        ("patrol", NOW, "", 0, UnknownKind),
        ("rescue", None, "", 0, BadWhen),
        ("rescue", NOW + HOUR, "", 0, BadWhen),
        ("rescue", NOW - 8 * DAY, "", 0, BadWhen),
        ("outreach", NOW, "", 20, TopicNeeded),
        ("outreach", NOW, "防火", 0, TopicNeeded),
        ("outreach", NOW, "防火" * 21, 20, TooManyWords),
    ],
)
def test_a_record_says_what_and_when(
    duty: str, at: datetime | None, topic: str, contacts: int, wrong: type[Exception]
) -> None:
    with pytest.raises(wrong):
        check_record(duty, at, topic, contacts, NOW)
    assert check_record("outreach", NOW + timedelta(minutes=5), "防火", 20, NOW) == NOW


def test_an_officer_decides_once_and_never_on_his_own() -> None:
    confirmed = decide(RECORD, "confirm", "不用的话", 7, None, NOW)
    assert (confirmed.state, confirmed.why, confirmed.account, confirmed.decided_at) == ("confirmed", "", 7, NOW)
    assert decide(confirmed, "withdraw", "记错人了", 7, None, NOW).state == "withdrawn"
    assert decide(RECORD, "return", "哪一天？", 7, 4, NOW).why == "哪一天？"
    for record, verdict, why, person, wrong in (
        (RECORD, "confirm", "", 3, OwnRecord),
        (confirmed, "confirm", "", None, DecidedBefore),
        (RECORD, "withdraw", "x", None, DecidedBefore),
        (RECORD, "return", " ", None, NothingSaid),
        (RECORD, "return", "甲" * 201, None, TooManyWords),
        (RECORD, "sent", "", None, UnknownKind),
    ):
        with pytest.raises(wrong):
            decide(record, verdict, why, 7, person, NOW)
