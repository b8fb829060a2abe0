"""我的证: where a guard is on the way to his certificate; he enrols for the city's exam, and says what the law asks."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery

from lianfang.access import NotYours
from lianfang.flows.exams.conditions import declare
from lianfang.flows.exams.enrol import enrol, withdraw
from lianfang.flows.unit.certificate_of import STATES
from lianfang.web.answers import ReadRequest, form, go, new_key, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.exams import OwnWay, own_way
from lianfang.web.looks.own import own_scope, person_of_actor
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.exam_words import conditions, conditions_said, facts_of, title_of
from lianfang.web.pages.guard import certificate_tag
from lianfang.web.pages.told import full_day, month_day, wall
from lianfang.web.views import CertificatePage, ExamOffer, Fact, Form, Step, Tag
from lianfang.wording import say, status
from scoring.exams.signup.rules.standing import MAY_ENROL
from scoring.exams.signup.vocabulary import Standing
from zones.ground.refused import Refused
from zones.ground.weeks import shanghai_day

OFF_THE_WAY = ("不符合条件", "材料缺")
"""States that are nobody's next step."""
NOTICES = {
    "enrolled": "报上了。把材料带到派出所，民警核对好就行。",
    "withdrawn": "取消了。想考的时候再报。",
    "declared": "记下了。带材料来的时候，民警会核对。",
}


@get("/certificate", opt={"action": "certificate.see"})
async def my_certificate(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    """The nine states, where he is, and the next step."""
    return page(_shown(request, await own_way(actor_of(request)), notice=NOTICES.get(done, "")))


@post("/certificate/enrolments", opt={"action": "exam.own"}, status_code=200)
async def enrol_myself(request: ReadRequest) -> Response[Any]:
    """For an exam of his station."""
    fields, actor = await form_of(request), actor_of(request)
    own, exam = own_scope(actor, "exam.own"), number_asked(fields.get("exam", "")) or 0
    car, key = fields.get("car", "") == "yes", key_of(request, fields)
    doing = enrol(by_of(request), actor.account, own, exam, person_of_actor(actor), car, key)
    return await _done(request, doing, "enrolled")


@post("/certificate/withdrawals", opt={"action": "exam.own"}, status_code=200)
async def withdraw_myself(request: ReadRequest) -> Response[Any]:
    """While the city does not have his name."""
    fields, actor = await form_of(request), actor_of(request)
    own, exam = own_scope(actor, "exam.own"), number_asked(fields.get("exam", "")) or 0
    doing = withdraw(by_of(request), own, exam, person_of_actor(actor), key_of(request, fields))
    return await _done(request, doing, "withdrawn")


@post("/certificate/conditions", opt={"action": "exam.own"}, status_code=200)
async def declare_conditions(request: ReadRequest) -> Response[Any]:
    """What he says himself of the law's conditions."""
    fields, actor = await form_of(request), actor_of(request)
    own_scope(actor, "exam.own")
    doing = declare(by_of(request), person_of_actor(actor), conditions_said(fields), key_of(request, fields))
    return await _done(request, doing, "declared")


async def _done(request: ReadRequest, doing: Awaitable[None], done: str) -> Response[Any]:
    try:
        await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(_shown(request, await own_way(actor_of(request)), error=say(refusal)), status(refusal))
    return go(f"/certificate?done={done}")


def _shown(request: ReadRequest, seen: OwnWay, **shown: str) -> CertificatePage:
    own, standing, at = seen.certificate, seen.certificate.standing, STATES.index(seen.certificate.state)
    steps = tuple(
        Step(state, "", "done" if number < at else "now" if number == at else "todo")
        for number, state in enumerate(STATES)
        if state not in OFF_THE_WAY or state == own.state
    )
    facts = (("证件编号", own.number), ("日期", full_day(own.on)))
    asks = standing is not None and standing.state not in ("有证", "合格待发证", "已发未领")
    checked = standing.known.eligibility if standing is not None else None
    return CertificatePage(
        frame_of(request),
        name=seen.stands.name if seen.stands else "",
        unit=seen.stands.unit_name if seen.stands else "",
        state=certificate_tag(own),
        next=own.next,
        steps=steps,
        facts=tuple(Fact(label, text) for label, text in facts if text),
        offers=_offers(seen, standing) if asks else (),
        enrolled=_enrolled(standing) if standing is not None else (),
        withdraw=_withdraw(standing) if standing is not None else None,
        declare=form("/certificate/conditions") if asks and checked and checked.checked is None else None,
        conditions=conditions(checked.declared) if asks and checked else (),
        declared=_said(checked.declared, checked.checked) if asks and checked else None,
        **shown,
    )


def _offers(seen: OwnWay, standing: Standing | None) -> tuple[ExamOffer, ...]:
    may = standing is not None and standing.state in MAY_ENROL
    here = standing.known.offer.id if standing is not None and standing.known.offer and not may else 0
    return tuple(
        ExamOffer(
            f"exam-{one.id}",
            title_of(one),
            facts_of(one),
            Form("/certificate/enrolments", new_key(), (("exam", str(one.id)),)) if may else None,
            bool(one.plan.car_seats),
        )
        for one in seen.open
        if one.id != here
    )


def _enrolled(standing: Standing) -> tuple[Fact, ...]:
    """What he is enrolled for, while it goes on."""
    enrolment, offer = standing.known.enrolment, standing.known.offer
    if enrolment is None or offer is None or standing.state not in ("材料缺", "已审", "准考"):
        return ()
    said = list(facts_of(offer))
    if enrolment.slot_at is not None:
        day = month_day(shanghai_day(enrolment.slot_at))
        said.insert(
            1, Fact("您采集指纹、照相", f"{day} {wall(enrolment.slot_at)}，{offer.plan.window_place}", "带身份证。")
        )
    if offer.plan.car_seats:
        said.append(Fact("您怎么去", "坐所里的车" if enrolment.car else "自己去"))
    return tuple(said)


def _withdraw(standing: Standing) -> Form | None:
    enrolment = standing.known.enrolment
    if enrolment is None or standing.state not in ("材料缺", "已审"):
        return None
    return Form("/certificate/withdrawals", new_key(), (("exam", str(enrolment.offer)),))


def _said(declared: tuple[str, ...] | None, checked: tuple[str, ...] | None) -> Tag:
    if checked is not None:
        return Tag("民警核对过，有不符合的", "warn") if checked else Tag("民警核对过，符合", "ok")
    if declared is None:
        return Tag("还没有填", "mute")
    return Tag("您填了有不符合的", "warn") if declared else Tag("您填了都符合", "info")
