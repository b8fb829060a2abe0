"""Rows behind preventable cases, of the week and of those that it is held against."""

from collections.abc import Iterable

from bulletins.figures.counting.cases import band_name, weeks_before
from bulletins.figures.traced import Asked, Evidence
from zones.cases import reads as cases
from zones.cases.reads import CaseRow
from zones.ground.scope import Scope
from zones.ground.weeks import Span, Week


async def of_cases(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """Only the weeks of the figure that is asked for are read."""
    base = asked.path.split(".")[1]
    weeks: dict[str, Iterable[Week]] = {
        "last_week": week.previous,
        "week_before": week.previous,
        "four_weeks": weeks_before(week) if isinstance(week, Week) else (),
        "last_year": week.a_year_before or (),
    }
    found = []
    for one in weeks.get(base, week):
        for row in await cases.rows(scope, one):
            area = asked.areas.of_zone[row.zone]
            adds = _adds(row, area, f"cases.{base}" if base in weeks else "cases")
            found.append(Evidence(adds, f"{area} {row.kind} {row.cases}起", row))
    return found


def _adds(row: CaseRow, area: str, block: str) -> dict[str, int]:
    keys = ["this_week", "total", f"by_kind.{row.kind}", f"by_zone.{area}"]
    if row.band is not None:
        keys += [f"by_band.{band_name(row.band)}", f"by_zone_band.{area}.{band_name(row.band)}"]
    return {f"{block}.{key}": row.cases for key in keys} | {block: row.cases}
