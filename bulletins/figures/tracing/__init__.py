"""From a figure back to its rows: which records it counts, each with its file, sheet and row, names masked."""

import re

from bulletins.figures.errors import NoSuchFigure
from bulletins.figures.reads import ground
from bulletins.figures.traced import Asked, Trace
from bulletins.figures.tracing.answers import of_answers
from bulletins.figures.tracing.cases import of_cases
from bulletins.figures.tracing.items import of_items, of_units
from bulletins.figures.tracing.patrols import of_patrols, of_plan
from bulletins.figures.tracing.people import of_appeals, of_exam, of_known, of_training
from bulletins.figures.tracing.points import of_points
from bulletins.figures.tracing.visits import of_hazards, of_inspections, of_venues
from zones.ground.scope import Scope
from zones.ground.weeks import Span
from zones.journal import reads as journal

_RATES = {"rate_pct": "expected", "certified_pct": "guards", "pass_pct": "sat", "change_pct": "this_week"}
"""A rate opens to the rows of its base."""


async def trace(scope: Scope, week: Span, path: str, routine_cap: int = 0) -> tuple[Trace, ...]:
    """The rows that a figure such as roll_call.answered or cases.by_zone.东片区 counts. Raises NoSuchFigure.

    What they add sums to the figure, of a mean to what it is the mean of. `routine_cap` is the rule book's.
    """
    counted = counted_by(path)
    if not any(pattern.fullmatch(counted) for pattern in _PATTERNS):
        raise NoSuchFigure(path=path, known=list(KNOWN))
    here = await ground(scope, [])
    asked = Asked(here.areas, {unit.id: unit for unit in here.units}, routine_cap, counted)
    found = [one for one in await _BLOCKS[counted.split(".")[0]](scope, week, asked) if one.adds.get(counted)]
    files = await journal.digests(scope, {one.row.delivery for one in found if one.row.delivery})
    return tuple(
        Trace(
            one.adds[counted],
            one.says,
            files[one.row.delivery].hex()[:12] if one.row.delivery else "",
            one.row.sheet,
            one.row.row,
        )
        for one in found
    )


def counted_by(path: str) -> str:
    """The path whose rows a figure opens to: its own, of a rate that of its base."""
    lead, _, last = path.rpartition(".")
    return f"{lead}.{_RATES[last]}" if lead and last in _RATES else path


_BLOCKS = {
    "cases": of_cases,
    "patrol": of_patrols,
    "plan": of_plan,
    "items_verified": of_items,
    "clues_verified": of_items,
    "roll_call": of_answers,
    "inspection": of_inspections,
    "hazards": of_hazards,
    "venue_check": of_venues,
    "exam": of_exam,
    "training": of_training,
    "awareness": of_known,
    "points": of_points,
    "appeals": of_appeals,
    "units": of_units,
}
_ROUNDS = ("patrols", "guard_turns", "minutes", "flag_patrols", "unit_absences", "outreach_sessions")
_PLANNED = ("planned", "walked", "called_off", "uncovered_min")
_POSTS = ("expected", "answered", "excused")
_CERTIFIED = ("guards", "certified", "pending")
_SUMS = ("total", "by_kind.类别", "by_zone.片区", "by_band.时段")
KNOWN = (
    *(f"cases.{key}" for key in ("this_week", "last_week", *_SUMS[1:], "by_zone_band.片区.时段")),
    *(f"cases.{base}.{key}" for base in ("week_before", "four_weeks", "last_year") for key in _SUMS),
    *(f"patrol.{key}" for key in (*_ROUNDS, "guards")),
    *(f"patrol.by_zone.片区.{key}" for key in _ROUNDS),
    *(f"plan.{key}" for key in (*_PLANNED, "findings")),
    *(f"plan.by_zone.片区.{key}" for key in _PLANNED),
    "items_verified",
    "clues_verified",
    *(f"roll_call.{key}" for key in (*_POSTS, "calls", "by_reason.原因")),
    *(f"roll_call.{part}.{key}" for part in ("by_zone.片区", "by_hour.时点") for key in _POSTS),
    *(f"inspection.{key}" for key in ("visits", "units", "problems", "fixed_on_spot", "with_deadline")),
    *(f"hazards.{key}" for key in ("found", "repeated", "fixed", "carried_over", "open", "overdue", "by_zone.片区")),
    "venue_check.checks",
    "venue_check.violations",
    *(f"exam.{key}" for key in ("sat", "passed", *_CERTIFIED, "unfit")),
    *(f"exam.{part}.{key}" for part in ("by_zone.片区", "by_category.类别") for key in _CERTIFIED),
    *(f"training.{key}" for key in ("sessions", "person_times", "drills", "drilled")),
    *(f"awareness.{key}" for key in ("guards_asked", "guards_knew", "public_asked", "public_knew")),
    *(f"points.{key}" for key in ("guards", "guards_scored", "at_routine_cap", "units")),
    *(f"appeals.{key}" for key in ("raised", "answered", "waiting")),
    *(f"units.片区.单位.{key}" for key in ("turns", "answered", "expected", "items")),
)
"""What can be opened; words in Chinese stand for a name."""
_PATTERNS = [re.compile(re.sub("[\u4e00-\u9fff]+", ".+", re.escape(known))) for known in KNOWN]
