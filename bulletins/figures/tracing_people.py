"""From figures about guards back to rows: awards with their deeds, exam results, and the roster itself."""

from collections import Counter

from msgspec import Struct

from bulletins.figures.traced import Found, Names, day_text, masked
from scoring.exams import reads as exams
from scoring.exams.vocabulary import PASS
from scoring.points.reads.weeks import WeekAward, week_awards
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.vocabulary import DEED_WORDS
from zones.roster import reads as roster


class OnTheRoster(Struct, frozen=True):
    """Evidence that is no sheet's row: the roster as it stands."""

    delivery: None = None
    sheet: str = "花名册登记"
    row: int = 0


async def of_points(scope: Scope, week: Week, rest: str, names: Names) -> Found:
    """points.guards and units add points; guards_scored and at_routine_cap add one for each guard, at his first award."""
    if rest not in ("guards", "units", "guards_scored", "at_routine_cap"):
        return None
    rows = [row for row in await week_awards(scope, week) if (row.person is None) == (rest == "units")]
    counted = _guards_counted(rows, rest, names.routine_cap)
    result = []
    for row in rows:
        adds = row.points if counted is None else int(row.person in counted)
        if counted is not None:
            counted.discard(row.person)
        who = f"{masked(row.name or '')}（{names.units.get(row.unit or 0, '')}）"
        result.append((adds, f"{day_text(row.day)} {who} {DEED_WORDS[row.kind]} {row.points:+d}", row))
    return result


def _guards_counted(rows: list[WeekAward], rest: str, cap: int) -> set[int | None] | None:
    """Who counts once; None where points themselves are added."""
    if rest in ("guards", "units"):
        return None
    sums: Counter[int | None] = Counter()
    for row in rows:
        if rest == "guards_scored" or row.routine:
            sums[row.person] += row.points
    least = 1 if rest == "guards_scored" else cap
    return {person for person, had in sums.items() if had >= least}


async def of_exam(scope: Scope, week: Week, rest: str, names: Names) -> Found:
    """exam.sat and passed from the results; guards and certified from the roster."""
    if rest in ("guards", "certified"):
        return await _standing(scope, week, rest, names)
    if rest not in ("sat", "passed"):
        return None
    return [
        (1, f"{masked(row.name)}（{names.units[row.unit]}） {row.score:g}分", row)
        for row in await exams.results(scope, week)
        if rest == "sat" or row.score >= PASS
    ]


async def _standing(scope: Scope, week: Week, rest: str, names: Names) -> Found:
    places = await roster.places(scope, week)
    held = await roster.certificates([place.person for place in places], week)
    return [
        (
            1,
            f"{masked(place.name)}（{names.units[place.unit]}）{'持证' if held.get(place.person) else '未持证'}",
            OnTheRoster(),
        )
        for place in places
        if rest == "guards" or held.get(place.person)
    ]
