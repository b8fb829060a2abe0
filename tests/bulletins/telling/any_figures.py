"""Figures of any week, as chance has it: sums are the sums of their parts, rates the rates of their counts."""

from collections import Counter
from typing import Any

from hypothesis import strategies as st

from bulletins.figures.vocabulary import (
    Answered,
    Appeals,
    Awareness,
    CaseBase,
    Cases,
    Certified,
    Exam,
    Figures,
    Hazards,
    Inspections,
    Patrols,
    Plan,
    Planned,
    Points,
    RollCall,
    Taught,
    UnitLine,
    VenueChecks,
    ZonePatrol,
)
from zones.ground.percent import change_percent, percent

NUMBERS = st.integers(0, 70)
SMALL = st.integers(0, 5)
AREAS = (
    ("片区", ("东片区",)),
    ("片区", ("东片区", "西片区", "河东网格")),
    ("派出所", ("城东所", "城西所", "城南所", "城北所", "开发区所")),
)
BANDS = ("0-4时", "4-8时", "8-12时", "12-16时", "16-20时", "20-24时")
KINDS = ("扒窃", "入室盗窃", "电诈")
CATEGORIES = ("居民小区", "中小学校")
REASONS = ("门岗电话线路故障", "护学岗")
MISSING = ("cases", "patrol", "rollcall", "inspection", "venue", "exam", "item")
WEEKS = (("2018-W40", "2018-W41"), ("2018-W52", "2019-W01"), ("2020-W53", "2021-W01"))


@st.composite
def two_weeks(draw: Any) -> tuple[Figures, Figures | None]:
    """A week and the one before, of the same areas; the earlier may never have come."""
    word, areas = draw(st.sampled_from(AREAS))
    before, week = draw(st.sampled_from(WEEKS))
    last = draw(one_week(before, word, areas, None))
    return draw(one_week(week, word, areas, last)), draw(st.sampled_from((last, None)))


@st.composite
def one_week(draw: Any, week: str, word: str, areas: tuple[str, ...], last: Figures | None) -> Figures:
    exam = {category: draw(certified()) for category in CATEGORIES}
    by_zone = {area: draw(certified()) for area in areas}
    every = _summed(by_zone.values())
    sat = draw(NUMBERS)
    passed = draw(st.integers(0, sat))
    problems = draw(NUMBERS)
    fixed = draw(st.integers(0, problems))
    return Figures(
        week,
        draw(cases(areas, last)),
        draw(patrols(areas)),
        draw(calls(areas)),
        Inspections(draw(NUMBERS), problems, fixed, problems - fixed, draw(SMALL)),
        VenueChecks(draw(NUMBERS), draw(SMALL)),
        Points(1, 1, 0, 1),
        Exam(sat, passed, percent(passed, sat), *every, by_zone, exam, draw(SMALL)),  # type: ignore[misc]
        draw(NUMBERS),
        draw(SMALL),
        tuple(UnitLine(f"{area}小区", area, "居民小区", 1, draw(SMALL), 5, 1) for area in areas),
        dict.fromkeys(areas, ()),
        tuple(draw(st.sets(st.sampled_from(MISSING), max_size=3))),
        Taught(draw(SMALL), draw(NUMBERS), draw(SMALL), draw(NUMBERS)),
        draw(st.none() | plans(areas)),
        draw(st.none() | hazards()),
        Appeals(0, 0, 0),
        draw(st.none() | known()),
        {areas[0]: ("cases",)} if word == "派出所" and draw(st.booleans()) else {},
        areas=word,
    )


def _summed(parts: Any) -> tuple[int, int, float | None, int]:
    """Exam has guards, certified, per cent, pending."""
    guards, held, pending = (sum(getattr(one, name) for one in parts) for name in ("guards", "certified", "pending"))
    return guards, held, percent(held, guards), pending


@st.composite
def certified(draw: Any) -> Certified:
    guards = draw(NUMBERS)
    held = draw(st.integers(0, guards))
    return Certified(guards, held, draw(st.integers(0, guards - held)), percent(held, guards))


@st.composite
def cases(draw: Any, areas: tuple[str, ...], last: Figures | None) -> Cases:
    rows = draw(
        st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(areas), st.sampled_from(BANDS)), max_size=60)
    )
    by_kind = Counter(kind for kind, _, _ in rows)
    by_zone = Counter(area for _, area, _ in rows)
    by_band = Counter(band for _, _, band in rows)
    inside = {area: dict(Counter(band for _, at, band in rows if at == area)) for area in areas}
    total, before = len(rows), last.cases.this_week if last else None
    base = CaseBase(before or 0, {}, {k: float(v) for k, v in last.cases.by_zone.items()} if last else {}, {})
    mean = CaseBase(draw(st.integers(0, 400)) / 10, {}, {}, {})
    return Cases(
        total,
        before,
        change_percent(total, before),
        dict(by_kind),
        {area: by_zone[area] for area in areas},
        {band: by_band[band] for band in BANDS},
        inside,
        base if last else draw(st.none() | st.just(CaseBase(3, {}, dict.fromkeys(areas, 1.0), {}))),
        draw(st.none() | st.just(mean)),
        draw(st.none() | st.builds(CaseBase, st.integers(0, 90), st.just({}), st.just({}), st.just({}))),
    )


@st.composite
def patrols(draw: Any, areas: tuple[str, ...]) -> Patrols:
    by_zone = {}
    for area in areas:
        rounds = draw(SMALL)
        flags = draw(st.integers(0, rounds))
        by_zone[area] = ZonePatrol(rounds, draw(NUMBERS), draw(NUMBERS), flags, draw(SMALL), draw(SMALL))
    sums = [sum(getattr(one, name) for one in by_zone.values()) for name in ZonePatrol.__struct_fields__]
    return Patrols(sums[0], sums[1], draw(SMALL), *sums[2:], by_zone)  # type: ignore[misc]


@st.composite
def calls(draw: Any, areas: tuple[str, ...]) -> RollCall:
    by_zone = {area: draw(answered()) for area in areas}
    expected, said, excused = (
        sum(getattr(one, name) for one in by_zone.values()) for name in ("expected", "answered", "excused")
    )
    reasons = {reason: draw(SMALL) for reason in REASONS}
    hours = {"9时": draw(answered()), "23时": draw(answered())}
    return RollCall(draw(SMALL), expected, said, excused, percent(said, expected), by_zone, reasons, hours)


@st.composite
def answered(draw: Any) -> Answered:
    expected = draw(st.integers(0, 60))
    said = draw(st.integers(0, expected))
    return Answered(expected, said, draw(SMALL), percent(said, expected))


@st.composite
def plans(draw: Any, areas: tuple[str, ...]) -> Plan:
    by_zone = {area: Planned(draw(SMALL), draw(SMALL), draw(SMALL), draw(NUMBERS)) for area in areas}
    sums = [sum(getattr(one, name) for one in by_zone.values()) for name in Planned.__struct_fields__]
    return Plan(*sums, draw(SMALL), by_zone)  # type: ignore[misc]


@st.composite
def known(draw: Any) -> Awareness:
    guards, public = draw(NUMBERS), draw(NUMBERS)
    return Awareness(guards, draw(st.integers(0, guards)), public, draw(st.integers(0, public)))


@st.composite
def hazards(draw: Any) -> Hazards:
    """Of those found some are found again, of those open some are overdue."""
    found, carried = draw(SMALL), draw(SMALL)
    fixed = draw(st.integers(0, found + carried))
    left = found + carried - fixed
    return Hazards(found, draw(st.integers(0, found)), fixed, carried, left, draw(st.integers(0, left)), {})
