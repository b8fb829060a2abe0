"""Lists of an exam, on paper and as a workbook: who is enrolled, times at the window, the car, who is admitted."""

from collections.abc import Callable
from typing import Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from bulletins.paper.letters.vocabulary import Grid, Letter, Line, Signer
from lianfang.access import NotYours
from lianfang.printing import print_letter
from lianfang.sheets.write import workbook
from lianfang.web.answers import ReadRequest, pdf, xlsx
from lianfang.web.looks.exams import ExamSeen, exam_seen
from lianfang.web.pages.exam_desk_view import LISTS
from lianfang.web.pages.exam_words import note_of, title_of
from lianfang.web.pages.places import station_of
from lianfang.web.pages.told import full_day, month_day, wall
from scoring.exams.signup.reads import EnrolledRow
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day

HEAD = ("序号", "姓名", "单位", "状态", "采集时间", "坐车", "准考证号", "备注")
Cells = Callable[[EnrolledRow, ExamSeen], tuple[str, ...]]
COLUMNS: dict[str, tuple[tuple[str, ...], tuple[int, ...], Cells]] = {
    "enrolled": (
        ("状态", "还缺、说明", "本人签字"),
        (30, 50, 28),
        lambda row, _: (row.standing.state, note_of(row.standing), ""),
    ),
    "window": (("采集时间", "身份证看过", "采集好了"), (44, 32, 32), lambda row, _: (_slot(row), "", "")),
    "car": (("去时上车", "回来上车", "联系过"), (36, 36, 36), lambda row, _: ("", "", "")),
    "admitted": (("准考证号", "到考", "本人签字"), (48, 20, 40), lambda row, _: (row.enrolment.ticket, _came(row), "")),
}


@get("/stations/{station:int}/exams/{exam:int}/list.pdf", opt={"action": "exam.see"})
async def exam_list(
    request: ReadRequest, station: FromPath[int], exam: FromPath[int], which: FromQuery[str] = "enrolled"
) -> Response[Any]:
    """One of LISTS."""
    place = await station_of(request, "exam.see", station)
    if which not in LISTS:
        raise NotYours()
    seen = await exam_seen(Scope((place.id,)), exam)
    return pdf((await print_letter(list_letter(seen, which, place.name))).pdf, f"kaozheng-{which}-{exam}")


@get("/stations/{station:int}/exams/{exam:int}/list.xlsx", opt={"action": "exam.see"})
async def exam_workbook(request: ReadRequest, station: FromPath[int], exam: FromPath[int]) -> Response[Any]:
    """All of it on one sheet; what anybody typed stays text."""
    place = await station_of(request, "exam.see", station)
    seen = await exam_seen(Scope((place.id,)), exam)
    rows = [
        (nth, row.name, row.unit_name, row.standing.state, _slot(row), "坐车" if row.enrolment.car else "", row.enrolment.ticket, note_of(row.standing))
        for nth, row in enumerate(seen.rows, 1)
    ]  # fmt: skip
    return xlsx(workbook(f"{place.name} {title_of(seen.offer)} 名单", HEAD, rows), f"kaozheng-{exam}")


def list_letter(seen: ExamSeen, which: str, place: str) -> Letter:
    """In the order in which they are called: by time at the window, by unit into the car, else as they enrolled."""
    plan, rows = seen.offer.plan, listed(seen, which)
    head, widths, cells = COLUMNS[which]
    lines = [Line("考试", f"{title_of(seen.offer)}，{plan.place}")]
    if which == "window" and plan.window_at is not None:
        lines.append(
            Line("采集", f"{month_day(shanghai_day(plan.window_at))} {wall(plan.window_at)} 起，{plan.window_place}")
        )
    if which == "car" and plan.car_at is not None:
        lines.append(
            Line(
                "上车",
                f"{month_day(shanghai_day(plan.car_at))} {wall(plan.car_at)}，{plan.car_place}，{plan.car_seats} 个座位",
            )
        )
    if which == "enrolled":
        lines.append(Line("材料", "、".join(plan.papers)))
    grid = tuple((str(nth), row.name, row.unit_name, *cells(row, seen)) for nth, row in enumerate(rows, 1))
    return Letter(
        title=f"保安员证考试{LISTS[which]}",
        number=place,
        paragraphs=() if grid else ("现在还没有人。",),
        lines=(*lines, Line("合计", f"{len(rows)} 人")),
        blanks=(),
        grid=Grid(("序", "姓名", "单位", *head), (10, 22, 30, *widths), grid) if grid else None,
        signers=(Signer("经办民警", ""),),
        day=full_day(shanghai_day(seen.now)),
        note="只用于组织考试，用完收回。指纹等生物信息由公安机关窗口采集，这里不留存。",
    )


def listed(seen: ExamSeen, which: str) -> list[EnrolledRow]:
    """Who stands on a list."""
    going = [row for row in seen.rows if row.standing.state in ("材料缺", "已审", "准考") and not row.standing.waiting]
    if which == "window":
        timed = [(row.enrolment.slot_at, row) for row in seen.rows if row.enrolment.slot_at is not None]
        return [row for _, row in sorted(timed, key=lambda pair: (pair[0], pair[1].position, pair[1].enrolment.id))]
    if which == "car":
        seats = sorted((row for row in going if row.enrolment.car), key=lambda row: row.enrolment.at)[
            : seen.offer.plan.car_seats
        ]
        return sorted(seats, key=lambda row: (row.position, row.enrolment.id))
    if which == "admitted":
        return [row for row in seen.rows if row.enrolment.admitted_at is not None]
    return seen.rows


def _slot(row: EnrolledRow) -> str:
    at = row.enrolment.slot_at
    return f"{month_day(shanghai_day(at))} {wall(at)}" if at is not None else ""


def _came(row: EnrolledRow) -> str:
    came = row.enrolment.came
    return "" if came is None else "到" if came else "没到"
