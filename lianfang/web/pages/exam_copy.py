"""考证 in one's own copy: each enrolment, and what was said and found of the law's conditions."""

from lianfang.web.pages.exam_words import title_of
from lianfang.web.pages.told import full_day, moment
from lianfang.web.views import CopyPart, Fact
from scoring.exams.signup.vocabulary import CALLED_OFF, CONDITIONS, Eligibility, Enrolment, Offer
from zones.ground.weeks import shanghai_day


def copied(enrolments: list[tuple[Offer, Enrolment]], known: Eligibility) -> list[CopyPart]:
    """Nothing where there is nothing."""
    facts = [
        Fact(f"{shanghai_day(offer.plan.held_at).year}年{title_of(offer)}", _said(offer, one))
        for offer, one in enrolments
    ]
    for called, unmet in (("报考条件，自己填的", known.declared), ("报考条件，民警核对的", known.checked)):
        if unmet is not None:
            facts.append(
                Fact(called, f"不符合：{'、'.join(CONDITIONS[name] for name in unmet)}" if unmet else "都符合")
            )
    return [CopyPart("考证报名", tuple(facts))] if facts else []


def _said(offer: Offer, one: Enrolment) -> str:
    steps = [f"{full_day(shanghai_day(one.at))}报名"]
    steps += [f"{moment(one.slot_at)}采集"] if one.slot_at else []
    steps += [f"准考，准考证号 {one.ticket}" if one.ticket else "准考"] if one.admitted_at else []
    steps += ["没到考"] if one.came is False else ["到考"] if one.came else []
    steps += ["取消了报名"] if one.withdrawn_at else []
    steps += [f"考试取消：{CALLED_OFF[offer.called_off]}"] if offer.called_off else []
    return "，".join(steps)
