"""The week in five lines: what a gatehouse sheet and a chat group are told. The same counting rules as in the bulletin."""

from msgspec import Struct

from bulletins.figures.vocabulary import Figures
from bulletins.telling.phrases import LEAST_ASKED, LEAST_BASE, moved

NOT_HERE = "数据未到"


class Told(Struct, frozen=True):
    """One figure: its name and what is said of it, without a full stop."""

    label: str
    text: str


def five(now: Figures, last: Figures | None) -> tuple[Told, ...]:
    """案件, 巡逻, 点名, 检查, 持证; compared with last week where both came."""
    return (
        Told("可防性案件", _cases(now, last)),
        Told("联防巡逻", _patrols(now, last)),
        Told("系统点名", _answers(now, last)),
        Told("实地检查", _visits(now)),
        Told("保安员持证", _certified(now)),
    )


def _cases(now: Figures, last: Figures | None) -> str:
    if "cases" in now.missing:
        return NOT_HERE
    if last is None or "cases" in last.missing:
        return f"{now.cases.this_week}起"
    return moved(last.cases.this_week, now.cases.this_week, "起")


def _patrols(now: Figures, last: Figures | None) -> str:
    if "patrol" in now.missing:
        return NOT_HERE
    one = now.patrol
    was = "" if last is None or "patrol" in last.missing else f"（上期{last.patrol.patrols}次）"
    return f"{one.patrols}次{was}，出动{one.guard_turns}人次，亮旗帜{one.flag_patrols}次"


def _answers(now: Figures, last: Figures | None) -> str:
    if "rollcall" in now.missing:
        return NOT_HERE
    one = now.roll_call
    told = f"应答{one.answered}/{one.expected}岗次"
    if one.expected < LEAST_ASKED or one.rate_pct is None:
        return told
    known = last is not None and "rollcall" not in last.missing and last.roll_call.expected >= LEAST_ASKED
    was = f"（上期{last.roll_call.rate_pct:.1f}%）" if known and last and last.roll_call.rate_pct is not None else ""
    return f"{told}，应答率{one.rate_pct:.1f}%{was}"


def _visits(now: Figures) -> str:
    if "inspection" in now.missing:
        return NOT_HERE
    one = now.inspection
    return f"{one.units}家单位{one.visits}次，" + (f"发现问题{one.problems}处" if one.problems else "未发现问题")


def _certified(now: Figures) -> str:
    one = now.exam
    rate = f"，持证率{one.certified_pct:.1f}%" if one.guards >= LEAST_BASE and one.certified_pct is not None else ""
    return f"{one.certified}人（共{one.guards}人）{rate}"
