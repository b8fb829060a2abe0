"""Figures in the bulletin's order: which part each belongs to, and the same figure of the weeks that it is held against."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from bulletins.figures.flat import Figure, Value, flat
from bulletins.figures.vocabulary import Figures

PARTS = (
    ("cases",),
    ("patrol", "plan", "items_verified", "clues_verified"),
    ("roll_call",),
    ("inspection", "hazards", "venue_check"),
    ("exam", "training", "awareness"),
)
"""Blocks of the first five parts; the rest (points, appeals) no part prints."""
_FROM = {
    "cases": ("cases.",),
    "patrol": ("patrol.",),
    "rollcall": ("roll_call.",),
    "inspection": ("inspection.",),
    "venue": ("venue_check.",),
    "exam": ("exam.sat", "exam.pass"),
    "item": ("items_verified", "clues_verified"),
}
"""What is counted from the sheets of a kind."""
_WEEKS = ("week_before", "four_weeks", "last_year")
_BASES = tuple(f"cases.{week}." for week in (*_WEEKS, "last_week"))


class Beside(Struct, frozen=True):
    """A figure beside last week's, the mean of the four weeks before and last year's; None where nothing is known.

    `mean` and `year` are figures of their own, so that they open as well.
    """

    figure: Figure
    last: Value
    mean: Figure | None
    year: Figure | None


def beside(now: Figures, last: Figures | None) -> tuple[Beside, ...]:
    """Every figure of a week with what it is held against; the other weeks' figures stand beside, not among them."""
    every = {one.path: one for one in flat(now)}
    before = {one.path: one.value for one in flat(last) if _came(one.path, last)} if last else {}
    return tuple(
        Beside(one, before.get(path), every.get(_of(path, "four_weeks")), every.get(_of(path, "last_year")))
        for path, one in every.items()
        if not is_base(path)
    )


def _came(path: str, of: Figures) -> bool:
    """Whether anything came of what a figure is counted from: nought of nothing is no figure."""
    return not any(path.startswith(lead) for kind in of.missing for lead in _FROM[kind])


def comparable(earlier: Figures, now: Figures) -> Figures:
    """The earlier figures without the kinds of which a week is lacking in either period: fewer weeks are not fewer cases."""
    lacking = {kind for line in (*earlier.by_week, *now.by_week) for kind in line.lacking}
    return replace(earlier, missing=tuple(kind for kind in _FROM if kind in {*earlier.missing, *lacking}))


def is_base(path: str) -> bool:
    """Whether a figure is of another week than the one that is told."""
    return path == "cases.last_week" or path.startswith(_BASES)


def of_part(every: Iterable[Beside], part: int) -> tuple[Beside, ...]:
    """Those of one part, counted from 0; 5 are those that no part prints."""
    printed = {block for blocks in PARTS for block in blocks} | {"units"}
    blocks = PARTS[part] if part < len(PARTS) else ()
    return tuple(
        one
        for one in every
        if (block := one.figure.path.partition(".")[0]) in blocks or (not blocks and block not in printed)
    )


def _of(path: str, week: str) -> str:
    """The same figure of another week; only cases have some."""
    if path == "cases.this_week":
        return f"cases.{week}.total"
    return path.replace("cases.", f"cases.{week}.", 1) if path.startswith("cases.") else ""
