"""履职证明 and 伤情快报: one page each about one person in one request."""

from bulletins.paper.letters.vocabulary import Letter, Line, Signer
from lianfang.flows.aid.seen import Helper
from lianfang.web.looks.desk import ReviewSeen
from lianfang.web.pages.desk_words import clock, helps_of
from lianfang.web.pages.review_view import number_of
from lianfang.web.pages.told import full_day, moment
from zones.ground.weeks import shanghai_day
from zones.roster.reads import StationRow


def service(place: StationRow, found: ReviewSeen, helper: Helper) -> Letter:
    """That he came, or helped from his post, called by the police."""
    seen, did = found.seen, _did(helper)
    ground = f"依据{found.order}，" if found.order else ""
    text = (
        f"{moment(seen.request.raised_at)}，{seen.unit_name}求援（{seen.kind.word}）。{ground}"
        f"{helper.unit_name}保安员{helper.name}经{place.name}勤务指挥室通知，{did}。"
    )
    return Letter(
        title="联勤联防履职证明",
        number=number_of(seen.request),
        paragraphs=(text, "特此证明。"),
        lines=_lines(found, helper),
        blanks=(),
        signers=(Signer("出具单位", f"{place.name}（盖章）"), Signer("经办民警", "")),
        day=full_day(shanghai_day(found.now)),
        note="本证明供保安员本人、用人单位和保险理赔使用。",
    )


def injury(place: StationRow, found: ReviewSeen, helper: Helper) -> Letter:
    """What is known on the spot; the rest is written by hand."""
    seen = found.seen
    text = (
        f"{helper.name}在{seen.unit_name}求援（{seen.kind.word}）中参加联勤联防时受伤，先行快报，伤情以医院诊断为准。"
    )
    return Letter(
        title="联勤联防伤情快报",
        number=number_of(seen.request),
        paragraphs=(text,),
        lines=_lines(found, helper),
        blanks=("受伤时间、地点", "受伤部位和经过", "送往医院、联系人电话", "见证人（签字）"),
        signers=(
            Signer("报告单位", f"{helper.unit_name}（盖章）"),
            Signer("勤务单位", f"{place.name}（盖章）"),
            Signer("经办民警", ""),
        ),
        day=full_day(shanghai_day(found.now)),
        note="工伤认定申请由用人单位在三十日内提出；单位没有提出的，本人一年内可以直接提出（工伤保险条例第十七条）。",
    )


def _did(helper: Helper) -> str:
    alert = helper.alert
    if alert.answer == "helping":
        helps = helps_of(alert.helps)
        return f"于{clock(alert.answered_at)}起在本岗守着帮看" + (f"（{helps}）" if helps else "")
    if alert.arrived_at:
        return f"于{clock(alert.answered_at)}前往支援，{clock(alert.arrived_at)}到场"
    return f"于{clock(alert.answered_at)}前往支援"


def _lines(found: ReviewSeen, helper: Helper) -> tuple[Line, ...]:
    seen, alert = found.seen, helper.alert
    stamps = ((alert.told_at, "通知"), (alert.answered_at, "应答"), (alert.arrived_at, "到场"))
    times = "，".join(f"{clock(at)} {word}" for at, word in stamps if at)
    ended = f"，{clock(seen.request.ended_at)} 处置完毕" if seen.request.ended_at else ""
    return (
        Line("姓名", helper.name),
        Line("所在单位", helper.unit_name or "机动力量"),
        Line("求援单位", f"{seen.unit_name}（{seen.zone_name}）"),
        Line("事由", seen.kind.word),
        Line("时间", times + ended),
        Line("勤务依据", found.order or "—"),
        Line("接处警编号", seen.request.number or "—"),
        Line("接报民警", seen.received_by or "—"),
    )
