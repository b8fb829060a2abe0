"""Joint patrols: flags, units that sent nobody, planned hours in which nobody walked."""

from bulletins.figures.rules.sight import Finding, Sight, told


def flag_missing(sight: Sight) -> Finding | None:
    patrol = sight.now.patrol
    without = tuple(area for area, one in patrol.by_zone.items() if one.patrols > one.flag_patrols)
    evidence = f"巡逻{patrol.patrols}次，亮旗帜{patrol.flag_patrols}次"
    return Finding("flag_missing", without, evidence) if without else None


def units_absent(sight: Sight) -> Finding | None:
    patrol = sight.now.patrol
    absent = tuple(area for area, one in patrol.by_zone.items() if one.unit_absences)
    return Finding("units_absent", absent, f"未派员{patrol.unit_absences}家次") if absent else None


def absent_again(sight: Sight) -> Finding | None:
    """Areas in which units sent nobody two weeks running."""
    if sight.last is None or not sight.both("patrol"):
        return None
    before = sight.last.patrol.by_zone
    return told(
        "absent_again",
        {
            area: f"{area}未派员上期{before[area].unit_absences}家次、本期{one.unit_absences}家次"
            for area, one in sight.now.patrol.by_zone.items()
            if one.unit_absences and area in before and before[area].unit_absences
        },
    )


def uncovered(sight: Sight) -> Finding | None:
    """Areas with planned minutes in which nobody walked."""
    areas = sight.now.plan.by_zone if sight.now.plan else {}
    return told(
        "uncovered",
        {
            area: f"{area}安排{one.planned}次、走完{one.walked}次，计划时段{one.uncovered_min}分钟没有人巡逻"
            for area, one in areas.items()
            if one.uncovered_min >= sight.limits.least_uncovered_min
        },
    )
