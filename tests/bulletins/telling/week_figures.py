"""An invented week of figures for the tests of what is told."""

from typing import Any

import msgspec

from bulletins.figures.vocabulary import (
    Answered,
    Cases,
    Certified,
    Exam,
    Figures,
    Inspections,
    Patrols,
    Points,
    RollCall,
    UnitLine,
    VenueChecks,
    ZonePatrol,
)


def figures(
    week: str = "2018-W41", cases: tuple[int, int] = (4, 2), answered: tuple[int, int] = (28, 30), **changes: Any
) -> Figures:
    """Two zones of one unit each; `cases` and `answered` by zone, out of 30 posts asked."""
    zones = ("东片区", "西片区")
    by_zone = dict(zip(zones, cases, strict=True))
    bands = {f"{band}-{band + 4}时": 0 for band in (0, 4, 8, 12, 16, 20)} | {"0-4时": sum(cases)}
    asked = {zone: Answered(30, n, 1, round(n / 30 * 100, 1)) for zone, n in zip(zones, answered, strict=True)}
    rounds = {zone: ZonePatrol(3, 9, 150, 2, 1, 2) for zone in zones}
    certified = {zone: Certified(20, 12, 2, 60.0) for zone in zones}
    made = Figures(
        week,
        Cases(sum(cases), None, None, {"扒窃": sum(cases)}, by_zone, bands, {"东片区": {"0-4时": cases[0]}}),
        Patrols(6, 18, 12, 300, 4, 2, 4, rounds),
        RollCall(14, 60, sum(answered), 2, round(sum(answered) / 60 * 100, 1), asked, {"线路故障": 1}),
        Inspections(5, 4, 1, 3, 4),
        VenueChecks(9, 0),
        Points(50, 12, 0, 6),
        Exam(0, 0, None, 40, 24, 60.0, 4, certified, {"居民小区": Certified(40, 24, 4, 60.0)}),
        7,
        2,
        tuple(
            UnitLine(f"{zone[0]}园小区", zone, "居民小区", 9, n, 30, 3) for zone, n in zip(zones, answered, strict=True)
        ),
        dict.fromkeys(zones, ()),
        (),
    )
    return msgspec.structs.replace(made, **changes)
