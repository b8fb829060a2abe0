"""Rows behind patrols: rounds with who walked, outings of the plan, what walkers reported."""

from bulletins.figures.counting.patrols import uncovered
from bulletins.figures.traced import Asked, Evidence, Register, day_text, masked, spread
from zones.ground.scope import Scope
from zones.ground.weeks import Span, shanghai_day
from zones.patrol.reads import rounds as patrol
from zones.patrol.reads.planned import planned
from zones.reports.reads import hazards
from zones.reports.vocabulary.notes import KINDS


async def of_patrols(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """Rounds; a guard counts at the first that he walked."""
    walkers, absences = await patrol.walkers(scope, week), await patrol.absences(scope, week)
    seen: set[int] = set()
    found = []
    for row in await patrol.rows(scope, week):
        walked = [walker for walker in walkers if walker.patrol == row.id]
        missed = [absence for absence in absences if absence.patrol == row.id]
        fresh = {walker.person for walker in walked} - seen
        seen |= fresh
        counts = {
            "patrols": 1,
            "guard_turns": len(walked),
            "minutes": row.minutes,
            "flag_patrols": int(row.flag),
            "unit_absences": len(missed),
            "outreach_sessions": row.outreach,
        }
        area = asked.areas.of_zone[row.zone]
        adds = spread(counts, "patrol", f"patrol.by_zone.{area}") | {"patrol.guards": len(fresh)}
        for walker in walked:
            line = asked.line(walker.unit, "turns")
            adds[line] = adds.get(line, 0) + 1
        people = "、".join(f"{masked(walker.name)}（{asked.unit(walker.unit)}）" for walker in walked)
        absent = "；未派员：" + "、".join(asked.unit(absence.unit) for absence in missed) if missed else ""
        flag = "亮旗" if row.flag else "未亮旗"
        says = f"{day_text(row.day)} {area} {row.walking_group} {row.minutes}分钟 {flag} {people}{absent}"
        found.append(Evidence(adds, says, row))
    return found


async def of_plan(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """Outings as they were ordered, and hazards reported on them."""
    rows = await planned(scope, week)
    minutes = uncovered(rows)
    found = []
    for row in rows:
        counts = {
            "planned": 1,
            "walked": int(row.walked),
            "called_off": int(row.called_off),
            "uncovered_min": minutes[row.id],
        }
        area, ended = (
            asked.areas.of_zone[row.zone],
            "走完" if row.walked else "按令停巡" if row.called_off else "没有走完",
        )
        says = f"{day_text(shanghai_day(row.starts_at))} {area} {row.walking_group} {row.number} {ended}"
        says += f"，没有人巡逻{minutes[row.id]}分钟" if minutes[row.id] else ""
        found.append(Evidence(spread(counts, "plan", f"plan.by_zone.{area}"), says, Register("巡逻安排", row.id)))
    for one in await hazards.on_patrols(scope, week):
        says = f"{day_text(shanghai_day(one.opened_at))} {asked.areas.of_zone[one.zone]} {KINDS[one.kind]}"
        found.append(Evidence({"plan.findings": 1}, says, Register("工作笔记", one.note)))
    return found
