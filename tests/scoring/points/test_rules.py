"""What deeds are worth, judged one by one by hand and by chance. No fixtures."""

import random
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.points.book import FIRST, read_book
from scoring.points.rules import judge, judged_from, legs, month_close
from scoring.points.vocabulary import Balances, JudgedDeed, MonthRules, RuleBookText
from zones.ground.weeks import month_of, week_of

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


KINDS = [rule.deed for rule in BOOK.rules if rule.holder == "person"]
DEEDS = st.lists(
    st.tuples(
        st.sampled_from([*KINDS, "patrol.walked", "outreach.session", "certificate.obtained", "unheard.of"]),
        st.integers(0, 75),
        st.sampled_from([None, 1, 12]),
        st.sampled_from([0, 39, 40, 60]),
        st.sampled_from([True, True, True, False]),
    ),
    max_size=60,
)


def _deeds(rows: list[tuple[str, int, int | None, int, bool]]) -> list[JudgedDeed]:
    deeds = []
    for at, (kind, ahead, hour, minutes, verified) in enumerate(rows):
        day = date(2018, 9, 20) + timedelta(days=ahead)
        when = datetime(day.year, day.month, day.day, hour, tzinfo=UTC) if hour else None
        deeds.append(JudgedDeed(at, kind, day, when, minutes, verified))
    return deeds


def _by_hand(deeds: list[JudgedDeed]) -> dict[int, int]:
    """The same book once more, as a clerk would go through it: everything before is added up again for every deed."""
    order = sorted(deeds, key=lambda d: (d.day, d.at is None, d.at or datetime.max.replace(tzinfo=UTC), d.id))
    rules = {rule.deed: rule for rule in BOOK.rules}
    got: list[tuple[JudgedDeed, int]] = []
    for deed in order:
        rule = rules.get(deed.kind)
        if rule is None:
            continue
        points = rule.points if deed.verified and deed.minutes >= rule.minutes else 0
        same = [d for d, p in got if d.kind == deed.kind and p > 0]
        if rule.once and same:
            points = 0
        if rule.per_week is not None and sum(week_of(d.day) == week_of(deed.day) for d in same) >= rule.per_week:
            points = 0
        if rule.routine:
            routine = [(d.day, p) for d, p in got if rules[d.kind].routine]
            week = sum(p for day, p in routine if week_of(day) == week_of(deed.day))
            month = sum(p for day, p in routine if month_of(day) == month_of(deed.day))
            points = max(0, min(points, BOOK.caps.routine_week - week, BOOK.caps.routine_month - month))
        got.append((deed, points))
    return {deed.id: points for deed, points in got}


@given(DEEDS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_whatever_is_done_in_whatever_order_it_came_the_worth_is_the_clerks(
    rows: list[tuple[str, int, int | None, int, bool]], chance: random.Random
) -> None:
    deeds = _deeds(rows)
    mixed = chance.sample(deeds, len(deeds))
    assert {judgement.deed: judgement.points for judgement in judge(mixed, _book)} == _by_hand(deeds)


@given(DEEDS, st.integers(0, 75))
@settings(max_examples=150, deadline=None)
def test_judging_anew_from_a_changed_day_is_judging_everything(
    rows: list[tuple[str, int, int | None, int, bool]], ahead: int
) -> None:
    """Deeds before the month count as they stand, those before its first week not at all; what was had once is handed in."""
    every_other_day = [("patrol.walked", day, 12, 60, True) for day in range(0, 75, 2)]  # enough to reach a month's cap
    deeds, changed = _deeds(rows + every_other_day), date(2018, 9, 20) + timedelta(days=ahead)
    whole, since_anew = _by_hand(deeds), judged_from(changed)
    since, anew = since_anew
    assert since <= anew <= changed and since.weekday() == 0
    seen = [
        JudgedDeed(d.id, d.kind, d.day, d.at, d.minutes, d.verified, whole.get(d.id, 0) if d.day < anew else None)
        for d in deeds
        if d.day >= since
    ]
    had = frozenset(d.kind for d in deeds if d.kind == "certificate.obtained" and d.day < anew and whole[d.id] > 0)
    worth = {judgement.deed: judgement.points for judgement in judge(seen, _book, had)}
    assert worth == {d.id: whole[d.id] for d in deeds if d.day >= anew and d.id in whole}


@given(st.lists(st.integers(-20, 20), max_size=60))
def test_accounts_keep_their_word_whatever_is_posted(amounts: list[int]) -> None:
    held = Balances()
    for amount in amounts:
        move = legs(amount, held)
        held = Balances(held.standing + move.standing, held.spendable + move.spendable, held.owed + move.owed)
        assert held.spendable >= 0 and held.owed >= 0
        assert held.spendable == 0 or held.owed == 0, "what is owed is paid first"
        assert held.standing == held.spendable - held.owed
    assert held.standing == sum(amounts)


RULES = MonthRules(95, 5, "", 3, -2, "")


@pytest.mark.parametrize(
    ("asked", "answered", "given"),
    [(20, 19, True), (19, 18, False), (100, 95, True), (1000, 949, False), (1, 1, True), (1, 0, False), (0, 0, False)],
)
def test_a_unit_gets_five_from_ninety_five_in_a_hundred_on(asked: int, answered: int, given: bool) -> None:
    assert month_close(RULES, {7: (asked, answered)}, {}) == ([(7, "month.answered", 5)] if given else [])


@pytest.mark.parametrize(("times", "given"), [(0, False), (2, False), (3, True), (9, True)])
def test_the_third_unexplained_absence_costs_two_and_more_cost_no_more(times: int, given: bool) -> None:
    assert month_close(RULES, {}, {7: times}) == ([(7, "month.missed", -2)] if given else [])
