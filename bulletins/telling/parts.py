"""Parts one to five of a bulletin: one plain sentence of figures each, a small figure, what needs attention."""

from collections.abc import Sequence

from bulletins.figures.rules import Finding, found
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Paragraph, Part
from bulletins.telling import drawings
from bulletins.telling.phrases import (
    LEAST_ASKED,
    LEAST_BASE,
    attention,
    listed,
    moved,
    points_moved,
    rate_moved,
    span,
    zones,
)
from zones.ground.weeks import parse_week

Findings = tuple[Finding, ...]


def cases(now: Figures, last: Figures | None, weak: Findings, area: str) -> Part:
    """一、可防性案件压降情况."""
    heading = "一、可防性案件压降情况"
    if "cases" in now.missing:
        return Part(heading, (Paragraph("本期可防性案件数据未到，补报后另行通报。"),))
    drawn = (drawings.case_zones(now, last), drawings.case_bands(now, last))
    if last is None or "cases" in last.missing:
        text = (
            f"本期{area}可防性案件{now.cases.this_week}起（上期数据未到，不作比较）。{_by_zone(now)}{_kinds(now, None)}"
        )
    else:
        before = span(parse_week(last.week))
        change = moved(last.cases.this_week, now.cases.this_week, "起").replace("由", f"由上期（{before}）的", 1)
        text = f"本期{area}可防性案件{change}。{_sorted_zones(now, last)}{_kinds(now, last)}"
    return Part(heading, (Paragraph(text + attention(_case_points(now, last, weak)), figures=drawn),))


def _by_zone(now: Figures) -> str:
    return listed(f"{zone}{count}起" for zone, count in now.cases.by_zone.items()) + "（见图1）。"


def _sorted_zones(now: Figures, last: Figures) -> str:
    """Zones in four groups: none, level, down, up; those that rose with their numbers."""
    was, by_zone = last.cases.by_zone, now.cases.by_zone
    down = [zone for zone, count in by_zone.items() if 0 < count < was.get(zone, 0)]
    level = [zone for zone, count in by_zone.items() if count == was.get(zone, 0) and count]
    none = [zone for zone, count in by_zone.items() if not count]
    up = [f"{zone}由{was.get(zone, 0)}起升至{count}起" for zone, count in by_zone.items() if count > was.get(zone, 0)]
    groups = [
        zones(down) + "下降" if down else "",
        zones(level) + "持平" if level else "",
        zones(none) + "零发案" if none else "",
        listed(up),
    ]
    return "，".join(group for group in groups if group) + "（见图1）。"


def _kinds(now: Figures, last: Figures | None) -> str:
    kinds = sorted(
        (kind for kind, count in now.cases.by_kind.items() if count), key=lambda kind: -now.cases.by_kind[kind]
    )
    if not kinds:
        return ""
    said = listed(f"{kind}{now.cases.by_kind[kind]}起" for kind in kinds)
    if last is None:
        return said + "。"
    return (
        said
        + f"，上期{'分别' if len(kinds) > 1 else ''}为{listed(f'{last.cases.by_kind.get(kind, 0)}起' for kind in kinds)}。"
    )


def _case_points(now: Figures, last: Figures | None, weak: Findings) -> list[str]:
    band = found(weak, "band_up")
    if band is None or last is None:
        return []
    name = band.about[0]
    inside = {zone: bands.get(name, 0) for zone, bands in now.cases.by_zone_band.items()}
    most = max(inside, key=lambda zone: inside[zone])
    first, _, end = name.removesuffix("时").partition("-")
    where = f"，其中{most}{inside[most]}起" if inside[most] * 2 > now.cases.by_band[name] else ""
    return [f"{first}时至{end}时由{last.cases.by_band.get(name, 0)}起升至{now.cases.by_band[name]}起{where}（见图2）"]


