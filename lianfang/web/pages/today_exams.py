"""What the way to the certificate asks of a guard today: papers, the window, the exam, his card."""

from datetime import datetime, timedelta

from lianfang.access import Actor
from lianfang.web.looks.own import own_scope
from lianfang.web.pages.told import month_day, wall
from lianfang.web.views import Link, TodayCard
from scoring.exams.signup.reads import standings
from scoring.exams.signup.vocabulary import Standing
from zones.ground.weeks import shanghai_day

NEAR = timedelta(days=3)


async def cards(actor: Actor, now: datetime) -> tuple[TodayCard, ...]:
    """At most one."""
    own = own_scope(actor, "exam.own")
    one = next(iter((await standings(own, now)).values()), None)
    said = _said(one, now) if one is not None else None
    return (TodayCard(*said, more=Link("看我的证", "/certificate")),) if said else ()


def _said(one: Standing, now: datetime) -> tuple[str, str] | None:
    enrolment, offer = one.known.enrolment, one.known.offer
    if one.state == "已发未领":
        return "您的保安员证到派出所了", "带身份证去领。"
    if enrolment is None or offer is None or one.state not in ("材料缺", "已审", "准考"):
        return None
    plan = offer.plan
    if enrolment.slot_at is not None and now < enrolment.slot_at < now + NEAR:
        when = f"{month_day(shanghai_day(enrolment.slot_at))} {wall(enrolment.slot_at)}"
        return f"{when} 采集指纹、照相", f"{plan.window_place}。带身份证。"
    if one.state == "准考" and plan.held_at < now + NEAR:
        return f"{month_day(shanghai_day(plan.held_at))} {wall(plan.held_at)} 考试", f"{plan.place}。带身份证。"
    if one.state == "材料缺" and not one.waiting and one.missing and plan.closes_on <= shanghai_day(now) + NEAR:
        return "报名材料还缺", f"{month_day(plan.closes_on)}以前把{'、'.join(one.missing)}带到派出所。"
    return None
