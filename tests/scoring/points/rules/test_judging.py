"""What deeds are worth, judged one by one by hand and by chance. No fixtures."""

import random
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scoring.points.book.reading import FIRST, read_book
from scoring.points.rules.judging import judge, judged_from
from scoring.points.vocabulary import JudgedDeed
from scoring.points.vocabulary.book import ROUTINE, Campaign, Group, RuleBookText, Span
from tests.scoring.clerk import by_hand
from zones.ground.weeks import week_of

BOOK = read_book(FIRST.read_text(encoding="utf-8"))
MONDAY = date(2018, 10, 8)


def _book(_: date) -> RuleBookText:
    return BOOK


def _deed(id_: int, kind: str, day: date = MONDAY, **more: object) -> JudgedDeed:
    plain = {"at": None, "minutes": 60, "verified": True}
    return JudgedDeed(id_, kind, day, **(plain | more))  # type: ignore[arg-type]


def _worth(*deeds: JudgedDeed, had: frozenset[str] = frozenset()) -> dict[int, tuple[int, str]]:
    return {judgement.deed: (judgement.points, judgement.because) for judgement in judge(deeds, _book, had)}


def test_routine_points_stop_at_twelve_a_week_and_the_last_deed_gets_what_is_left() -> None:
    walks = [_deed(n, "patrol.walked", MONDAY + timedelta(days=n)) for n in range(4)]
    item, late = _deed(10, "item.patrol", MONDAY), _deed(11, "item.patrol", MONDAY + timedelta(days=6))
    worth = _worth(*walks, item, late)
    assert [worth[n] for n in (0, 1, 2)] == [(3, "full")] * 3
    assert worth[10] == (1, "full")
    assert worth[3] == (2, "capped_week")
    assert worth[11] == (0, "capped_week")


def test_what_was_commended_elsewhere_is_said_and_worth_nothing_and_uses_up_no_limit() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(4)]
    paid = [_deed(n, "outreach.session.commended", day) for n, day in enumerate(days[:2])]
    own = [_deed(10 + n, "outreach.session", day) for n, day in enumerate(days[1:])]
    worth = _worth(*paid, *own, _deed(20, "rescue.commended"), _deed(21, "mediation.commended", verified=False))
    assert [worth[n] for n in (0, 1, 20)] == [(0, "commended")] * 3
    assert worth[21] == (0, "unverified")
    assert [worth[n] for n in (10, 11, 12)] == [(1, "full"), (1, "full"), (0, "limit_week")]


def test_a_new_week_begins_anew_and_a_month_stops_at_forty() -> None:
    walks = [_deed(n, "patrol.walked", date(2018, 10, 1) + timedelta(days=n)) for n in range(31)]
    worth = _worth(*walks)
    weeks: dict[object, int] = defaultdict(int)
    for walk in walks:
        weeks[week_of(walk.day)] += worth[walk.id][0]
    assert list(weeks.values()) == [12, 12, 12, 4, 0]
    assert worth[22] == (1, "capped_month") and worth[23] == (0, "capped_month")


def test_a_week_over_two_months_counts_for_both_caps() -> None:
    days = [date(2018, 10, 29) + timedelta(days=n) for n in range(7)]
    worth = _worth(*(_deed(n, "patrol.walked", day) for n, day in enumerate(days)))
    assert [worth[n][0] for n in range(7)] == [3, 3, 3, 3, 0, 0, 0]


def test_what_is_not_routine_is_never_capped() -> None:
    kinds = ["rescue", "clue", "assistance", "mediation"] * 10
    assert all(because == "full" for _, because in _worth(*(_deed(n, kind) for n, kind in enumerate(kinds))).values())


def test_two_outreach_sessions_a_week_and_a_third_gets_nothing() -> None:
    worth = _worth(*(_deed(n, "outreach.session", MONDAY + timedelta(days=n)) for n in range(3)))
    assert [worth[n] for n in range(3)] == [(1, "full"), (1, "full"), (0, "limit_week")]