def patrols(now: Figures, last: Figures | None, weak: Findings) -> Part:
    """二、保安联勤联防巡逻动态."""
    heading, one = "二、保安联勤联防巡逻动态", now.patrol
    if "patrol" in now.missing:
        return Part(heading, (Paragraph("本期巡逻记录未到，补报后另行通报。"),))
    text = (
        f"本期组织联防巡逻{one.patrols}次，出动保安员{one.guard_turns}人次，亮旗帜{one.flag_patrols}次，"
        f"开展防范宣传{one.outreach_sessions}场次（见图3、表1）"
    )
    text += f"，核实六项工作{now.items_verified}件。" if "item" not in now.missing else "。"
    if last and "patrol" not in last.missing:
        before = last.patrol
        text += f"巡逻{moved(before.patrols, one.patrols, '次')}；未派员{moved(before.unit_absences, one.unit_absences, '家次')}。"
    elif one.unit_absences:
        text += f"未派员{one.unit_absences}家次。"
    without = {zone: z.patrols - z.flag_patrols for zone, z in one.by_zone.items() if z.patrols > z.flag_patrols}
    told = (
        [f"{sum(without.values())}次巡逻未亮旗帜，其中{listed(f'{zone}{n}次' for zone, n in without.items())}"]
        if found(weak, "flag_missing")
        else []
    )
    if len(without) == 1:
        told = [f"{next(iter(without))}{sum(without.values())}次巡逻未亮旗帜"]
    drawn = (drawings.flags(now), drawings.patrol_table(now, last))
    return Part(heading, (Paragraph(text + attention(told), figures=drawn),))


def roll_calls(now: Figures, last: Figures | None, weak: Findings) -> Part:
    """三、保安联勤联防系统点名情况."""
    heading, one = "三、保安联勤联防系统点名情况", now.roll_call
    if "rollcall" in now.missing:
        return Part(heading, (Paragraph("本期点名数据未到，补报后另行通报。"),))
    before = last.roll_call if last and "rollcall" not in last.missing else None
    text = f"本期系统点名{one.calls}次，应到{one.expected}岗次，应答{one.answered}岗次"
    if one.expected >= LEAST_ASKED:
        text += f"，点名应答率{rate_moved(before.rate_pct if before else None, one.rate_pct)}（见图4）"
    text += f"；免点{one.excused}岗次，不计入应到。" if one.excused else "。"
    return Part(heading, (Paragraph(text + attention(_answer_points(now, last, weak))),))


def _answer_points(now: Figures, last: Figures | None, weak: Findings) -> list[str]:
    told = []
    low = found(weak, "rate_low")
    if low:
        rates = [now.roll_call.by_zone[zone].rate_pct for zone in low.about]
        was = (
            [last.roll_call.by_zone[zone].rate_pct for zone in low.about if zone in last.roll_call.by_zone]
            if last
            else []
        )
        apart = "分别" if len(rates) > 1 else ""
        present = listed(f"{rate:.1f}%" for rate in rates)
        before = listed(f"{rate:.1f}%" for rate in was if rate is not None)
        change = f"由{before}降至{present}" if len(was) == len(rates) and _fell(was, rates) else f"为{present}"
        told.append(f"{zones(low.about)}应答率{apart}{change}")
    excused = found(weak, "excused_up")
    if excused and last:
        told += [
            f"因{reason}免点由{last.roll_call.by_reason.get(reason, 0)}岗次升至{now.roll_call.by_reason[reason]}岗次"
            for reason in excused.about
        ]
    return told


def _fell(was: Sequence[float | None], now: Sequence[float | None]) -> bool:
    return all(
        before is not None and after is not None and after < before for before, after in zip(was, now, strict=True)
    )


def inspections(now: Figures, last: Figures | None) -> Part:
    """四、实地检查情况."""
    units = _visits(now, last) if "inspection" not in now.missing else "本期实地检查记录未到，补报后另行通报。"
    venues = _venues(now, last) if "venue" not in now.missing else "本期场所检查记录未到，补报后另行通报。"
    return Part(
        "四、实地检查情况",
        (Paragraph(units, run_in="（一）联勤联防工作检查。"), Paragraph(venues, run_in="（二）场所行业检查。")),
    )


