"""A request looked at again: what the page shows of it."""

from lianfang.flows.aid.seen import Helper
from lianfang.web.answers import new_key
from lianfang.web.looks.desk import ReviewSeen
from lianfang.web.pages.album import pictures
from lianfang.web.pages.desk_call import left_out_of, steps_of, targets_of
from lianfang.web.pages.desk_words import answer_tag, clock, helps_of, line, placed, told_of
from lianfang.web.pages.told import moment, month_day
from lianfang.web.views import Arrest, Deed, Fact, Form, Frame, Judging, Link, LogLine, ReviewPage, ReviewPerson, Tag
from zones.aid.rules.worth import Suggestion, suggested
from zones.aid.vocabulary import MISUSE_WORDS, OUTCOME_WORDS, REFUSAL_WORDS, Request
from zones.journal.vocabulary import DEED_WORDS
from zones.roster.reads import StationRow

STATES = {"open": Tag("还在进行", "warn"), "closed": Tag("处置完毕", "ok"), "taken_back": Tag("按错，撤回了", "mute")}


def review_page(
    frame: Frame,
    place: StationRow,
    found: ReviewSeen,
    decides: bool,
    judging: Judging | None,
    arrest: Arrest | None,
    error: str = "",
    notice: str = "",
) -> ReviewPage:
    seen, told = found.seen, told_of(found.seen, found.accounts)
    return ReviewPage(
        frame,
        title=f"{seen.unit_name} {seen.kind.word}",
        place=f"{place.name} · {seen.zone_name} · {moment(seen.request.raised_at)}",
        drill=seen.request.drill,
        state=STATES[seen.request.state],
        facts=_facts(found),
        steps=steps_of(seen),
        targets=targets_of(seen),
        people=tuple(_person(one, place.id, seen.request) for one in seen.helpers),
        left_out=left_out_of(seen, {one.alert.person for one in seen.helpers}),
        log=tuple(LogLine(clock(event.at), line(event, told)) for event in seen.events),
        deeds=_deeds(found, place.id, decides),
        judging=judging,
        back=f"/stations/{place.id}/desk",
        arrest=arrest,
        pictures=pictures(seen),
        error=error,
        notice=notice,
    )


def _facts(found: ReviewSeen) -> tuple[Fact, ...]:
    request = found.seen.request
    told = [
        Fact("求援编号", number_of(request)),
        Fact("勤务依据", found.order or "那一天没有登记有效的文书"),
        Fact("接报民警", found.seen.received_by or "没有人按接报"),
    ]
    if pause := request.policy.paused:
        told.append(Fact("单位暂停联勤", f"到{month_day(pause.until)}（{MISUSE_WORDS[pause.why]}），没有叫邻居"))
    if request.state == "closed":
        told += [
            Fact("接处警编号", request.number or f"无需出警：{request.no_call_out}"),
            Fact("结果", OUTCOME_WORDS.get(request.outcome, "")),
            Fact("受伤", f"{request.injured} 人"),
        ]
    return tuple(told)


def number_of(request: Request) -> str:
    """The number that sheets and people name: 求援 7-23, the station's and the request's."""
    return f"求援 {request.station}-{request.id}"


def _person(one: Helper, station: int, request: Request) -> ReviewPerson:
    href = f"/stations/{station}/aid/{request.id}/sheet/{one.alert.person}.pdf"
    took_part = one.alert.answer in ("coming", "arrived", "helping")
    sheets: tuple[Link, ...] = (Link("伤情快报", href), Link("履职证明", f"{href}?of=service"))
    if request.drill or not (took_part or one.alert.role == "own"):
        sheets = ()
    return ReviewPerson(one.name, one.unit_name, answer_tag(one), _times(one), sheets if took_part else sheets[:1])


def _times(one: Helper) -> str:
    alert = one.alert
    parts = [f"{clock(alert.told_at)} 告知"]
    parts += [f"{clock(alert.seen_at)} 看到"] if alert.seen_at else []
    parts += [f"{clock(alert.answered_at)} 答复"] if alert.answered_at else []
    parts += [f"{clock(alert.arrived_at)} 到场"] if alert.arrived_at else []
    parts += [helps_of(alert.helps)] if alert.helps else []
    parts += [REFUSAL_WORDS[alert.reason]] if alert.reason in REFUSAL_WORDS else []
    return "，".join(parts)


def _deeds(found: ReviewSeen, station: int, decides: bool) -> tuple[Deed, ...]:
    """What an officer may write into the journal; nothing is written by itself."""
    request = found.seen.request
    helpers = {one.alert.person: one for one in found.seen.helpers}
    return tuple(
        _deed(helpers[one.person], one, found, f"/stations/{station}/aid/{request.id}/deeds", decides)
        for one in suggested(request)
    )


def _deed(helper: Helper, one: Suggestion, found: ReviewSeen, href: str, decides: bool) -> Deed:
    who, at = placed(helper.name, helper.unit_name), found.seen.unit_name
    if found.seen.request.drill:
        text = f"{who}参加{at}的演练"
    else:
        text = {
            "arrived": f"{who}到{at}支援",
            "helping": f"{who}守着帮看：{helps_of(helper.alert.helps)}",
        }.get(helper.alert.answer, f"{who}动身去{at}，被叫回")
    if one.person in found.recorded:
        return Deed(text, "已记入工作事项")
    if not decides:
        return Deed(text, "请民警确认")
    person = str(one.person)
    return Deed(text, "", tuple((f"记为{DEED_WORDS[kind]}", _form(href, person, kind)) for kind in one.kinds))


def _form(href: str, person: str, kind: str) -> Form:
    return Form(href, new_key(), (("person", person), ("kind", kind)))
