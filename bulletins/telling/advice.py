"""Part six: what became of last week's advice, and what is advised now. Every proposal rests on a finding."""

from datetime import date, timedelta

from msgspec import Struct

from bulletins.figures.rules import Finding, found
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Paragraph, Part
from bulletins.telling.phrases import LEAST_ASKED, MOST_NAMED, NUMERALS, listed, moved, named, rate_moved

RESTS_ON = {
    "cases": ("cases_up", "cases_up_again", "band_up"),
    "answers": ("rate_low", "rate_low_again", "excused_up", "hour_low"),
    "patrols": ("flag_missing", "units_absent", "absent_again", "uncovered"),
    "follow_up": ("open_problems", "hazards_overdue", "hazards_repeated", "uncertified"),
    "teaching": ("known_low",),
}
"""Advice, and the findings that it rests on."""
MOST = 4
FRIDAY, SUNDAY = 4, 6
TWO_WEEKS = timedelta(days=14)


class Proposal(Struct, frozen=True):
    """An advised step: the rule it comes from, head and sentences, the evidence shown to the office; who does it by when.

    `owner` is a role in words (辖区派出所, 牵头单位, 保安队长), never a person: that is the office's to write.
    """

    rule: str
    text: str
    evidence: str
    owner: str = ""
    due: date | None = None


def proposals(now: Figures, weak: tuple[Finding, ...], issued_on: date) -> tuple[Proposal, ...]:
    """At most four, from what was found. `issued_on` gives the days by which things are done."""
    every = (
        _cases(now, weak, issued_on),
        _answers(now, weak, issued_on),
        _patrols(weak, issued_on),
        _follow_up(now, weak, issued_on),
        _teaching(weak, issued_on),
    )
    return tuple(proposal for proposal in every if proposal)[:MOST]


def _evidence(*found_: Finding | None) -> str:
    return "；".join(one.evidence for one in found_ if one)


def _by(issued_on: date, weekday: int) -> date:
    """The next such day of the week (0 is Monday) after the issue."""
    return issued_on + timedelta(days=(weekday - issued_on.weekday()) % 7 or 7)


def _cases(now: Figures, weak: tuple[Finding, ...], issued_on: date) -> Proposal | None:
    up, band, again = found(weak, "cases_up"), found(weak, "band_up"), found(weak, "cases_up_again")
    if not up and not band:
        return None
    night = band is not None and band.about[0] in ("0-4时", "4-8时", "20-24时")
    head = "紧盯夜间发案" if night else "紧盯案件反弹"
    where = f"{named(up.about, now.areas)}各单位" if up else "各单位"
    more = f"；{named(again.about, now.areas)}连续两期上升，派出所上门逐家提示" if again else ""
    text = f"{head}。{where}要加强看护和防盗提示，发现可疑情况立即报告派出所{more}。"
    return Proposal("cases", text, _evidence(again or up, band), "辖区派出所", _by(issued_on, SUNDAY))


def _answers(now: Figures, weak: tuple[Finding, ...], issued_on: date) -> Proposal | None:
    low, broken, again = found(weak, "rate_low"), found(weak, "excused_up"), found(weak, "rate_low_again")
    if not low and not broken:
        return None
    friday = _by(issued_on, FRIDAY)
    parts = []
    if low:
        parts.append(f"{named(low.about, now.areas)}要逐家查找未应答原因")
    if again:
        parts.append(f"{named(again.about, now.areas)}由派出所上门核对岗位排班")
    if broken:
        parts.append(f"门岗电话{listed(broken.about)}的，于{friday.month}月{friday.day}日前修复")
    evidence = _evidence(low, broken, found(weak, "hour_low"))
    return Proposal("answers", f"抓实岗位点名。{'；'.join(parts)}。", evidence, "各单位保安队长", friday)


def _patrols(weak: tuple[Finding, ...], issued_on: date) -> Proposal | None:
    flag, absent, bare = found(weak, "flag_missing"), found(weak, "units_absent"), found(weak, "uncovered")
    if not flag and not absent and not bare:
        return None
    said = "牵头单位要提前商定人员、带好队旗" if flag else "牵头单位要提前商定人员"
    more = "；排定的巡逻走不成的，当天报派出所调整" if bare else ""
    evidence = _evidence(flag, absent, found(weak, "absent_again"), bare)
    text = f"规范联防巡逻。{said}；不能派员的，提前一天告知{more}。"
    return Proposal("patrols", text, evidence, "牵头单位", _by(issued_on, SUNDAY))


