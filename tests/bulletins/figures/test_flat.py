"""Figures one by one: every number has words, and what changed after issue is found."""

from typing import get_type_hints

import msgspec
from msgspec.structs import replace

from bulletins.figures.flat import Change, changed, flat
from bulletins.figures.labels import LABELS, TOP
from bulletins.figures.vocabulary import Answered, Figures, Plan, Planned
from tests.bulletins.telling.week_figures import figures

NO_NUMBERS = {"week", "units", "places", "borders", "missing", "lacking", "areas", "by_week", "by_hand"}
OF_A_UNIT = {"name", "zone", "category"}


def test_every_number_has_words() -> None:
    """A figure without words would be seen nowhere and checked by nobody."""
    assert set(Figures.__struct_fields__) - NO_NUMBERS == set(TOP)
    for block, words in LABELS.items():
        assert set(get_type_hints(block)) - OF_A_UNIT == set(words), block


def test_figures_come_in_reading_order_with_their_words_and_units() -> None:
    told = {one.path: one for one in flat(figures())}
    assert (told["cases.by_zone.东片区"].label, told["cases.by_zone.东片区"].value) == ("可防性案件·东片区", 4)
    assert (told["roll_call.by_zone.西片区.rate_pct"].label, told["roll_call.by_zone.西片区.rate_pct"].unit) == (
        "岗位点名·西片区·应答率",
        "%",
    )
    assert told["units.东片区.东园小区.answered"].label == "东片区·东园小区·应答"
    blocks = list(dict.fromkeys(path.split(".")[0] for path in told))
    assert blocks[0] == "cases" and blocks[-1] == "units" and blocks.index("patrol") < blocks.index("exam")


def test_what_changed_is_told_with_both_numbers() -> None:
    frozen = figures()
    now = replace(frozen, cases=replace(frozen.cases, this_week=7, by_kind={"扒窃": 6, "电诈": 1}))
    assert changed(frozen, now) == (
        Change("cases.this_week", "可防性案件·本期", 6, 7),
        Change("cases.by_kind.电诈", "可防性案件·电诈", 0, 1),
    )
    assert changed(now, frozen)[-1] == Change("cases.by_kind.电诈", "可防性案件·电诈", 1, 0)
    assert not changed(frozen, frozen)


def test_what_was_not_counted_when_it_was_frozen_has_not_changed() -> None:
    old = msgspec.to_builtins(figures())
    for added in ("training", "plan", "hazards", "appeals", "awareness", "lacking"):
        del old[added]
    del old["roll_call"]["by_hour"], old["cases"]["week_before"]
    frozen = msgspec.convert(old, Figures)
    now = figures(plan=Plan(3, 2, 0, 50, 1, {"东片区": Planned(3, 2, 0, 50)}))
    now = replace(now, roll_call=replace(now.roll_call, by_hour={"9时": Answered(60, 56, 2, 93.3)}))
    assert not changed(frozen, now)
    assert "plan.planned" in {one.path for one in flat(now)} - {one.path for one in flat(frozen)}
