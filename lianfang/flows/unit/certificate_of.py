"""我的证: which of the nine states a guard's certificate is in, and the next step in a sentence."""

from collections.abc import Callable
from datetime import date, datetime

from msgspec import Struct

from lianfang.database import transaction
from lianfang.vault.masks import mask
from scoring.exams.signup.reads import standings
from scoring.exams.signup.rules.standing import failures
from scoring.exams.signup.vocabulary import Known, Standing
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI, shanghai_day
from zones.roster.reads.standing import CertificateRow, certificates_of
from zones.roster.vocabulary import CERTIFICATE_STATES

STATES = CERTIFICATE_STATES
"""The nine, in order, for a page that shows the whole way."""


class MyCertificate(Struct, frozen=True):
    """`on` is when it was issued, or when he last sat or passed; `number` is masked, empty where there is none.

    `standing` is None for who stands nowhere today: nobody is enrolled from nowhere.
    """

    state: str
    on: date | None
    number: str
    next: str
    standing: Standing | None = None


async def certificate_of(scope: Scope) -> MyCertificate:
    """Of the scope's person, as far as roster, results and enrolment tell."""
    async with transaction(snapshot=True) as now:
        certificates = await certificates_of(scope)
        standing = next(iter((await standings(scope, now)).values()), None)
    held = next((one for one in certificates if one.held_on(shanghai_day(now))), None)
    if standing is None:
        return MyCertificate("有证" if held else "未报名", held.issued if held else None, _number(held), NOWHERE)
    told = next((one for one in standing.known.sat if one.passed), None) or next(iter(standing.known.sat), None)
    on = held.issued if held else told.on if told else None
    return MyCertificate(standing.state, on, _number(held), NEXT[standing.state](standing), standing)


def _number(held: CertificateRow | None) -> str:
    return mask("certificate", held.number) if held else ""


NOWHERE = "您现在没有在册的岗位。上岗后由新单位报名。"


def _not_enrolled(standing: Standing) -> str:
    known = standing.known
    if known.ever:
        return "原来登记的证已经不在册。请问单位是换了证，还是要重新考。"
    if not known.sat:
        return "做保安要持证。派出所安排了考试，就在这里报名；也可以请单位给您报。"
    score, again = (
        known.sat[0].score,
        "可以免费补考一次，下次考试在这里报名。" if failures(known) == 1 else "下次考试可以再报名。",
    )
    return f"上次考了 {score:g} 分，60 分合格。{again}"


def _lacking(standing: Standing) -> str:
    plan = standing.known.offer.plan if standing.known.offer else None
    papers = "、".join(standing.missing)
    until = f"{plan.closes_on.month}月{plan.closes_on.day}日以前" if plan else ""
    brought = f"{until}把{papers}带到派出所。" if papers else "材料带齐了，等派出所核对报考条件。"
    return brought + _waits(standing)


def _waits(standing: Standing) -> str:
    return f"名额满了，您在候补第 {standing.waiting} 位，有人退出就补上。" if standing.waiting else ""


def _admitted(standing: Standing) -> str:
    known = standing.known
    if known.offer is None:
        return ""
    ticket = f"准考证号 {known.enrolment.ticket}。" if known.enrolment and known.enrolment.ticket else ""
    return f"{_when(known.offer.plan.held_at)}在{known.offer.plan.place}考试，带上身份证。{ticket}"


def _when(at: datetime) -> str:
    wall = at.astimezone(SHANGHAI)
    return f"{wall.month}月{wall.day}日 {wall:%H:%M}"


def _barred(known: Known) -> str:
    if known.eligibility.checked is None and known.eligibility.declared:
        return "您填的条件里有不符合的，不能报考，也不能当保安员。填错了就在下面改；说不准，带材料到派出所问民警。"
    return "派出所核对过，报考条件有不符合的，不能报考。单位要另外安排岗位；有不同意见，请带材料到派出所找民警。"


NEXT: dict[str, Callable[[Standing], str]] = {
    "有证": lambda _: "证在册。证号或日期不对，请告诉单位改花名册。",
    "合格待发证": lambda _: "考试合格，等发证。拿到证后请把证号报给派出所登记。",
    "已发未领": lambda _: "证到派出所了。请带身份证去领，领证时当场登记证号。",
    "不符合条件": lambda standing: _barred(standing.known),
    "未报名": _not_enrolled,
    "材料缺": _lacking,
    "已审": lambda standing: "材料审过了，等市局准考。考前三天会通知您。" + _waits(standing),
    "准考": _admitted,
    "已考未出分": lambda _: "考过了，成绩出来会写在这里，一般两周左右。",
}