def test_a_session_that_got_nothing_does_not_use_up_the_week() -> None:
    unverified = _deed(0, "outreach.session", MONDAY, verified=False)
    worth = _worth(unverified, *(_deed(n, "outreach.session", MONDAY + timedelta(days=n)) for n in (1, 2)))
    assert [worth[n] for n in range(3)] == [(0, "unverified"), (1, "full"), (1, "full")]


def test_thirty_nine_minutes_are_too_short_and_forty_are_enough() -> None:
    assert _worth(_deed(0, "patrol.walked", minutes=39), _deed(1, "patrol.walked", minutes=40)) == {
        0: (0, "short"),
        1: (3, "full"),
    }


def test_a_certificate_is_worth_ten_once_in_a_life() -> None:
    first, second = _deed(0, "certificate.obtained"), _deed(1, "certificate.obtained", MONDAY + timedelta(days=400))
    assert _worth(first, second) == {0: (10, "full"), 1: (0, "once")}
    assert _worth(first, had=frozenset({"certificate.obtained"})) == {0: (0, "once")}


def test_deeds_of_a_day_count_by_the_clock_and_those_without_a_time_last() -> None:
    morning, evening = (datetime(2018, 10, 8, hour, tzinfo=UTC) for hour in (1, 12))
    deeds = [
        _deed(1, "outreach.session"),
        _deed(2, "outreach.session", at=evening),
        _deed(3, "outreach.session", at=morning),
    ]
    assert _worth(*deeds) == {3: (1, "full"), 2: (1, "full"), 1: (0, "limit_week")}


def test_a_deed_that_no_clause_names_is_worth_nothing_and_harms_nobody() -> None:
    assert _worth(_deed(0, "unheard.of"), _deed(1, "rescue")) == {1: (5, "full")}


def test_a_condition_that_is_not_met_says_which_and_what_the_record_does_not_say_is_taken_as_met() -> None:
    worth = _worth(
        _deed(0, "patrol.walked", quality=59), _deed(1, "patrol.walked", quality=60), _deed(2, "patrol.walked")
    )
    assert worth == {0: (0, "quality"), 1: (3, "full"), 2: (3, "full")}


def test_clauses_of_one_kind_are_told_apart_by_their_conditions_and_share_their_limit() -> None:
    own, away = _deed(0, "hazard.found", own=1), _deed(1, "hazard.found", own=0)
    assert _worth(own, away) == {0: (1, "full"), 1: (2, "full")}
    four = [_deed(n, "hazard.found", own=n % 2) for n in range(4)]
    assert [_worth(*four)[n] for n in range(4)] == [(2, "full"), (1, "full"), (2, "full"), (0, "limit_week")]


def test_an_older_book_gives_for_a_finer_kind_what_it_gives_for_the_plain_one() -> None:
    plain = replace(BOOK, rules=tuple(rule for rule in BOOK.rules if "." not in rule.code))
    worth = {
        j.deed: (j.rule, j.points) for j in judge([_deed(0, "clue.solved"), _deed(1, "aid.arrived")], lambda _: plain)
    }
    assert worth == {0: ("clue", 2), 1: ("assistance", 3)}


def test_a_campaign_doubles_its_duties_on_its_days_and_the_caps_stay() -> None:
    week = Campaign("夏季行动", MONDAY, MONDAY + timedelta(days=3), 2, ("治安巡防",))
    book = replace(BOOK, campaigns=(week,))
    walks = [_deed(n, "patrol.walked", MONDAY + timedelta(days=n)) for n in range(5)]
    worth = judge([*walks, _deed(9, "rescue")], lambda _: book)
    assert [(j.points, j.because) for j in worth] == [
        (6, "full"),
        (5, "full"),
        (6, "full"),
        (0, "capped_week"),
        (0, "capped_week"),
        (0, "capped_week"),
    ]


def test_a_deduction_is_taken_whole_and_neither_doubled_nor_capped() -> None:
    book = replace(BOOK, campaigns=(Campaign("应急", MONDAY, MONDAY, 5),))
    assert [(j.points, j.because) for j in judge([_deed(0, "post.left")], lambda _: book)] == [(-5, "full")]


