"""Rows behind points: awards with their deeds. What a clue was worth is told without whose it was."""

from collections import Counter

from bulletins.figures.traced import Asked, Evidence, day_text, masked
from bulletins.figures.tracing.items import SEALED
from scoring.points.reads.weeks import WeekAward, week_awards
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.vocabulary import DEED_WORDS

CLUE = "clue"


async def of_points(scope: Scope, week: Week, asked: Asked) -> list[Evidence]:
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
    """Who has points, and who reached the cap of routine points."""
    points: Counter[tuple[int | None, int | None]] = Counter()
    routine: Counter[tuple[int | None, int | None]] = Counter()
    for row in rows:
        if row.person is not None:
            points[row.person, row.award_unit] += row.points
            if row.routine:
                routine[row.person, row.award_unit] += row.points
    return {who for who, n in points.items() if n > 0}, {who for who, n in routine.items() if n >= cap}
