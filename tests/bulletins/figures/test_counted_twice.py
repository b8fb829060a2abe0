"""Every figure of random weeks is counted a second time in plain Python, and opens to rows that add up to it."""

import pytest
from msgspec import json

from bulletins.figures.errors import NoSuchFigure
from bulletins.figures.flat import Figure, changed, flat
from bulletins.figures.reads import count
from bulletins.figures.tracing import trace
from bulletins.figures.vocabulary import Figures
from lianfang.database import transaction
from tests.bulletins.figures.planting import export, plant
from tests.bulletins.figures.random_weeks import STATIONS
from tests.bulletins.figures.slow import Slow
from zones.ground.scope import Scope
from zones.ground.weeks import Span, Week, Weeks, parse_span, parse_week

CAP = 7
SCOPES = ([1], [2], [1, 2])
NOT_ROWS = ("_pct", "cases.four_weeks")
"""Rates and means: they open to rows, and are no sums of them."""
AT_THE_END = (
    "exam.guards",
    "exam.certified",
    "exam.pending",
    "exam.by_",
    "hazards.open",
    "hazards.overdue",
    "appeals.waiting",
)
OF_THE_SPAN = (
    *(
        "last_week",
        "week_before",
        "last_year",
        "patrol.guards",
        "inspection.units",
        "exam.unfit",
        "hazards.",
        "drilled",
    ),
    *("points.guards_scored", "points.at_routine_cap", "plan."),
)
"""Held against other weeks, or different persons, units and places, who count once however many weeks there are."""


def weeks_from(first: str, many: int) -> list[Week]:
    found = [parse_week(first)]
    while len(found) < many:
        found.append(found[-1].next)
    return found


SHORT = [*weeks_from("2019-W51", 4), *weeks_from("2020-W50", 8)]  # two years' ends, the later with a 53rd week
LONG = weeks_from("2019-W51", 200)


async def told(scope: Scope, week: Span) -> Figures:
    async with transaction(snapshot=True):
        return await count(scope, week, CAP)


@pytest.mark.parametrize("weeks", [SHORT, pytest.param(LONG, marks=pytest.mark.soak)], ids=["12", "200"])
async def test_figures_of_random_weeks_are_those_of_an_independent_count(db: str, weeks: list[Week]) -> None:
    await plant(db, len(weeks), weeks)
    rows = await export(db)
    for week in weeks:
        for stations in SCOPES:
            figures = await told(Scope(tuple(stations)), week)
            ours = {one.path: one.value for one in flat(figures)}
            del ours["exam.unfit"]  # the way to the certificate has tests of its own
            assert ours == Slow(rows, stations, str(week), CAP).count(), (week, stations)
            again = json.decode(json.encode(figures), type=Figures)
            assert again == figures and not changed(again, figures)


@pytest.mark.parametrize("asked", ["2021-W01", "2020-W53..2021-W01"])
async def test_every_figure_opens_to_rows_that_add_up_to_it(db: str, asked: str) -> None:
    await plant(db, 8, weeks_from("2020-W52", 3))
    for stations in ([1], [1, 2]):
        scope, week = Scope(tuple(stations)), parse_span(asked)
        figures = await told(scope, week)
        assert figures.clues_verified and figures.points.guards and figures.patrol.guards, (
            "the week has something to open"
        )
        async with transaction(snapshot=True):
            for figure in flat(figures):
                await _opens(scope, week, figure)
            with pytest.raises(NoSuchFigure):
                await trace(scope, week, "cases.by_colour.红", CAP)


async def _opens(scope: Scope, week: Span, figure: Figure) -> None:
    rows = await trace(scope, week, figure.path, CAP)
    said = " ".join(row.says for row in rows)
    assert "赵大山" not in said and "赵小山" not in said
    if figure.value is not None and not any(mark in figure.path for mark in NOT_ROWS):
        assert sum(row.adds for row in rows) == figure.value, figure.path
    if figure.path == "clues_verified":
        assert [row.says for row in rows] == [f"信息报送{figure.value}件"]


async def test_several_weeks_are_the_sum_of_each_and_stand_as_the_last(db: str) -> None:
    every = weeks_from("2020-W51", 6)
    await plant(db, 12, every)
    for stations in SCOPES:
        scope, weeks = Scope(tuple(stations)), Weeks(every[2], every[5])
        each = [{one.path: one.value or 0 for one in flat(await told(scope, week))} for week in weeks]
        months = await told(scope, weeks)
        for figure in flat(months):
            if figure.path.startswith(AT_THE_END):
                assert (figure.value or 0) == each[-1].get(figure.path), figure.path
            elif not any(mark in figure.path for mark in (*NOT_ROWS, *OF_THE_SPAN)):
                assert figure.value == sum(week.get(figure.path, 0) for week in each), figure.path
        cases = [(line.cases, week["cases.this_week"]) for line, week in zip(months.by_week, each, strict=True)]
        assert all(told in (None, counted) for told, counted in cases)
        assert [line.patrols or 0 for line in months.by_week] == [week["patrol.patrols"] for week in each]
        assert [line.answered for line in months.by_week] == [week["roll_call.answered"] for week in each]
        assert months.patrol.guards <= sum(week["patrol.guards"] for week in each)
        before = await told(scope, weeks.previous)
        assert months.cases.last_week in (None, before.cases.this_week)


async def test_two_stations_are_told_by_station_and_one_by_its_zones(db: str) -> None:
    await plant(db, 5, [parse_week("2021-W01")])
    one, both = [await told(Scope(stations), parse_week("2021-W01")) for stations in ((2,), (1, 2))]
    assert list(one.cases.by_zone) == ["东片区", "空片区"] and one.exam.by_zone["空片区"].guards == 0
    for blocks in (both.cases.by_zone, both.patrol.by_zone, both.roll_call.by_zone, both.exam.by_zone, both.places):
        assert list(blocks) == list(STATIONS.values())
    assert [(line.zone, line.name) for line in both.units] == [
        ("城东所", "翠园小区"),
        ("城东所", "柳河中学"),
        ("城东所", "老街市场"),
        ("城西所", "翠园小区"),
        ("城西所", "北门医院"),
    ]
    assert both.cases.this_week == sum(both.cases.by_zone.values())
