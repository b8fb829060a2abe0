"""二、保安联勤联防巡逻动态."""

from bulletins.figures.rules import Finding, found
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Paragraph, Part
from bulletins.telling import drawings
from bulletins.telling.phrases import absent, attention, listed, moved, named


def part(now: Figures, last: Figures | None, weak: tuple[Finding, ...]) -> Part:
    heading, one = "二、保安联勤联防巡逻动态", now.patrol
    if "patrol" in now.missing:
        return Part(heading, (Paragraph("本期巡逻记录未到，补报后另行通报。"),))
    text = (
        f"本期组织联防巡逻{one.patrols}次，出动保安员{one.guard_turns}人次，亮旗帜{one.flag_patrols}次，"
        f"开展防范宣传{one.outreach_sessions}场次（见图3、表1）"
    )
    text += f"，核实六项工作{now.items_verified}件" if "item" not in now.missing else ""
    text += f"{absent(now, 'patrol')}。{_planned(now)}"
    if last and "patrol" not in last.missing:
        before = last.patrol
        text += f"巡逻{moved(before.patrols, one.patrols, '次')}；未派员{moved(before.unit_absences, one.unit_absences, '家次')}。"
    elif one.unit_absences:
        text += f"未派员{one.unit_absences}家次。"
    drawn = (drawings.flags(now), drawings.patrol_table(now, last))
    told = (Paragraph(text + attention(_points(now, weak)), figures=drawn),)
    return Part(
        heading, (*told, Paragraph("逐周情况见表2。", figures=(drawings.weeks_table(now),))) if now.by_week else told
    )


def _planned(now: Figures) -> str:
    """排班巡逻30次，走完28次，按令停巡1次；计划时段没有人巡逻50分钟；巡逻中发现隐患3处。 Nothing where nothing was planned."""
    plan = now.plan
    if plan is None or not plan.planned:
        return ""
    told = [f"排班巡逻{plan.planned}次，走完{plan.walked}次"]
    if plan.called_off:
        told[0] += f"，按令停巡{plan.called_off}次"
    if plan.uncovered_min:
        told.append(f"排定时段没有人巡逻{plan.uncovered_min}分钟")
    if plan.findings:
        told.append(f"巡逻中发现隐患{plan.findings}处")
    return "；".join(told) + "。"


def _points(now: Figures, weak: tuple[Finding, ...]) -> list[str]:
    told = []
    if found(weak, "flag_missing"):
        areas = now.patrol.by_zone.items()
        without = {area: one.patrols - one.flag_patrols for area, one in areas if one.patrols > one.flag_patrols}
        if len(without) == 1:
            told.append(f"{next(iter(without))}{sum(without.values())}次巡逻未亮旗帜")
        else:
            each = f"，其中{listed(f'{area}{n}次' for area, n in without.items())}" if len(without) <= 3 else ""
            told.append(f"{sum(without.values())}次巡逻未亮旗帜{each}")
    if again := found(weak, "absent_again"):
        told.append(f"{named(again.about, now.areas)}连续两期有单位未派员")
    if bare := found(weak, "uncovered"):
        told.append(f"{named(bare.about, now.areas)}排定的巡逻没有走完")
    return told