def _visits(now: Figures, last: Figures | None) -> str:
    one = now.inspection
    told = "未发现问题"
    if one.problems:
        fixed = f"当场整改{one.fixed_on_spot}处，限期整改{one.with_deadline}处" if one.with_deadline else "均已当场整改"
        told = f"发现问题{one.problems}处，{fixed}"
    before = f"；上期发现问题{last.inspection.problems}处" if last and "inspection" not in last.missing else ""
    return f"民警检查{one.units}家单位{one.visits}次，{told}{before}。"


def _venues(now: Figures, last: Figures | None) -> str:
    one = now.venue_check
    told = f"查处违规经营{one.violations}起" if one.violations else "未发现违规经营"
    before = ""
    if last and "venue" not in last.missing:
        before = f"；上期检查{last.venue_check.checks}家次，查处{last.venue_check.violations}起"
    return f"联勤组检查场所行业{one.checks}家次，{told}{before}。"


def exams(now: Figures, last: Figures | None, weak: Findings, area: str) -> Part:
    """五、保安联勤联防小区及单位保安员证考试情况. Figure 4 (part three's) stands here beside figure 5."""
    one, sunday = now.exam, parse_week(now.week).sunday
    if one.sat:
        rate = f"，合格率{one.pass_pct:.1f}%" if one.sat >= LEAST_BASE and one.pass_pct is not None else ""
        text = f"本期{one.sat}名保安员参加市局组织的保安员证考试，{one.passed}人合格{rate}。"
    elif "exam" in now.missing:
        text = "本期保安员证考试数据未到。"
    else:
        text = "本期市局未组织保安员证考试。"
    share = (
        f"，持证率{one.certified_pct:.1f}%{_estates(now)}"
        if one.guards >= LEAST_BASE and one.certified_pct is not None
        else ""
    )
    pending = f"，含合格待发证{one.pending}人" if one.pending else ""
    text += f"截至{sunday.month}月{sunday.day}日，{area}持证{one.certified}人{share}；未持证{one.guards - one.certified}人{pending}（见图5）。{_beside(now, last)}{_taught(now)}"
    behind = found(weak, "category_behind")
    told = (
        [f"{name}持证率{one.by_category[name].certified_pct:.1f}%，低于{area}" for name in behind.about]
        if behind
        else []
    )
    drawn = (
        (drawings.certificates(now),)
        if "rollcall" in now.missing
        else (drawings.answers(now, last), drawings.certificates(now))
    )
    return Part("五、保安联勤联防小区及单位保安员证考试情况", (Paragraph(text + attention(told), figures=drawn),))


def _beside(now: Figures, last: Figures | None) -> str:
    """持证率由58.5%升至60.4%，提高1.9个百分点；不符合条件15人，由所在单位调岗。 Nothing where nothing moved and nobody is unfit."""
    one, told = now.exam, []
    before = last.exam.certified_pct if last and last.exam.guards >= LEAST_BASE else None
    if one.guards >= LEAST_BASE and before is not None and before != one.certified_pct:
        told.append(f"持证率{rate_moved(before, one.certified_pct)}，{points_moved(before, one.certified_pct)}")
    if one.unfit:
        told.append(f"不符合条件{one.unfit}人，由所在单位调岗")
    return f"{'；'.join(told)}。" if told else ""


def _taught(now: Figures) -> str:
    """本期开展培训3堂、45人次，演练1次、12人参加。 Empty where there was neither."""
    one, told = now.training, []
    if one.sessions:
        told.append(f"培训{one.sessions}堂、{one.person_times}人次")
    if one.drills:
        told.append(f"演练{one.drills}次、{one.drilled}人参加")
    return f"本期开展{'，'.join(told)}。" if told else ""


def _estates(now: Figures) -> str:
    """，其中小区63.4%、单位63.2%."""
    rows = now.exam.by_category
    estates = [one for name, one in rows.items() if "小区" in name]
    others = [one for name, one in rows.items() if "小区" not in name]
    shares = []
    for word, group in (("小区", estates), ("单位", others)):
        guards, certified = sum(one.guards for one in group), sum(one.certified for one in group)
        if guards < LEAST_BASE:
            return ""
        shares.append(f"{word}{drawings.share(certified, guards)}")
    return f"，其中{listed(shares)}"
