"""考证 of a unit: where each of its guards stands on the way, and enrolling them; never which condition somebody does not meet."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, can
from lianfang.database import transaction
from lianfang.flows.exams.enrol import enrol, withdraw
from lianfang.web.answers import ReadRequest, go, new_key, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.exams import unit_way
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.exam_words import facts_of, note_of, state_tag, title_of
from lianfang.web.pages.places import unit_of
from lianfang.web.pages.units import beside
from lianfang.web.views import Choice, ExamGuard, ExamOffer, Form, UnitExamsPage
from lianfang.wording import say, status
from scoring.exams.signup.rules.standing import MAY_ENROL
from scoring.exams.signup.vocabulary import Standing
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster.reads import called

NOTICES = {
    "enrolled": "报上了。请他把材料带到派出所。",
    "withdrawn": "取消了，名额给后面的人。",
}


@get("/units/{unit:int}/exams", opt={"action": "exam.unit"})
async def unit_exams(request: ReadRequest, unit: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    of = await unit_of(request, "exam.unit", unit)
    return page(await _shown(request, of, notice=NOTICES.get(done, "")))


@post("/units/{unit:int}/exams", opt={"action": "exam.enrol"}, status_code=200)
async def enrol_for_unit(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """One of its guards: into an exam, or out of it again."""
    fields, of = await form_of(request), await unit_of(request, "exam.enrol", unit)
    person, exam = number_asked(fields.get("person", "")) or 0, number_asked(fields.get("exam", "")) or 0
    by, key, done = by_of(request), key_of(request, fields), "enrolled"
    doing: Awaitable[None]
    if fields.get("act", "") == "withdraw":
        doing, done = withdraw(by, of, exam, person, key), "withdrawn"
    else:
        doing = enrol(by, actor_of(request).account, of, exam, person, fields.get("car", "") == "yes", key)
    try:
        await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, of, error=say(refusal)), status(refusal))
    return go(f"/units/{unit}/exams?done={done}")


async def _shown(request: ReadRequest, of: Scope, **shown: Any) -> UnitExamsPage:
    seen, may = await unit_way(of), can(actor_of(request), "exam.enrol")
    async with transaction():
        name, _ = await called(of)
    base = f"/units/{of.unit}/exams"
    return UnitExamsPage(
        frame_of(request),
        name,
        guards=tuple(
            _guard(one.name, seen.standings[one.person], base if may else "", bool(seen.open)) for one in seen.guards
        ),
        offers=tuple(ExamOffer(f"exam-{one.id}", title_of(one), facts_of(one)) for one in seen.open),
        exams=tuple(Choice(str(one.id), title_of(one)) for one in seen.open),
        car=any(one.plan.car_seats for one in seen.open),
        **beside(request, of, "exams") | shown,
    )


def _guard(name: str, standing: Standing, base: str, offered: bool) -> ExamGuard:
    """`base` is empty for who only looks."""
    along, enrolment = (("person", str(standing.person)),), standing.known.enrolment
    out = standing.state in ("材料缺", "已审") and enrolment is not None
    return ExamGuard(
        name,
        "单位须另外安排岗位" if standing.state == "不符合条件" else note_of(standing),
        state_tag(standing),
        enrol=Form(base, new_key(), along) if base and offered and standing.state in MAY_ENROL else None,
        withdraw=Form(base, new_key(), (*along, ("exam", str(enrolment.offer)), ("act", "withdraw")))
        if base and out and enrolment
        else None,
    )
