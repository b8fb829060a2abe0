"""Rows behind points: awards with their deeds. What a clue was worth is told without whose it was."""

from collections import Counter

from bulletins.figures.traced import Asked, Evidence, day_text, masked
from bulletins.figures.tracing.items import SEALED
from scoring.points.reads.weeks import WeekAward, week_awards
from zones.ground.scope import Scope
from zones.ground.weeks import Span, Week, week_of
from zones.journal.vocabulary import DEED_WORDS

CLUE = "clue"


async def of_points(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """guards and units add points; guards_scored and at_routine_cap one for each guard of a unit, at his first award."""
    rows = await week_awards(scope, week)
    scored, capped = _counted(rows, asked.routine_cap)
    found = []
    for row in rows:
        whose = (row.person, row.award_unit)
        adds = {"points.units": row.points} if row.person is None else {"points.guards": row.points}
        adds["points.guards_scored"] = int(whose in scored)
        adds["points.at_routine_cap"] = int(whose in capped)
        scored.discard(whose)
        capped.discard(whose)
        if row.kind.split(".")[0] == CLUE:
            found.append(Evidence(adds, f"{DEED_WORDS[row.kind]} {row.points:+d}", SEALED))
            continue
        who = f"{masked(row.name or '')}（{asked.unit(row.unit)}）"
        says = f"{day_text(row.day)} {who} {DEED_WORDS[row.kind]} {row.points:+d}"
        found.append(Evidence(adds, says, row))
    return found


Whose = set[tuple[int | None, int | None]]


def _counted(rows: list[WeekAward], cap: int) -> tuple[Whose, Whose]:
    """Who has points in a week, and who reached a week's cap of routine points."""
    points: Counter[tuple[int | None, int | None, Week]] = Counter()
    routine: Counter[tuple[int | None, int | None, Week]] = Counter()
    for row in rows:
        if row.person is not None:
            week = row.person, row.award_unit, week_of(row.day)
            points[week] += row.points
            if row.routine:
                routine[week] += row.points
    scored, capped = (one for one, n in points.items() if n > 0), (one for one, n in routine.items() if n >= cap)
    return {(person, unit) for person, unit, _ in scored}, {(person, unit) for person, unit, _ in capped}
