"""The small figures beside the text: what is drawn from which numbers. How it is drawn is the paper's business."""

from bulletins.figures.vocabulary import Answered, Certified, Figures, WeekLine
from bulletins.paper.vocabulary import Bar, ColumnChart, MapZone, RateChart, RateRow, Table, ZoneMap
from bulletins.telling.phrases import LEAST_ASKED, span
from zones.ground.percent import percent
from zones.ground.weeks import parse_week


def share(part: int, whole: int) -> str:
    """63.4%, or — without a base."""
    rate = percent(part, whole)
    return "—" if rate is None else f"{rate:.1f}%"


def case_zones(now: Figures, last: Figures | None) -> ColumnChart:
    before = last.cases.by_zone if last and "cases" not in last.missing else None
    bars = tuple(
        Bar(zone, before.get(zone, 0) if before is not None else None, n) for zone, n in now.cases.by_zone.items()
    )
    return ColumnChart(f"图1　各{now.areas}可防性案件", "起", bars)


def case_bands(now: Figures, last: Figures | None) -> ColumnChart:
    before = last.cases.by_band if last and "cases" not in last.missing else None
    bars = tuple(
        Bar(band.removesuffix("时").replace("-", "—"), before.get(band, 0) if before is not None else None, n)
        for band, n in now.cases.by_band.items()
    )
    return ColumnChart("图2　可防性案件发案时段（时）", "起", bars)


NUMERALS = {1: "一", 2: "两", 3: "三", 4: "四", 5: "五", 6: "六", 7: "七", 8: "八", 9: "九", 10: "十"}


def many(areas: int, word: str) -> str:
    """五大片区 for five zones, 12个片区 beyond ten; 五个派出所."""
    if areas == 1:
        return word
    return f"{NUMERALS[areas]}{'大' if word == '片区' else '个'}{word}" if areas in NUMERALS else f"{areas}个{word}"


def flags(now: Figures) -> ZoneMap:
    units = {zone: [unit for unit in now.units if unit.zone == zone] for zone in now.patrol.by_zone}
    zones = tuple(
        MapZone(
            zone,
            f"{len(units[zone])}家{now.exam.by_zone[zone].guards}人",
            one.flag_patrols,
            now.places.get(zone, ()),
            now.borders.get(zone, ()),
        )
        for zone, one in now.patrol.by_zone.items()
    )
    return ZoneMap(f"图3　{many(len(zones), now.areas)}及亮旗帜次数（示意图）", zones, now.areas)


def patrol_table(now: Figures, last: Figures | None) -> Table:
    def cells(label: str, one: object) -> tuple[str, ...]:
        names = ("patrols", "guard_turns", "minutes", "unit_absences", "outreach_sessions")
        return (label, *(str(getattr(one, name)) for name in names))

    rows = [cells(zone, one) for zone, one in now.patrol.by_zone.items()] + [cells("合计", now.patrol)]
    compared = last is not None and "patrol" not in last.missing
    if compared and last:
        rows.append(cells("上期", last.patrol))
    columns = (now.areas, "巡逻\n次数", "出动\n人次", "时长\n分钟", "未派员\n家次", "宣传\n场次")
    return Table(f"表1　各{now.areas}联防巡逻情况", columns, tuple(rows), sums=1 + compared)


def weeks_table(now: Figures) -> Table:
    """Several weeks one by one."""

    def cell(count: int | None) -> str:
        return "未到" if count is None else str(count)

    def row(one: WeekLine) -> tuple[str, ...]:
        rate = f"{one.rate_pct:.1f}%" if one.rate_pct is not None and one.expected >= LEAST_ASKED else "—"
        return (span(parse_week(one.week)), cell(one.cases), cell(one.patrols), rate, cell(one.visits))

    columns = ("日期", "可防性\n案件（起）", "巡逻\n次数", "点名\n应答率", "实地\n检查次数")
    return Table("表2　逐周情况", columns, tuple(row(one) for one in now.by_week))


def answers(now: Figures, last: Figures | None) -> RateChart:
    def judged(one: Answered | None) -> str:
        return share(one.answered, one.expected) if one and one.expected >= LEAST_ASKED else "—"

    def row(label: str, one: Answered, before: Answered | None) -> RateRow:
        cells: tuple[str, ...] = (judged(one), f"{one.answered}/{one.expected}")
        if last:
            cells += (judged(before),)
        return RateRow(label, one.rate_pct if one.expected >= LEAST_ASKED else None, 0.0, cells)

    was = last.roll_call if last and "rollcall" not in last.missing else None
    rows = [row(zone, one, was.by_zone.get(zone) if was else None) for zone, one in now.roll_call.by_zone.items()]
    total = now.roll_call
    every = Answered(total.expected, total.answered, total.excused, total.rate_pct)
    rows.append(row("合　计", every, Answered(was.expected, was.answered, was.excused, was.rate_pct) if was else None))
    return RateChart(
        f"图4　各{now.areas}点名应答率",
        (),
        ("本期", "应答/应到", "上期") if last else ("本期", "应答/应到"),
        tuple(rows),
        sums=1,
    )


def certificates(now: Figures) -> RateChart:
    def row(label: str, one: Certified) -> RateRow:
        return RateRow(
            label,
            one.certified_pct,
            percent(one.pending, one.guards) or 0.0,
            (share(one.certified, one.guards), f"{one.certified}/{one.guards}"),
        )

    groups = now.exam.by_category or now.exam.by_zone
    rows = [row(name, one) for name, one in groups.items() if one.guards]
    rows.append(row("合　计", Certified(now.exam.guards, now.exam.certified, now.exam.pending, now.exam.certified_pct)))
    title = "图5　各类单位保安员持证率" if now.exam.by_category else f"图5　各{now.areas}保安员持证率"
    return RateChart(title, ("持证", "待发证", "其他"), ("持证率", "持证/总数"), tuple(rows), sums=1)
