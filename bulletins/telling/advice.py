"""Part six: what became of last week's advice, and what is advised now. Every proposal rests on a finding."""

from datetime import date, timedelta

from msgspec import Struct

from bulletins.figures.rules import Finding, found
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Paragraph, Part
from bulletins.telling.phrases import NUMERALS, listed, moved, rate_moved, zones


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
    """At most four, from what was found. `issued_on` gives the days that things are due."""
    every = (_cases(now, weak), _answers(now, weak, issued_on), _patrols(weak), _follow_up(now, weak))
    return tuple(proposal for proposal in every if proposal)


def _cases(now: Figures, weak: tuple[Finding, ...]) -> Proposal | None:
    up, band = found(weak, "cases_up"), found(weak, "band_up")
    if not up and not band:
        return None
    night = band is not None and band.about[0] in ("0-4时", "4-8时", "20-24时")
    head = "紧盯夜间发案" if night else "紧盯案件反弹"
    where = f"{zones(up.about)}各单位" if up else "各单位"
    evidence = "；".join(finding.evidence for finding in (up, band) if finding)
    return Proposal("cases", f"{head}。{where}要加强看护和防盗提示，发现可疑情况立即报告派出所。", evidence)


def _answers(now: Figures, weak: tuple[Finding, ...], issued_on: date) -> Proposal | None:
    low, broken = found(weak, "rate_low"), found(weak, "excused_up")
    if not low and not broken:
        return None
    friday = issued_on + timedelta(days=(4 - issued_on.weekday()) % 7 or 7)
    parts = []
    if low:
        parts.append(f"{zones(low.about)}要逐家查找未应答原因")
    if broken:
        parts.append(f"门岗电话{listed(broken.about)}的，于{friday.month}月{friday.day}日前修复")
    evidence = "；".join(finding.evidence for finding in (low, broken) if finding)
    return Proposal("answers", f"抓实岗位点名。{'；'.join(parts)}。", evidence)


def _patrols(weak: tuple[Finding, ...]) -> Proposal | None:
    flag, absent = found(weak, "flag_missing"), found(weak, "units_absent")
    if not flag and not absent:
        return None
    said = "牵头单位要提前商定人员、带好队旗" if flag else "牵头单位要提前商定人员"
    evidence = "；".join(finding.evidence for finding in (flag, absent) if finding)
    return Proposal("patrols", f"规范联防巡逻。{said}；不能派员的，提前一天告知。", evidence)


def _follow_up(now: Figures, weak: tuple[Finding, ...]) -> Proposal | None:
    problems, uncertified = found(weak, "open_problems"), found(weak, "uncertified")
    if not problems and not uncertified:
        return None
    parts = []
    if problems:
        parts.append(f"派出所逐一复查{now.inspection.with_deadline}处限期整改问题")
    if uncertified:
        left = now.exam.guards - now.exam.certified - now.exam.pending
        rest = "其余" if now.exam.pending else ""
        parts.append(f"各单位逐人核对{rest}{left}名未持证人员报考条件，符合条件的组织报名")
    head = "推进整改和持证" if len(parts) == 2 else "推进整改" if problems else "推进持证"
    evidence = "；".join(finding.evidence for finding in (problems, uncertified) if finding)
    return Proposal("follow_up", f"{head}。{'；'.join(parts)}。", evidence)


def outcome(advised: tuple[str, ...], about: dict[str, tuple[str, ...]], now: Figures, last: Figures) -> str:
    """What became of last week's advice, in figures. `advised` are the rules whose advice was printed, `about` their zones."""
    told = []
    if "cases" in advised and about.get("cases_up"):
        moves = listed(
            f"{zone}{moved(last.cases.by_zone[zone], now.cases.by_zone[zone], '起')}"
            for zone in about["cases_up"]
            if zone in now.cases.by_zone
        )
        told.append(f"案件情况：{moves}")
    if "answers" in advised and about.get("rate_low"):
        rates = listed(
            f"{zone}{rate_moved(last.roll_call.by_zone[zone].rate_pct, now.roll_call.by_zone[zone].rate_pct)}"
            for zone in about["rate_low"]
            if zone in now.roll_call.by_zone
        )
        told.append(f"点名应答率：{rates}")
    if "patrols" in advised:
        told.append(f"未派员{moved(last.patrol.unit_absences, now.patrol.unit_absences, '家次')}")
    if "follow_up" in advised:
        told.append(f"持证人数{moved(last.exam.certified, now.exam.certified, '人')}")
    return f"上期建议落实情况：{'；'.join(told)}。" if told else ""


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
