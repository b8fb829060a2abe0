"""Rows behind items of the six duties, and behind each unit's own line. Who told a clue is never shown."""

from bulletins.figures.traced import Asked, Evidence, Register, day_text, masked
from bulletins.figures.tracing.answers import of_answers
from bulletins.figures.tracing.patrols import of_patrols
from zones.ground.scope import Scope
from zones.ground.weeks import Span
from zones.reports import reads as reports
from zones.reports.vocabulary.clues import DUTY as CLUES

SEALED = Register("信息报送登记（不列明细）")


async def of_items(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """Items that were verified; clues as one number."""
    rows = [row for row in await reports.rows(scope, week) if row.verified]
    found = [
        Evidence(
            {"items_verified": 1, asked.line(row.unit, "items"): 1},
            f"{day_text(row.day)} {masked(row.name)}（{asked.unit(row.unit)}）{row.duty}",
            row,
        )
        for row in rows
        if row.duty != CLUES
    ]
    if clues := len(rows) - len(found):
        found.append(Evidence({"items_verified": clues, "clues_verified": clues}, f"{CLUES}{clues}件", SEALED))
    return found


async def of_units(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """A unit's turns, answers or items, whichever is asked for."""
    key = asked.path.rpartition(".")[2]
    kind = {"turns": of_patrols, "items": of_items}.get(key, of_answers)
    return await kind(scope, week, asked)
