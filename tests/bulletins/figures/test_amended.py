"""Figures corrected by hand: rates follow, sums do not, and what no longer adds up is named with both numbers."""

import pytest
from msgspec import json
from msgspec.structs import replace

from bulletins.changes import errors
from bulletins.changes.rules import may_amend, reason_of
from bulletins.figures.amended import Amendment, amended, disagreeing, following
from bulletins.figures.errors import NoSuchFigure
from bulletins.figures.flat import changed, flat
from bulletins.figures.vocabulary import ByHand, Figures
from bulletins.register.errors import OpinionTooLong, ReasonNeeded
from tests.bulletins.telling.week_figures import figures

W40 = figures("2018-W40", (5, 3))
_NOW = figures()
W41 = replace(_NOW, cases=replace(_NOW.cases, last_week=8, change_pct=-25.0))


def test_a_corrected_count_moves_its_rate_and_nothing_else_and_says_what_was_counted() -> None:
    was = W41.roll_call.answered
    told = amended(W41, [Amendment("roll_call.answered", was - 1, "重复登记一次")])
    assert {one.path for one in changed(W41, told)} == {"roll_call.answered", "roll_call.rate_pct"}
    assert told.by_hand == (ByHand("roll_call.answered", "岗位点名·应答", was, was - 1, "重复登记一次"),)
    assert json.decode(json.encode(told), type=Figures) == told
    assert amended(W41, [Amendment("roll_call.answered", was, "已经改了登记")]) == W41
    assert amended(W41, [Amendment("cases.by_kind.没有这一类", 3, "抄错")]) == W41


def test_what_added_up_and_does_so_no_longer_is_named_until_all_of_it_is_corrected() -> None:
    zone = next(iter(W41.cases.by_zone))
    kind = next(kind for kind, n in W41.cases.by_kind.items() if n)
    total = Amendment("cases.this_week", W41.cases.this_week + 1, "漏报一起")
    one = amended(W41, [total])
    assert disagreeing(W41, one) == tuple(
        f"“可防性案件·本期”是 7，{which}相加是 6" for which in ("各片区", "各类", "各时段")
    )
    parts = [
        Amendment(f"cases.by_zone.{zone}", W41.cases.by_zone[zone] + 1, "漏报一起"),
        Amendment(f"cases.by_kind.{kind}", W41.cases.by_kind[kind] + 1, "漏报一起"),
        Amendment("cases.by_band.0-4时", W41.cases.by_band["0-4时"] + 1, "漏报一起"),
    ]
    assert disagreeing(W41, amended(W41, [total, *parts])) == ()
    assert len(disagreeing(W41, one)) == 3 and len(disagreeing(W41, amended(W41, [total, *parts[1:]]))) == 1
    more = amended(W41, [Amendment("exam.passed", W41.exam.sat + 1, "抄错")])
    assert any("还多" in said for said in disagreeing(W41, more))


def test_the_week_after_is_held_against_the_corrected_number() -> None:
    last = amended(W40, [Amendment("cases.this_week", 20, "少计")])
    now = following(W41, last)
    assert (now.cases.last_week, now.cases.change_pct) == (20, -70.0)
    assert following(W41, W40) == W41


def test_only_counts_of_this_week_that_are_printed_may_be_corrected_and_only_to_counts() -> None:
    for one in flat(W41):
        lead, _, last = one.path.rpartition(".")
        other = (
            last in ("rate_pct", "certified_pct", "pass_pct", "change_pct", "last_week")
            or lead.startswith(("cases.week_before", "cases.four_weeks", "cases.last_year", "points", "appeals"))
            or ".by_hour." in one.path
        )
        if other:
            with pytest.raises(errors.NotByHand):
                may_amend(W41, one.path, 7, 0)
        else:
            assert may_amend(W41, one.path, int(one.value or 0) + 1, 0) == one
    for path, value, others, refusal in (
        ("cases.by_colour.红", 1, 0, NoSuchFigure),
        ("cases.this_week", -1, 0, errors.NotACount),
        ("cases.this_week", 10**7, 0, errors.NotACount),
        ("cases.this_week", W41.cases.this_week, 0, errors.NothingAmended),
        ("cases.this_week", 1, 8, errors.TooMuchAmended),
    ):
        with pytest.raises(refusal):
            may_amend(W41, path, value, others)
    with pytest.raises(errors.NotYetThere):
        may_amend(replace(W41, missing=("rollcall",)), "roll_call.answered", 1, 0)
    assert reason_of(" 漏报\x07 一起。 ") == "漏报 一起"
    with pytest.raises(ReasonNeeded):
        reason_of(" 。")
    with pytest.raises(OpinionTooLong):
        reason_of("长" * 61)
