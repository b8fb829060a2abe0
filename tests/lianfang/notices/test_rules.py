"""Whether a letter is still wanted, how long it rests, on which channels it goes."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec import structs

from lianfang.notices.lanes import EACH, POOLS, Lanes
from lianfang.notices.planning import Choice, Planned, Way, plan
from lianfang.notices.rules import MOST_TRIES, after_failure, back_off_s, why_unwanted
from zones.aid.vocabulary import Alert, Policy, Request

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
ALERT = Alert(7, 1, 1, "go", "mobile", 0, NOW)
OPEN = Request(1, 1, 1, 1, "fight", False, NOW, Policy(4, ((1,),), 60), alerts=(ALERT,))


def _with(**changes: object) -> Request:
    return structs.replace(OPEN, alerts=(structs.replace(ALERT, **changes),))


@pytest.mark.parametrize(
    ("why", "kind", "waits", "about"),
    [
        ("", "aid_alert", False, OPEN),
        ("", "aid_alert", True, OPEN),
        ("seen", "aid_alert", True, _with(seen_at=NOW)),
        ("", "aid_alert", False, _with(seen_at=NOW)),
        ("answered", "aid_alert", False, _with(answer="coming")),
        ("answered", "aid_alert", False, _with(answer="stood_down")),
        ("over", "aid_alert", False, structs.replace(OPEN, state="closed")),
        ("over", "aid_repeat", False, structs.replace(OPEN, state="taken_back")),
        ("received", "aid_ring_desk", False, structs.replace(OPEN, received_at=NOW)),
        ("", "aid_repeat", False, structs.replace(OPEN, received_at=NOW)),
        ("", "aid_enough", False, _with(answer="stood_down")),
        ("", "aid_closed", False, structs.replace(OPEN, state="closed")),
        ("", "aid_alert", False, None),
        ("", "news", False, None),
    ],
)
def test_a_call_leaves_the_house_while_somebody_still_has_to_hear_it(
    why: str, kind: str, waits: bool, about: Request | None
) -> None:
    assert why_unwanted(kind, "person:7" if kind == "aid_alert" else "desk:1", waits, about) == why


def test_a_failure_doubles_the_rest_up_to_a_minute_and_ten_are_the_end() -> None:
    assert [back_off_s(tries) for tries in range(1, 11)] == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    for tries in range(1, MOST_TRIES):
        rests = [after_failure("http_500", False, tries, 0, jitter, NOW).due_at for jitter in (0.0, 1.0)]
        assert rests == [NOW + timedelta(seconds=back_off_s(tries) * part) for part in (0.5, 1)]
    assert after_failure("http_500", False, MOST_TRIES, 0, 0.5, NOW).state == "dead"
    assert after_failure("http_404", True, 1, 0, 0.5, NOW).state == "dead"


def test_what_a_receiver_asks_for_is_kept_up_to_a_minute() -> None:
    assert after_failure("http_429", False, 1, 20, 0.0, NOW).due_at == NOW + timedelta(seconds=20)
    assert after_failure("http_429", False, 1, 86400, 0.0, NOW).due_at == NOW + timedelta(seconds=60)


def test_the_page_always_the_console_outside_production_and_the_hooks_of_ones_own_bureau() -> None:
    hooks = [Way(3, 1, "a.cn:443"), Way(4, 2, "b.cn:443"), Way(5, 1, "c.cn:443")]
    assert [one.receiver for one in plan("desk:1", 1, hooks, None, False)] == ["desk:1", "hook:3", "hook:5"]
    assert [one.channel for one in plan("desk:1", None, [], None, True)] == ["page", "console"]
    assert plan("desk:1", 9, hooks, None, False) == [Planned("page", "desk:1", "page")]


def test_a_choice_delays_or_drops_the_outer_channels_and_never_the_page() -> None:
    hooks = [Way(3, 1, "a.cn:443")]
    later = plan("person:7", 1, hooks, Choice(("webhook",), 30), False)
    assert [(one.channel, one.state, one.waits_s) for one in later] == [("page", "sent", 0), ("webhook", "waiting", 30)]
    assert [one.channel for one in plan("person:7", 1, hooks, Choice(("voice",), 30), False)] == ["page"]
    third = plan("person:7", 1, hooks, Choice(("voice", "sms", "webhook"), 60), False)
    assert third[1].waits_s == 120
    orders = {("webhook", "page"): 0, ("page", "webhook"): 30}
    for order, wait_s in orders.items():
        told = plan("person:7", 1, hooks, Choice(order, 30), False)
        assert [(one.channel, one.waits_s) for one in told] == [("page", 0), ("webhook", wait_s)]


def test_a_host_that_is_new_or_fails_gets_one_slot_and_rests_after_three_failures() -> None:
    lanes = Lanes(32)
    assert lanes.rooms({"a": 9}, NOW) == {"a": 1}
    lanes.went("a", True, NOW)
    assert lanes.rooms({"a": 9}, NOW) == {"a": EACH}
    for nth in range(3):
        lanes.went("a", False, NOW)
        assert lanes.rooms({"a": 9}, NOW) == ({"a": 1} if nth < 2 else {})
    assert lanes.rooms({"a": 9}, NOW + timedelta(seconds=5)) == {"a": 1}
    lanes.went("a", False, NOW)
    assert lanes.rooms({"a": 9}, NOW + timedelta(seconds=9)) == {}
    lanes.went("a", True, NOW)
    assert lanes.rooms({"a": 9}, NOW) == {"a": EACH}


def test_hosts_that_fail_never_hold_more_than_their_share_of_a_channel() -> None:
    lanes = Lanes(32)
    bad = {f"bad{nth}": 50 for nth in range(40)}
    for name in bad:
        lanes.went(name, False, NOW)
    good = {f"good{nth}": 50 for nth in range(8)}
    for name in good:
        lanes.went(name, True, NOW)
    rooms = lanes.rooms(bad | good, NOW)
    assert sum(rooms[name] for name in rooms if name in bad) == POOLS["ailing"]
    assert {name: rooms[name] for name in good} == dict.fromkeys(good, EACH)
    assert not any(lanes.waited[name] for name in good)
