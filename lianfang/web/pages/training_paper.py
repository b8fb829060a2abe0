"""签到表 of a session, on paper and as a workbook; 培训证明 of a guard."""

from datetime import date
from typing import Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from bulletins.paper.letters.vocabulary import Grid, Letter, Line, Signer
from lianfang.printing import print_letter
from lianfang.sheets.write import workbook
from lianfang.web.answers import ReadRequest, pdf, xlsx
from lianfang.web.doors import actor_of, now_of
from lianfang.web.looks.training import LedTraining, led_training, own_span, span_of
from lianfang.web.pages.asked import day_asked
from lianfang.web.pages.places import person_of
from lianfang.web.pages.told import day, full_day, wall
from lianfang.web.pages.training_view import whose
from scoring.training.reads.rolls import OnRoll
from scoring.training.reads.sessions import SessionRow
from scoring.training.vocabulary import FIELDS, LEVELS
from zones.ground.quarters import quarter_of
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import GuardRow

HEAD = ("序号", "姓名", "单位", "岗位", "签到", "签退")
RULE = "按场次算，不按时长算：签到、签退都有，或讲课的人点了名，并且已经结课，才算参加一次。"


@get("/trainings/{training:int}/sheet.pdf", opt={"action": "training.lead"})
async def sign_in_sheet(request: ReadRequest, training: FromPath[int]) -> Response[Any]:
    """Who signed stands there with the time; the other cells are empty, to be signed by hand and ticked afterwards."""
    seen = await led_training(actor_of(request), training)
    return pdf((await print_letter(sheet_letter(seen))).pdf, f"qiandaobiao-{training}")


@get("/trainings/{training:int}/sheet.xlsx", opt={"action": "training.lead"})
async def sign_in_workbook(request: ReadRequest, training: FromPath[int]) -> Response[Any]:
    """The same as a workbook."""
    seen = await led_training(actor_of(request), training)
    rows = [(nth, *cells) for nth, cells in enumerate(map(_cells, seen.roll), 1)]
    title = f"{seen.row.session.title} 签到表"
    return xlsx(workbook(title, HEAD, rows), f"qiandaobiao-{training}")


@get("/learn/trainings/certificate.pdf", opt={"action": "training.own"})
async def own_certificate(request: ReadRequest, first: FromQuery[str] = "", last: FromQuery[str] = "") -> Response[Any]:
    """One's own, from day to day; without days this quarter's."""
    span = _span(request, first, last)
    had, stands, _ = await own_span(actor_of(request), *span)
    return pdf((await print_letter(certificate_letter(had, stands, *span, _today(request)))).pdf, "peixunzhengming")


@get("/people/{person:int}/trainings.pdf", opt={"action": "training.see"})
async def his_certificate(
    request: ReadRequest, person: FromPath[int], first: FromQuery[str] = "", last: FromQuery[str] = ""
) -> Response[Any]:
    """A guard's, for who has no phone."""
    of, span = await person_of(request, "training.see", person), _span(request, first, last)
    had, stands, _ = await span_of(of, *span)
    letter = certificate_letter(had, stands, *span, _today(request))
    return pdf((await print_letter(letter)).pdf, f"peixunzhengming-{person}")


def _today(request: ReadRequest) -> date:
    return shanghai_day(now_of(request))


def _span(request: ReadRequest, first: str, last: str) -> tuple[date, date]:
    """Raises BadDays."""
    today = _today(request)
    return day_asked(first) or quarter_of(today).first, day_asked(last) or today


def sheet_letter(seen: LedTraining) -> Letter:
    """As many pages as the roll needs."""
    one = seen.row.session
    rows = tuple((str(nth), *_cells(on)) for nth, on in enumerate(seen.roll, 1))
    return Letter(
        title="培训签到表",
        number=seen.row.station_name,
        paragraphs=(),
        lines=(
            Line("培训", f"{one.title}（{FIELDS[one.field]}，{LEVELS[one.level]}办）"),
            Line("时间", f"{day(one.begins_at)} {wall(one.begins_at)}—{wall(one.ends_at)}"),
            Line("地方", one.place),
            Line("讲课", seen.row.trainer_name),
            Line("谁参加", whose(seen.row)),
        ),
        blanks=(),
        grid=Grid(HEAD, (12, 26, 50, 26, 28, 28), rows),
        signers=(Signer("讲课的人（签字）", ""),),
        day=full_day(shanghai_day(one.begins_at)),
        note=f"手机签到的印了时间；空格由本人签字，会后讲课的人照着点名。{RULE}",
    )


def _cells(on: OnRoll) -> tuple[str, str, str, str, str]:
    one = on.attendance
    came = wall(one.in_at) if one and one.in_at else "点名" if one and one.ticked_by is not None else ""
    left = wall(one.out_at) if one and one.out_at else "点名" if one and one.ticked_by is not None else ""
    return on.name, on.unit_name, on.post, came, left


def certificate_letter(had: list[SessionRow], stands: list[GuardRow], first: date, last: date, today: date) -> Letter:
    """What he took part in; without any it says so."""
    name, unit = (stands[0].name, stands[0].unit_name) if stands else ("", "")
    rows = tuple(
        (full_day(shanghai_day(row.session.begins_at)), row.session.title, FIELDS[row.session.field], row.trainer_name)
        for row in had
    )
    span = f"{full_day(first)}到{full_day(last)}"
    said = (
        f"{unit}保安员{name}，{span}参加联勤联防培训 {len(had)} 次。"
        if had
        else f"{unit}保安员{name}，{span}没有参加培训的登记。"
    )
    return Letter(
        title="培训证明",
        number="",
        paragraphs=(said,),
        lines=(),
        blanks=(),
        grid=Grid(("日期", "培训", "内容", "讲课"), (36, 66, 30, 38), rows) if rows else None,
        signers=(Signer("派出所（章）", ""),),
        day=full_day(today),
        note=RULE,
    )