def test_what_was_settled_is_not_judged_and_later_deeds_count_it_as_it_stands() -> None:
    walks = [_deed(n, "patrol.walked", MONDAY + timedelta(days=n)) for n in range(1, 5)]
    settled = _deed(0, "patrol.walked", MONDAY, minutes=20, fixed=3)
    assert [(j.deed, j.points) for j in judge([settled, *walks], _book)] == [(1, 3), (2, 3), (3, 3), (4, 0)]


SPICED = replace(
    BOOK,
    groups=(Group(ROUTINE, "常规分", day=5, week=12, month=20), Group("aid", "支援分", month=24)),
    campaigns=(
        Campaign("夏季行动", date(2018, 10, 3), date(2018, 10, 9), 2, ("治安巡防", "警务协助")),
        Campaign("应急", date(2018, 10, 8), date(2018, 10, 8), 5),
    ),
    rules=tuple(
        replace(rule, group="aid", per_day=2, per_month=6)
        if rule.deed.startswith("aid.")
        else replace(rule, when=(Span("level", 2, 4), Span("metres", 500)))
        if rule.deed == "rescue"
        else rule
        for rule in BOOK.rules
    ),
)
"""A book that uses everything that a book can say."""
KINDS = sorted({rule.deed for rule in BOOK.rules if rule.holder == "person"})
ROW = st.tuples(
    st.sampled_from([*KINDS, "patrol.walked", "outreach.session", "certificate.obtained", "unheard.of"]),
    st.integers(0, 75),
    st.sampled_from([None, 1, 12]),
    st.sampled_from([0, 39, 40, 60]),
    st.sampled_from([True, True, True, False]),
    st.sampled_from([None, 0, 1]),
    st.sampled_from([None, 1, 2, 5, 60, 400, 800]),
)
DEEDS = st.lists(ROW, max_size=60)
Rows = list[tuple[str, int, int | None, int, bool, int | None, int | None]]


def _deeds(rows: Rows) -> list[JudgedDeed]:
    deeds = []
    for at, (kind, ahead, hour, minutes, verified, own, much) in enumerate(rows):
        day = date(2018, 9, 20) + timedelta(days=ahead)
        when = datetime(day.year, day.month, day.day, hour, tzinfo=UTC) if hour else None
        facts = {"own": own, "quality": much, "level": much, "metres": much}
        deeds.append(JudgedDeed(at, kind, day, when, minutes, verified, **facts))
    return deeds


@pytest.mark.parametrize("book", [BOOK, SPICED], ids=["first", "spiced"])
@given(rows=DEEDS, chance=st.randoms(use_true_random=False))
@settings(max_examples=120, deadline=None)
def test_whatever_is_done_in_whatever_order_it_came_the_worth_is_the_clerks(
    book: RuleBookText, rows: Rows, chance: random.Random
) -> None:
    deeds = _deeds(rows)
    mixed = chance.sample(deeds, len(deeds))
    assert {judgement.deed: judgement.points for judgement in judge(mixed, lambda _: book)} == by_hand(deeds, book)


@pytest.mark.parametrize("book", [BOOK, SPICED], ids=["first", "spiced"])
@given(rows=DEEDS, ahead=st.integers(0, 75))
@settings(max_examples=120, deadline=None)
def test_judging_anew_from_a_changed_day_is_judging_everything(book: RuleBookText, rows: Rows, ahead: int) -> None:
    """Deeds before the month count as they stand, those before its first week not at all; what was had once is handed in."""
    every_other_day: Rows = [
        ("patrol.walked", day, 12, 60, True, None, None) for day in range(0, 75, 2)
    ]  # to a month's cap
    deeds, changed = _deeds(rows + every_other_day), date(2018, 9, 20) + timedelta(days=ahead)
    whole, since_anew = by_hand(deeds, book), judged_from(changed)
    since, anew = since_anew
    assert since <= anew <= changed and since.weekday() == 0
    seen = [replace(d, fixed=whole.get(d.id, 0) if d.day < anew else None) for d in deeds if d.day >= since]
    had = frozenset(d.kind for d in deeds if d.kind == "certificate.obtained" and d.day < anew and whole[d.id] > 0)
    worth = {judgement.deed: judgement.points for judgement in judge(seen, lambda _: book, had)}
    assert worth == {d.id: whole[d.id] for d in deeds if d.day >= anew and d.id in whole}
