"""An import's report as the page shows it."""

from lianfang.flows.roster.report import RosterReport
from lianfang.flows.week.take import WeekReport
from lianfang.web.views import ChangedRow, Count, Form, RejectedRow, Report, SheetCount


def report(told: RosterReport | WeekReport, confirm: Form, station: int) -> Report:
    """What a file would do."""
    back = f"/stations/{station}/import"
    return _roster(told, confirm, back) if isinstance(told, RosterReport) else _week(told, confirm, back)


def _rejected(told: RosterReport | WeekReport) -> tuple[RejectedRow, ...]:
    return tuple(RejectedRow(line.sheet, str(line.row), line.column, line.why, line.do) for line in told.rejected)


def _roster(told: RosterReport, confirm: Form, back: str) -> Report:
    totals = (
        Count("单位", str(told.units), "家"),
        Count("保安员", str(told.guards), "人"),
        Count("新增", str(told.added), "人"),
        Count("有变动", str(told.changed), "人"),
        Count("离岗", str(told.ended), "人", warn=told.ended > 0),
        Count("没有收", str(len(told.rejected)), "行", warn=bool(told.rejected)),
    )
    return Report(
        file="花名册",
        about="还没有写入，写入后会这样",
        totals=totals,
        sheets=(),
        rejected=_rejected(told),
        warnings=(*told.warnings, *(f"没有用的工作表：{name}" for name in told.ignored)),
        leaving=told.ended_names,
        changing=tuple(ChangedRow(one.name, one.unit, one.column, one.old, one.new) for one in told.changes),
        confirm=confirm,
        cancel=back,
    )


def _week(told: WeekReport, confirm: Form, back: str) -> Report:
    added, withdrawn = sum(sheet.added for sheet in told.sheets), sum(sheet.withdrawn for sheet in told.sheets)
    totals = (
        Count("新收", str(added), "行"),
        Count("撤下", str(withdrawn), "行", warn=withdrawn > 0),
        Count("没有收", str(len(told.rejected)), "行", warn=bool(told.rejected)),
    )
    remarks = tuple(f"{remark.sheet} 第 {remark.row} 行：{remark.why}" for remark in told.warnings)
    return Report(
        file=f"周记录 {told.week}",
        about="还没有写入，写入后会这样",
        totals=totals,
        sheets=tuple(
            SheetCount(
                f"{sheet.shown}（{sheet.sheet}）",
                f"{sheet.added + sheet.unchanged + sheet.live}",
                str(sheet.rejected),
                f"新收 {sheet.added}，原有 {sheet.unchanged}"
                + (f"，现场已登记 {sheet.live}" if sheet.live else "")
                + (f"，撤下 {sheet.withdrawn}" if sheet.withdrawn else ""),
            )
            for sheet in told.sheets
        ),
        rejected=_rejected(told),
        warnings=(
            *remarks,
            *(f"未到数据：{kind}" for kind in told.missing),
            *(f"没有用的工作表：{name}" for name in told.ignored),
        ),
        confirm=confirm,
        cancel=back,
    )
