"""成绩单: a sitting's results on paper, for two to sign, and as a workbook."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from bulletins.paper.letters.vocabulary import Grid, Letter, Line, Signer
from lianfang.printing import print_letter
from lianfang.sheets.write import workbook
from lianfang.web.answers import ReadRequest, pdf, xlsx
from lianfang.web.looks.sittings import SupervisedSitting, supervised_sitting
from lianfang.web.pages.places import station_of
from lianfang.web.pages.sitting_view import made_of, points, when
from lianfang.web.pages.told import full_day, moment
from scoring.exams.sittings.reads import AttemptRow
from scoring.exams.sittings.rules.sitting import is_passed
from scoring.exams.sittings.vocabulary import KINDS
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day

HEAD = ("序号", "姓名", "单位", "第几次", "答对", "成绩", "结果", "交卷时间", "备注")


@get("/stations/{station:int}/sittings/{sitting:int}/scores.pdf", opt={"action": "sitting.see"})
async def score_sheet(request: ReadRequest, station: FromPath[int], sitting: FromPath[int]) -> Response[Any]:
    """Signed by whoever supervised and by whoever checks."""
    place = await station_of(request, "sitting.see", station)
    seen = await supervised_sitting(Scope((place.id,)), sitting)
    return pdf((await print_letter(score_letter(seen, place.name))).pdf, f"chengjidan-{sitting}")


@get("/stations/{station:int}/sittings/{sitting:int}/scores.xlsx", opt={"action": "sitting.see"})
async def score_workbook(request: ReadRequest, station: FromPath[int], sitting: FromPath[int]) -> Response[Any]:
    """The same as a workbook; what anybody typed stays text."""
    place = await station_of(request, "sitting.see", station)
    seen = await supervised_sitting(Scope((place.id,)), sitting)
    return xlsx(workbook(f"{place.name} {seen.sitting.plan.title} 成绩单", HEAD, _lines(seen)), f"chengjidan-{sitting}")


def score_letter(seen: SupervisedSitting, place: str) -> Letter:
    plan, done = seen.sitting.plan, _graded(seen)
    passed = sum(is_passed(plan, row.attempt) for row in done)
    return Letter(
        title="成绩单",
        number=f"{place}　{KINDS[plan.kind]}",
        paragraphs=(),
        lines=(
            Line("考试", plan.title),
            Line("时间", when(plan)),
            Line("卷子", f"{made_of(plan)}，{plan.blueprint.minutes} 分钟，{plan.blueprint.pass_points} 分合格"),
            Line("合计", f"{len(done)} 份，合格 {passed} 份"),
        ),
        blanks=(),
        grid=Grid(
            ("序", "姓名", "单位", "第几次", "答对", "成绩", "结果", "备注"),
            (9, 22, 44, 15, 14, 16, 20, 30),
            tuple(
                tuple(str(cell) for nth, cell in enumerate(line) if HEAD[nth] != "交卷时间") for line in _lines(seen)
            ),
        ),
        signers=(Signer("监考", ""), Signer("复核", "")),
        day=full_day(shanghai_day(seen.now)),
        note="这是平时考试的成绩，不是保安员证考试的，不算积分。",
    )


def _lines(seen: SupervisedSitting) -> list[tuple[str | int | float, ...]]:
    return [_line(nth, row, seen) for nth, row in enumerate(_graded(seen), 1)]


def _line(nth: int, row: AttemptRow, seen: SupervisedSitting) -> tuple[str | int | float, ...]:
    one = row.attempt
    verdict = "合格" if is_passed(seen.sitting.plan, one) else "不合格"
    notes = ["到时间自动交"] if one.by_time else []
    notes += [f"加时 {one.extra_minutes} 分钟"] if one.extra_minutes else []
    ended = moment(one.ended_at) if one.ended_at else ""
    again = "补考" if one.number == 2 else "第 1 次"
    return (
        nth,
        row.name,
        row.unit_name,
        again,
        one.correct or 0,
        points(one.points or 0),
        verdict,
        ended,
        "，".join(notes),
    )


def _graded(seen: SupervisedSitting) -> list[AttemptRow]:
    return [row for row in seen.rows if row.attempt.state == "graded"]
