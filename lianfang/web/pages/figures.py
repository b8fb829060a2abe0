"""Every figure of a bulletin opens down to its rows: names masked, nobody else's stations, of clues only how many."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from bulletins.figures.grouped import beside, of_part
from bulletins.telling.phrases import span
from lianfang.access import can, scope
from lianfang.web.answers import ReadRequest, page
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.traced import Figured, Opened, figured, opened
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.figure_lines import address, group, shown
from lianfang.web.pages.places import work_of
from lianfang.web.pages.told import moment
from lianfang.web.views import Fact, FiguresPage, Frame, TracePage, TraceRow
from zones.ground.weeks import parse_week

PAGE = 100
"""So many rows stand on one page."""
GROUPS = ("可防性案件", "联勤联防巡逻", "岗位点名", "检查和隐患", "保安员证和培训", "通报里不写的数")


@get("/bulletins/{bulletin:int}/figures", opt={"action": "bulletin.see"})
async def bulletin_figures(
    request: ReadRequest, bulletin: FromPath[int], path: FromQuery[str] = "", start: FromQuery[str] = ""
) -> Response[Any]:
    """All figures; of one (`path`) the rows behind it, from the one at `start` on."""
    work = await work_of(request, "bulletin.see", bulletin)
    actor = actor_of(request)
    reader, may_draft = scope(actor, "bulletin.see"), can(actor, "bulletin.draft")
    if not path:
        return page(figures_page(frame_of(request), await figured(work, reader, may_draft)))
    seen = await opened(work, reader, may_draft, path)
    return page(trace_page(frame_of(request), seen, number_asked(start) or 0))


def figures_page(frame: Frame, seen: Figured) -> FiguresPage:
    base = f"/bulletins/{seen.work.id}"
    every = beside(seen.figures, None)
    groups = [group(heading, of_part(every, part), base) for part, heading in enumerate(GROUPS)]
    units = group("各单位", (one for one in every if one.figure.path.startswith("units.")), base)
    return FiguresPage(
        frame,
        f"第 {seen.issued.number} 期" if seen.issued else "拟稿",
        span(parse_week(seen.work.week)),
        "签发时封存的数。点开看现在的登记。" if seen.issued else "现在的数，签发时封存。点开看是哪些登记。",
        tuple(one for one in (*groups, units) if one.lines),
        base,
    )


def trace_page(frame: Frame, seen: Opened, start: int) -> TracePage:
    base = f"/bulletins/{seen.work.id}"
    here, rows = address(base, seen.figure.path), seen.rows
    start = start if start < len(rows) else 0
    shown_rows = rows[start : start + PAGE]
    return TracePage(
        frame,
        label=seen.figure.label,
        value=shown(seen.frozen if seen.issued else seen.figure.value),
        unit=seen.figure.unit,
        period=span(seen.week),
        facts=facts(seen),
        said=_said(seen, start, len(shown_rows)),
        rows=tuple(
            TraceRow(f"+{row.adds}", row.says, " ".join(part for part in (row.sheet, _at(row.row), row.file) if part))
            for row in shown_rows
        ),
        back=base,
        warning=warning(seen),
        newer=f"{here}&start={max(0, start - PAGE)}" if start else "",
        older=f"{here}&start={start + PAGE}" if start + PAGE < len(rows) else "",
    )


def _at(row: int) -> str:
    return f"第{row}行" if row else ""


def facts(seen: Opened) -> tuple[Fact, ...]:
    """What was counted: which days, whose, when."""
    frozen = (Fact("通报里的数", f"{shown(seen.frozen)} {seen.figure.unit}"),) if seen.issued else ()
    return (
        Fact("统计哪几天", span(seen.week)),
        Fact("统计哪些所", "、".join(seen.stations)),
        *frozen,
        Fact("现在的数", f"{shown(seen.figure.value)} {seen.figure.unit}"),
        Fact("什么时候数的", moment(seen.at)),
    )


def warning(seen: Opened) -> str:
    """Where what stands in the bulletin is not what the rows say now."""
    if seen.issued and seen.frozen != seen.figure.value:
        return (
            f"签发以后登记有变动：通报里是 {shown(seen.frozen)}，现在数出来是 {shown(seen.figure.value)}。"
            "下面列的是现在的登记；要改通报，请写更正。"
        )
    if seen.is_sum and seen.adds != (seen.figure.value or 0):
        return f"下面各行相加是 {seen.adds}，和这个数对不上，请告诉平台的管理员。"
    return ""


def _said(seen: Opened, start: int, here: int) -> str:
    """What the rows add up to; where there are many, which of them stand here."""
    if not seen.rows:
        return "没有登记，所以是 0。" if not seen.figure.value else "这个数没有可以列出来的登记。"
    if seen.figure.path.startswith("cases.four_weeks."):
        summed = f"四周的登记，相加 {seen.adds} {seen.figure.unit}，除以 4 就是平均数"
    elif seen.base == seen.figure:
        summed = f"相加 {seen.adds} {seen.figure.unit}"
    else:
        summed = f"这个比率按“{seen.base.label}”算，下面是它的登记，相加 {seen.adds} {seen.base.unit}"
    some = f"；一页列 {PAGE} 行，这里是第 {start + 1} 到第 {start + here} 行" if len(seen.rows) > PAGE else ""
    return f"一共 {len(seen.rows)} 行登记，{summed}{some}。"
