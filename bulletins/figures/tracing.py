"""From a figure back to its rows: which records it counts, each with its file, sheet and row, names masked."""

from collections.abc import Callable
from typing import Any

from bulletins.figures.traced import Found, Names, NoSuchFigure, Trace, day_text, masked
from bulletins.figures.tracing_people import of_exam, of_points
from zones.cases import reads as cases
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI, Week
from zones.inspections import reads as inspections
from zones.journal import reads as journal
from zones.patrol.reads import rounds as patrol
from zones.rollcall import reads as rollcall
from zones.roster import reads as roster


async def trace(scope: Scope, week: Week, path: str, routine_cap: int = 0) -> tuple[Trace, ...]:
    """The rows that a figure such as roll_call.answered or cases.by_zone.东片区 counts. Raises NoSuchFigure.

    `routine_cap` is the rule book's, for points.at_routine_cap.
    """
    block, _, rest = path.partition(".")
    if block not in _BLOCKS or not rest:
        raise NoSuchFigure(path=path, known=list(KNOWN))
    zones = {zone.id: zone.name for zone in await roster.zones(scope)}
    units = await roster.units(scope)
    names = Names(zones, {u.id: u.name for u in units}, {u.id: zones[u.zone] for u in units}, routine_cap)
    found = await _BLOCKS[block](scope, week, rest, names)
    if found is None:
        raise NoSuchFigure(path=path, known=list(KNOWN))
    files = await journal.digests(scope, {row.delivery for _, _, row in found if row.delivery})
    return tuple(
        Trace(adds, says, files[row.delivery].hex()[:12] if row.delivery else "", row.sheet, row.row)
        for adds, says, row in found
        if adds
    )


async def _cases(scope: Scope, week: Week, rest: str, names: Names) -> Found:
    if rest == "last_week":
        week, rest = week.previous, "this_week"
    kind, _, key = rest.partition(".")
    chosen: dict[str, Callable[[Any], bool]] = {
        "this_week": lambda row: True,
        "by_kind": lambda row: row.kind == key,
        "by_zone": lambda row: names.zones[row.zone] == key,
        "by_band": lambda row: row.band is not None and f"{row.band}-{row.band + 4}时" == key,
    }
    if kind not in chosen:
        return None
    return [
        (row.cases, f"{names.zones[row.zone]} {row.kind} {row.cases}起", row)
        for row in await cases.rows(scope, week)
        if chosen[kind](row)
    ]


async def _patrol(scope: Scope, week: Week, rest: str, names: Names) -> Found:
    zone, key = (
        (rest.split(".")[1], rest.split(".")[-1])
        if rest.startswith("by_zone.") and rest.count(".") == 2
        else ("", rest)
    )
    rows = [row for row in await patrol.rows(scope, week) if not zone or names.zones[row.zone] == zone]
    walkers, absences = await patrol.walkers(scope, week), await patrol.absences(scope, week)
    seen: set[int] = set()
    result: list[tuple[int, str, Any]] = []
    for row in rows:
        walked = [walker for walker in walkers if walker.patrol == row.id]
        missed = [absence for absence in absences if absence.patrol == row.id]
        fresh = {walker.person for walker in walked} - seen
        seen |= fresh
        counts = {
            "patrols": 1,
            "guard_turns": len(walked),
            "guards": len(fresh),
            "minutes": row.minutes,
            "flag_patrols": int(row.flag),
            "unit_absences": len(missed),
            "outreach_sessions": row.outreach,
        }
        if key not in counts:
            return None
        people = "、".join(f"{masked(walker.name)}（{names.units[walker.unit]}）" for walker in walked)
        absent = "；未派员：" + "、".join(names.units[absence.unit] for absence in missed) if missed else ""
        says = f"{day_text(row.day)} {names.zones[row.zone]} {row.walking_group} {row.minutes}分钟 {'亮旗' if row.flag else '未亮旗'} {people}{absent}"
        result.append((counts[key], says, row))
    return result


async def _roll_call(scope: Scope, week: Week, rest: str, names: Names) -> Found:
    zone, key = (
        (rest.split(".")[1], rest.split(".")[-1])
        if rest.startswith("by_zone.") and rest.count(".") == 2
        else ("", rest)
    )
    counts: dict[str, Callable[[Any], bool]] = {
        "expected": lambda row: row.result != "excused",
        "answered": lambda row: row.result == "answered",
        "excused": lambda row: row.result == "excused",
        "rate_pct": lambda row: row.result != "excused",
    }
    words = {"answered": "应答", "silent": "没有应答", "excused": "免点"}
    if key == "calls":
        counts["calls"] = _first_of_each_time()
    if key not in counts:
        return None
    return [
        (
            1,
            f"{row.asked_at.astimezone(SHANGHAI):%m月%d日 %H:%M} {names.units[row.unit]} {row.post} {words[row.result]} "
            f"{masked(row.responder or '')}{row.reason}".strip(),
            row,
        )
        for row in await rollcall.rows(scope, week)
        if counts[key](row) and (not zone or names.unit_zone[row.unit] == zone)
    ]


def _first_of_each_time() -> Callable[[Any], bool]:
    seen: set[Any] = set()

    def first(row: Any) -> bool:
        fresh = row.asked_at not in seen
        seen.add(row.asked_at)
        return fresh

    return first


async def _inspection(scope: Scope, week: Week, rest: str, names: Names) -> Found:
    def counts(row: Any) -> dict[str, int]:
        return {
            "visits": 1,
            "problems": row.problems,
            "fixed_on_spot": row.fixed,
            "with_deadline": row.problems - row.fixed,
        }

    rows = await inspections.inspections(scope, week)
    if rest not in ("visits", "problems", "fixed_on_spot", "with_deadline"):
        return None
    return [
        (
            counts(row)[rest],
            f"{day_text(row.day)} {names.units[row.unit]} 问题{row.problems}处，当场整改{row.fixed}处",
            row,
        )
        for row in rows
    ]


async def _venue(scope: Scope, week: Week, rest: str, names: Names) -> Found:
    if rest not in ("checks", "violations"):
        return None
    return [
        (
            1 if rest == "checks" else row.violations,
            f"{day_text(row.day)} {names.zones[row.zone]} {row.trade} 违规{row.violations}起",
            row,
        )
        for row in await inspections.venue_checks(scope, week)
    ]


_BLOCKS = {
    "cases": _cases,
    "patrol": _patrol,
    "roll_call": _roll_call,
    "inspection": _inspection,
    "venue_check": _venue,
    "points": of_points,
    "exam": of_exam,
}
KNOWN = (
    "cases.this_week",
    "cases.last_week",
    "cases.by_kind.类别",
    "cases.by_zone.片区",
    "cases.by_band.时段",
    "patrol.patrols",
    "patrol.guard_turns",
    "patrol.guards",
    "patrol.minutes",
    "patrol.flag_patrols",
    "patrol.unit_absences",
    "patrol.outreach_sessions",
    "patrol.by_zone.片区.patrols",
    "roll_call.calls",
    "roll_call.expected",
    "roll_call.answered",
    "roll_call.excused",
    "roll_call.by_zone.片区.answered",
    "inspection.visits",
    "inspection.problems",
    "inspection.fixed_on_spot",
    "inspection.with_deadline",
    "venue_check.checks",
    "venue_check.violations",
    "points.guards",
    "points.guards_scored",
    "points.at_routine_cap",
    "points.units",
    "exam.sat",
    "exam.passed",
    "exam.guards",
    "exam.certified",
)
