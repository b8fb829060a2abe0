"""Rows behind visits to units, checks of venues and hazards."""

from bulletins.figures.counting.visits import fates
from bulletins.figures.traced import Asked, Evidence, Register, day_text
from zones.ground.scope import Scope
from zones.ground.weeks import Span, shanghai_day
from zones.inspections import reads as inspections
from zones.reports.reads import hazards
from zones.reports.vocabulary.notes import KINDS


async def of_inspections(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """Visits; a unit counts at its first."""
    seen: set[int] = set()
    found = []
    for row in await inspections.inspections(scope, week):
        counts = {
            "inspection.visits": 1,
            "inspection.units": int(row.unit not in seen),
            "inspection.problems": row.problems,
            "inspection.fixed_on_spot": row.fixed,
            "inspection.with_deadline": row.problems - row.fixed,
        }
        seen.add(row.unit)
        says = f"{day_text(row.day)} {asked.unit(row.unit)} 问题{row.problems}处，当场整改{row.fixed}处"
        found.append(Evidence(counts, says, row))
    return found


async def of_venues(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    return [
        Evidence(
            {"venue_check.checks": 1, "venue_check.violations": row.violations},
            f"{day_text(row.day)} {asked.areas.of_zone[row.zone]} {row.trade} 违规{row.violations}起",
            row,
        )
        for row in await inspections.venue_checks(scope, week)
    ]


async def of_hazards(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """Each that counts in the week, with where and of what kind."""
    rows = await hazards.by_then(scope, week)
    found = []
    for row in rows:
        area, told = asked.areas.of_hazard(row.station, row.unit), fates(row, rows, week)
        adds = {f"hazards.{name}": 1 for name in told}
        if "found" in told:
            adds[f"hazards.by_zone.{area}"] = 1
        ended = f"，{day_text(shanghai_day(row.solved_at))}整改" if row.solved_at else "，未整改"
        where = asked.unit(row.unit) if row.unit else area
        says = f"{day_text(row.day)} {where} {KINDS[row.kind]}{ended}"
        found.append(Evidence(adds, says, Register("隐患登记", row.id)))
    return found
