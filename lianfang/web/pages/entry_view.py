"""An entry of points in words, a guard's or a unit's: clause, who confirmed, evidence, what was corrected."""

from typing import Any

from lianfang.flows.points.confirmed import Hand
from lianfang.flows.points.why import WhyLine
from lianfang.web.pages.appeal_view import OF_A_MONTH
from lianfang.web.pages.told import day, month_day
from lianfang.web.views import Entry, Fact
from scoring.points.reads.lines import Step
from scoring.points.vocabulary import DUTIES
from zones.ground.weeks import shanghai_day
from zones.journal.vocabulary import DEED_WORDS

ICONS = dict(zip(DUTIES, ("flag", "siren", "handshake", "megaphone", "heart-pulse", "lock"), strict=True))
HANDS = {
    "graded": "民警{}评定",
    "led": "民警{}带队",
    "proposed": "民警{}提出",
    "seen": "单位{}看过，属实",
    "checked": "单位{}核对",
    "confirmed": "民警{}确认",
}
STEPS = {
    "rejudged": "补到的登记使分数有调整",
    "reversed": "登记更正，收回",
    "decision": "按分局的决定重新计分",
    "appeal": "异议复核",
    "month": "月底结算",
}


def entry(line: WhyLine, href: str, held: bool = False) -> Entry:
    """One line of 这些分怎么来的."""
    points = "待定" if line.because == "unverified" else f"{line.points:+d}" if line.points else "0"
    icon = ICONS.get(line.duty, "graduation-cap" if line.kind else "calendar-days")
    return Entry(href, icon, called(line), day(line.day), points, tone(line), held)


def called(line: WhyLine) -> str:
    return DEED_WORDS.get(line.kind) or OF_A_MONTH.get(line.rule, "月底结算")


def title(line: WhyLine) -> str:
    return "这一条还没有定分" if line.because == "unverified" else f"这 {abs(line.points)} 分怎么来的"


def points(line: WhyLine) -> str:
    return f"{line.points:+d} 分" if line.points else "0 分"


def facts(line: WhyLine, hands: tuple[Hand, ...], steps: tuple[Step, ...]) -> tuple[Fact, ...]:
    """What it rests on."""
    found = (
        Fact("规则", line.clause),
        Fact("谁确认的", confirmed(line, hands)),
        Fact("凭据", evidence(line)),
        Fact("改过", corrected(steps)),
        Fact("积分编号", str(line.award)),
    )
    return tuple(fact for fact in found if fact.text)


def confirmed(line: WhyLine, hands: tuple[Hand, ...]) -> str:
    """By name where the record says it; of a sheet the file and row stand for it."""
    if line.because == "unverified":
        return "等民警核实"
    if not line.kind:
        return "月底按这个月的登记结算"
    named = "，".join(HANDS[hand.how].format(hand.name) for hand in hands)
    return (named or "登记已由民警核实") + ("；分局法制部门复核" if line.because == "appeal" else "")


def evidence(line: WhyLine) -> str:
    """A row of a delivered file, or a number in a register of ours."""
    if not line.kind:
        return "这个月的岗位点名和巡逻登记"
    if not line.file:
        return f"{line.sheet} {line.row} 号"
    return f"周记录“{line.sheet}”第 {line.row} 行（文件 {line.file}）"


def corrected(steps: tuple[Step, ...]) -> str:
    """10月9日 记 +5 分；10月20日 登记更正，收回 −5 分. Empty where it stands as it was first judged."""
    if len(steps) < 2:
        return ""
    return "；".join(
        f"{month_day(shanghai_day(step.posted_at))}{STEPS.get(step.because, '记')} {step.points:+d} 分"
        for step in steps
    )


def tone(line: WhyLine) -> Any:
    return "wait" if line.because == "unverified" else "add" if line.points > 0 else "mute"
