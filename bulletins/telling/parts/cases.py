"""一、可防性案件压降情况."""

from bulletins.figures.rules import Finding, found
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Paragraph, Part
from bulletins.telling import drawings
from bulletins.telling.phrases import absent, attention, listed, moved, named, span, zones
from zones.ground.weeks import parse_span


def part(now: Figures, last: Figures | None, weak: tuple[Finding, ...], area: str) -> Part:
    heading = "一、可防性案件压降情况"
    if "cases" in now.missing:
        return Part(heading, (Paragraph("本期可防性案件数据未到，补报后另行通报。"),))
    drawn = (drawings.case_zones(now, last), drawings.case_bands(now, last))
    left_out = absent(now, "cases")
    if last is None or "cases" in last.missing:
        none = "两期数据没有都到齐" if now.by_week else "上期数据未到"
        text = f"本期{area}可防性案件{now.cases.this_week}起（{none}，不作比较）{left_out}。{_by_zone(now)}{_kinds(now, None)}"
    else:
        before = span(parse_span(last.week))
        change = moved(last.cases.this_week, now.cases.this_week, "起").replace("由", f"由上期（{before}）的", 1)
        text = f"本期{area}可防性案件{change}{left_out}。{_sorted_zones(now, last)}{_kinds(now, last)}"
    told = text + _longer(now) + attention(_points(now, last, weak))
    return Part(heading, (Paragraph(told, figures=drawn),))


def _by_zone(now: Figures) -> str:
    return listed(f"{zone}{count}起" for zone, count in now.cases.by_zone.items()) + "（见图1）。"


def _sorted_zones(now: Figures, last: Figures) -> str:
    """Areas in four groups: none, level, down, up; those that rose with their numbers."""
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


def _longer(now: Figures) -> str:
    """前四周周均12.5起，去年同期9起。 Each where its sheets came."""
    mean, year = now.cases.four_weeks, now.cases.last_year
    told = [f"前四周周均{mean.total:.1f}起"] if mean else []
    told += [f"去年同期{year.total:.0f}起"] if year else []
    return f"{'，'.join(told)}。" if told else ""


def _points(now: Figures, last: Figures | None, weak: tuple[Finding, ...]) -> list[str]:
    told = []
    if again := found(weak, "cases_up_again"):
        told.append(f"{named(again.about, now.areas)}连续两期上升")
    band = found(weak, "band_up")
    if band and last:
        name = band.about[0]
        inside = {zone: bands.get(name, 0) for zone, bands in now.cases.by_zone_band.items()}
        most = max(inside, key=lambda zone: inside[zone], default="")
        first, _, end = name.removesuffix("时").partition("-")
        where = f"，其中{most}{inside[most]}起" if most and inside[most] * 2 > now.cases.by_band[name] else ""
        told.append(
            f"{first}时至{end}时由{last.cases.by_band.get(name, 0)}起升至{now.cases.by_band[name]}起{where}（见图2）"
        )
    return told
