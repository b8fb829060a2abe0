"""Every figure of a bulletin opens down to its rows: names masked, nobody else's stations, of clues only how many."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from bulletins.changes.rules import can_amend
from bulletins.figures.errors import NoSuchFigure
from bulletins.figures.grouped import beside, of_part
from bulletins.figures.vocabulary import ByHand
from bulletins.telling.phrases import span
from lianfang.access import can, scope
from lianfang.flows.bulletin.amend import amend
from lianfang.web.answers import ReadRequest, form, go, new_key, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.traced import Figured, Opened, figured, opened
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.figure_lines import address, group, shown
from lianfang.web.pages.places import work_of
from lianfang.web.pages.told import moment
from lianfang.web.views import AmendForm, Fact, FiguresPage, Form, Frame, TracePage, TraceRow
from lianfang.wording import say, status
from zones.ground.refused import Refused

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
    return page(trace_page(frame_of(request), seen, number_asked(start) or 0, may_draft))


@post("/bulletins/{bulletin:int}/amendments", opt={"action": "bulletin.draft"}, status_code=200)
async def amend_figure(request: ReadRequest, bulletin: FromPath[int]) -> Response[Any]:
    """Corrects a figure of the draft by hand, or takes that back; where it is refused, the figure with what was typed."""
    fields, work = await form_of(request), await work_of(request, "bulletin.draft", bulletin)
    path, undo = fields.get("path", ""), fields.get("undo", "") == "yes"
    wanted = number_asked(fields.get("value", "").strip())
    value = None if undo else -1 if wanted is None else wanted
    reason, was = fields.get("reason", ""), fields.get("was", "")
    try:
        await amend(by_of(request), work, path, value, reason, key_of(request, fields), was)
    except Refused as refusal:
        try:
            seen = await opened(work, scope(actor_of(request), "bulletin.see"), True, path)
        except NoSuchFigure:
            raise refusal from None
        await write_refusal(refusal, request.scope)
        return page(trace_page(frame_of(request), seen, 0, True, fields, say(refusal)), status(refusal))
    return go(f"/bulletins/{work.id}?done={'undone' if undo else 'amended'}")


def figures_page(frame: Frame, seen: Figured) -> FiguresPage:
    base = f"/bulletins/{seen.work.id}"
    every = beside(seen.figures, None)
    marks = {one.path for one in seen.figures.by_hand}
    groups = [group(heading, of_part(every, part), base, marks) for part, heading in enumerate(GROUPS)]
    units = group("各单位", (one for one in every if one.figure.path.startswith("units.")), base, marks)
    return FiguresPage(
        frame,
        f"第 {seen.issued.number} 期" if seen.issued else "拟稿",
        span(seen.work.about.span),
        "签发时封存的数。点开看现在的登记。" if seen.issued else "现在的数，签发时封存。点开看是哪些登记。",
        tuple(one for one in (*groups, units) if one.lines),
        base,
    )


def trace_page(
    frame: Frame, seen: Opened, start: int, may_draft: bool, typed: dict[str, str] | None = None, error: str = ""
) -> TracePage:
    base = f"/bulletins/{seen.work.id}"
    here, rows = address(base, seen.figure.path), seen.rows
    start = start if start < len(rows) else 0
    shown_rows = rows[start : start + PAGE]
    return TracePage(
        frame,
        label=seen.figure.label,
        value=shown(seen.told),
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
        amend=_amending(seen, base, typed or {}) if may_draft and not seen.issued else None,
        error=error,
    )


def _amending(seen: Opened, base: str, typed: dict[str, str]) -> AmendForm | None:
    """The form, for a number that may be corrected."""
    if not can_amend(seen.figure) or seen.work.kind != "weekly":
        return None
    path, mark = seen.figure.path, seen.by_hand
    undo = Form(f"{base}/amendments", new_key(), (("path", path), ("undo", "yes"))) if mark else None
    value, reason = (str(mark.value), mark.reason) if mark else ("", "")
    return AmendForm(
        form(f"{base}/amendments"),
        path,
        shown(seen.told),
        typed.get("value", value),
        typed.get("reason", reason),
        undo,
        bool(typed),
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
        *((Fact("手工更正", marked(seen.by_hand)),) if seen.by_hand else ()),
        Fact("现在数出来", f"{shown(seen.figure.value)} {seen.figure.unit}"),
        Fact("什么时候数的", moment(seen.at)),
    )


def marked(mark: ByHand) -> str:
    """14 → 13，原因：…"""
    return f"{mark.counted} → {mark.value}，原因：{mark.reason}"


def warning(seen: Opened) -> str:
    """Where what stands in the bulletin is not what the rows say now."""
    if seen.differs:
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
