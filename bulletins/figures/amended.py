"""Figures with some corrected by hand: rates follow their counts, sums do not follow their parts, and what disagrees is found."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bulletins.figures.flat import Steps, flat, steps_of
from bulletins.figures.vocabulary import ByHand, CaseBase, Cases, Figures
from zones.ground.percent import change_percent, percent


class Amendment(Struct, frozen=True):
    """What a figure is to be, and why."""

    path: str
    value: int
    reason: str


def amended(figures: Figures, amendments: Iterable[Amendment]) -> Figures:
    """The figures with these values, and the marks of them; one that is counted so by now needs no mark."""
    known, steps = {one.path: one for one in flat(figures)}, steps_of(figures)
    marks = []
    for one in amendments:
        counted = known.get(one.path)
        if counted is None or counted.value == one.value or not isinstance(counted.value, int):
            continue
        figures = _with(figures, steps[one.path], one.value)
        marks.append(ByHand(one.path, counted.label, counted.value, one.value, one.reason))
    return replace(_rated(figures), by_hand=tuple(marks)) if marks else figures


def following(now: Figures, last: Figures | None) -> Figures:
    """After a week of which cases were corrected by hand, its bulletin's numbers are last week's: nothing says two."""
    if last is None or now.cases.last_week is None or not any(one.path.startswith("cases.") for one in last.by_hand):
        return now
    was = last.cases
    floats = ({name: float(n) for name, n in counts.items()} for counts in (was.by_kind, was.by_zone, was.by_band))
    before = CaseBase(float(was.this_week), *floats) if now.cases.week_before else None
    change = change_percent(now.cases.this_week, was.this_week)
    return replace(now, cases=replace(now.cases, last_week=was.this_week, change_pct=change, week_before=before))


def disagreeing(counted: Figures, told: Figures) -> tuple[str, ...]:
    """What added up as it was counted and no longer does: in words, with both numbers."""
    if not told.by_hand:
        return ()
    before = {one.path: one for one in flat(counted)}
    after = {one.path: one for one in flat(told)}
    found = []
    for whole, begins, parts in _sums(tuple(before)):
        if before[whole].value == sum(_number(before[path].value) for path in parts):
            added = sum(_number(after[path].value) for path in parts)
            if after[whole].value != added:
                which = _called(begins, told.areas)
                found.append(f"“{after[whole].label}”是 {after[whole].value}，{which}相加是 {added:g}")
    for part, whole in _within(tuple(before)):
        if _number(after[part].value) > _number(after[whole].value):
            found.append(
                f"“{after[part].label}”是 {after[part].value}，比“{after[whole].label}”{after[whole].value} 还多"
            )
    return tuple(found)


def _number(value: float | None) -> float:
    return value or 0


_ROUNDS = ("patrols", "guard_turns", "minutes", "flag_patrols", "unit_absences", "outreach_sessions")
_PLANNED = ("planned", "walked", "called_off", "uncovered_min")
_WHOLES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    *(("cases.this_week", f"cases.{by}.", "", ()) for by in ("by_zone", "by_kind", "by_band")),
    *((f"patrol.{key}", "patrol.by_zone.", f".{key}", ()) for key in _ROUNDS),
    *((f"plan.{key}", "plan.by_zone.", f".{key}", ()) for key in _PLANNED),
    *((f"roll_call.{key}", "roll_call.by_zone.", f".{key}", ()) for key in ("expected", "answered", "excused")),
    ("roll_call.excused", "roll_call.by_reason.", "", ()),
    ("hazards.found", "hazards.by_zone.", "", ()),
    *(
        (f"exam.{key}", f"exam.{by}.", f".{key}", ())
        for key in ("guards", "certified", "pending")
        for by in ("by_zone", "by_category")
    ),
    ("patrol.guard_turns", "units.", ".turns", ()),
    *((f"roll_call.{key}", "units.", f".{key}", ()) for key in ("expected", "answered")),
    ("items_verified", "units.", ".items", ("clues_verified",)),
    ("inspection.problems", "inspection.fixed_on_spot", "", ("inspection.with_deadline",)),
)
"""A whole, how the paths of its parts begin and end, and parts that are called otherwise."""
_PAIRS = (
    ("answered", "expected"),
    ("passed", "sat"),
    ("certified", "guards"),
    ("flag_patrols", "patrols"),
    ("walked", "planned"),
    ("units", "visits"),
)


def _called(begins: str, areas: str) -> str:
    """What the parts of a whole are, in words."""
    words = {
        "by_zone": f"各{areas}",
        "by_kind": "各类",
        "by_category": "各类单位",
        "by_band": "各时段",
        "by_reason": "各原因",
    }
    return next(
        (word for name, word in words.items() if f".{name}." in begins), "各单位" if begins == "units." else "各项"
    )


def _sums(paths: tuple[str, ...]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for whole, begins, ends, others in _WHOLES:
        parts = tuple(path for path in paths if path.startswith(begins) and path.endswith(ends) or path in others)
        if whole in paths and parts:
            yield whole, begins, parts


def _within(paths: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Of each block what is part of what."""
    known = set(paths)
    for path in paths:
        block, _, last = path.rpartition(".")
        yield from (
            (path, f"{block}.{whole}") for part, whole in _PAIRS if part == last and f"{block}.{whole}" in known
        )


def _with(one: Any, steps: Steps, value: int) -> Any:
    """The same with one number at the end of these steps."""
    if not steps:
        return value
    head, *rest = steps
    if isinstance(one, Figures) and head == "units":
        zone, name, key = rest
        lines = (
            replace(line, **{key: value}) if (line.zone, line.name) == (zone, name) else line for line in one.units
        )
        return replace(one, units=tuple(lines))
    if isinstance(one, Mapping):
        return {**one, head: _with(one[head], tuple(rest), value)}
    return replace(one, **{head: _with(getattr(one, head), tuple(rest), value)})


_RATES = {"rate_pct": ("answered", "expected"), "certified_pct": ("certified", "guards"), "pass_pct": ("passed", "sat")}


def _rated(one: Any) -> Any:
    """Every rate as its counts say."""
    if isinstance(one, Mapping):
        return {name: _rated(value) for name, value in one.items()}
    if not isinstance(one, Struct):
        return one
    held = {name: getattr(one, name) for name in one.__struct_fields__}
    new = {name: _rated(value) for name, value in held.items() if isinstance(value, Struct | Mapping)}
    new |= {rate: percent(held[part], held[whole]) for rate, (part, whole) in _RATES.items() if rate in held}
    if isinstance(one, Cases):
        new["change_pct"] = change_percent(one.this_week, one.last_week)
    return replace(one, **new)