def _follow_up(now: Figures, weak: tuple[Finding, ...], issued_on: date) -> Proposal | None:
    problems, uncertified = found(weak, "open_problems"), found(weak, "uncertified")
    overdue, repeated = found(weak, "hazards_overdue"), found(weak, "hazards_repeated")
    parts = []
    if problems:
        parts.append(f"派出所逐一复查{now.inspection.with_deadline}处限期整改问题")
    if overdue and now.hazards:
        parts.append(f"超期未整改的{now.hazards.overdue}处隐患逐处定下整改期限")
    if repeated:
        parts.append("同处同种再次发现的隐患查明原因")
    head = ["推进整改"] if parts else []
    if uncertified:
        head.append("推进持证")
        left = now.exam.guards - now.exam.certified - now.exam.pending
        rest = "其余" if now.exam.pending else ""
        parts.append(f"各单位逐人核对{rest}{left}名未持证人员报考条件，符合条件的组织报名")
    if not parts:
        return None
    text = f"{'和'.join(head).replace('和推进', '和')}。{'；'.join(parts)}。"
    owner = "辖区派出所" if len(parts) > 1 or not uncertified else "各单位"
    evidence = _evidence(problems, overdue, repeated, uncertified)
    return Proposal("follow_up", text, evidence, owner, issued_on + TWO_WEEKS)


def _teaching(weak: tuple[Finding, ...], issued_on: date) -> Proposal | None:
    low = found(weak, "known_low")
    if low is None:
        return None
    text = "抓好应知应会。各单位利用交接班逐题讲解抽问内容，派出所下期再问。"
    return Proposal("teaching", text, low.evidence, "各单位", issued_on + TWO_WEEKS)


def outcome(advised: tuple[str, ...], about: dict[str, tuple[str, ...]], now: Figures, last: Figures) -> str:
    """What became of last week's advice, in figures. `advised` are the rules whose advice was printed, `about` what they found."""
    told = [said for rule in advised if (said := became(rule, about, now, last))]
    return f"上期建议落实情况：{'；'.join(told)}。" if told else ""


def became(rule: str, about: dict[str, tuple[str, ...]], now: Figures, last: Figures) -> str:
    """What became of one rule's advice, from the figures it rested on and those of now; empty where no figure says."""
    if rule == "cases":
        was = last.cases.by_zone | last.cases.by_band
        is_ = now.cases.by_zone | now.cases.by_band
        names = about.get("cases_up") or about.get("band_up", ())
        moves = [f"{name}{moved(was.get(name, 0), is_[name], '起')}" for name in names if name in is_]
        return f"案件情况：{listed(moves[:MOST_NAMED])}" if moves else ""
    if rule == "answers" and about.get("rate_low"):
        before, after = last.roll_call.by_zone, now.roll_call.by_zone
        few = {area for one in (before, after) for area, told in one.items() if told.expected < LEAST_ASKED}
        areas = [area for area in about["rate_low"] if area in before and area in after and area not in few]
        rates = [f"{area}{rate_moved(before[area].rate_pct, after[area].rate_pct)}" for area in areas]
        return f"点名应答率：{listed(rates[:MOST_NAMED])}" if rates else ""
    if rule == "patrols":
        return f"未派员{moved(last.patrol.unit_absences, now.patrol.unit_absences, '家次')}"
    if rule == "follow_up":
        fixed = f"整改隐患{now.hazards.fixed}处，" if now.hazards and now.hazards.fixed else ""
        return f"{fixed}持证人数{moved(last.exam.certified, now.exam.certified, '人')}"
    if rule == "teaching" and now.awareness and now.awareness.guards_asked:
        return f"抽问保安员{now.awareness.guards_asked}人次，知晓{now.awareness.guards_knew}人次"
    return ""


def part(opening: str, texts: tuple[str, ...]) -> Part:
    """六、工作建议. Each text is 小标题。句子。"""
    paragraphs = [Paragraph(opening)] if opening else []
    if len(texts) == 1:
        paragraphs.append(Paragraph(f"本期建议：{texts[0]}"))
    elif texts:
        paragraphs.append(
            Paragraph(
                "本期建议：" + "".join(f"{NUMERALS[at]}是{text}" for at, text in enumerate(texts[: len(NUMERALS)]))
            )
        )
    else:
        paragraphs.append(Paragraph("本期各项工作平稳，继续按既定安排做好联勤联防工作。"))
    return Part("六、工作建议", tuple(paragraphs))
