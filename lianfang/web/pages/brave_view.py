"""见义勇为申报 in words: what is told of a deed, what proves it, the form on paper."""

from bulletins.paper.letters.vocabulary import Letter, Line, Signer
from lianfang.flows.brave.apply import Whole
from lianfang.web.looks.brave import BraveSeen
from lianfang.web.pages.told import full_day, moment
from lianfang.web.views import Fact
from scoring.commendations.reads.brave import BraveDeed
from zones.ground.weeks import shanghai_day
from zones.journal.vocabulary import DEED_WORDS
from zones.roster.reads import StationRow

PAID = "这件事别处已经表扬奖励过，申报时请说明，不重复奖励。"
TOOK_PART = ("coming", "arrived", "helping")
DIGITS = 16
"""So much of a photo's SHA-256 is printed: enough to tell it from any other, short enough to read out."""


def titled(deed: BraveDeed) -> str:
    """赵大山 · 救助 · 2018年10月9日."""
    return f"{deed.name} · {DEED_WORDS[deed.kind]} · {full_day(deed.day)}"


def story(seen: BraveSeen) -> str:
    """What was written for the form, else the record's own words, else what the request's stamps say."""
    deed = seen.deed
    if deed.words or deed.told:
        return deed.words or deed.told
    if seen.request is None:
        return ""
    at = f"{moment(seen.request.request.raised_at)}，{seen.request.unit_name}求援（{seen.request.kind.word}）"
    return f"{at}。{deed.unit_name}保安员{deed.name}{DEED_WORDS[deed.kind]}。"


def facts(seen: BraveSeen) -> tuple[Fact, ...]:
    """As they are printed; numbers are shown on paper alone."""
    return tuple(Fact(line.label, line.text) for line in (*_who(seen.deed, seen.post), *_what(seen)))


def _who(deed: BraveDeed, post: str) -> tuple[Line, ...]:
    return (
        Line("姓名", deed.name),
        Line("单位、岗位", "　".join(part for part in (deed.unit_name, post) if part) or "—"),
    )


def _what(seen: BraveSeen) -> tuple[Line, ...]:
    deed, request = seen.deed, seen.request
    when = moment(deed.at) if deed.at else full_day(deed.day)
    lines = [Line("时间", when)]
    if request:
        lines.append(Line("地点", f"{request.unit_name}（{request.zone_name}）"))
        beside = "、".join(
            f"{one.name}（{one.unit_name}）"
            for one in request.helpers
            if one.alert.answer in TOOK_PART and one.alert.person != deed.person
        )
        lines.append(Line("同去的人", beside or "—"))
    lines.append(Line("证据", "；".join(_evidence(seen))))
    return tuple(lines)


def _evidence(seen: BraveSeen) -> tuple[str, ...]:
    """Numbers, no pictures."""
    deed, request = seen.deed, seen.request
    file = f"（文件 {deed.digest[:DIGITS]}）" if deed.digest else ""
    said = [f"{deed.sheet}第 {deed.row} {'行' if file else '号'}{file}"]
    if request and request.request.number:
        said.append(f"接处警编号 {request.request.number}")
    said += [f"勤务依据 {seen.order}"] if seen.order else []
    return (*said, *(f"照片 {digest[:DIGITS]}" for digest in seen.photos))


def application(place: StationRow, seen: BraveSeen, whole: Whole) -> Letter:
    """The form, one page or two; opinions and signatures by hand."""
    deed = whole.deed
    sex, born = said_by(whole.id_number)
    first, *rest = _who(deed, seen.post)
    place_blank = () if seen.request else ("地点",)
    return Letter(
        title="见义勇为行为认定申报表",
        number=f"{place.name}　第 {deed.id} 号",
        paragraphs=(),
        lines=(
            Line("申报单位", place.name),
            Line("姓名、性别、出生", "　".join(part for part in (first.text, sex, born) if part)),
            Line("身份证号", whole.id_number or "（本人填）"),
            Line("手机", whole.phone or "（本人填）"),
            *rest,
            *_what(seen),
            Line("事迹经过", story(seen)),
            *((Line("说明", PAID),) if deed.paid else ()),
        ),
        blanks=(
            *place_blank,
            "见证人（姓名、电话、签字）",
            "派出所意见（章）",
            "分局意见（章）",
            "见义勇为工作机构意见（章）",
        ),
        signers=(Signer("申报人（民警）", ""), Signer("本人签字", "")),
        day=full_day(shanghai_day(seen.now)),
        note="本表有个人信息，只用于见义勇为认定，不张贴、不外传。",
    )


def said_by(id_number: str) -> tuple[str, str]:
    """(sex, day of birth) as the 18 digits of an ID number say them; empty where there are none."""
    if len(id_number) != 18 or not id_number[:17].isdigit():
        return "", ""
    born = f"{id_number[6:10]}年{int(id_number[10:12])}月{int(id_number[12:14])}日"
    return "男" if int(id_number[16]) % 2 else "女", born
