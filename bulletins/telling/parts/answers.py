"""三、保安联勤联防系统点名情况."""

from collections.abc import Sequence

from bulletins.figures.rules import Finding, found
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Paragraph, Part
from bulletins.telling.phrases import (
    LEAST_ASKED,
    MOST_NAMED,
    absent,
    attention,
    better,
    listed,
    named,
    rate_moved,
    zones,
)


def part(now: Figures, last: Figures | None, weak: tuple[Finding, ...]) -> Part:
    heading, one = "三、保安联勤联防系统点名情况", now.roll_call
    if "rollcall" in now.missing:
        return Part(heading, (Paragraph("本期点名数据未到，补报后另行通报。"),))
    before = last.roll_call if last and "rollcall" not in last.missing else None
    text = f"本期系统点名{one.calls}次，应到{one.expected}岗次，应答{one.answered}岗次"
    if one.expected >= LEAST_ASKED:
        was = before.rate_pct if before and before.expected >= LEAST_ASKED else None
        text += f"，点名应答率{rate_moved(was, one.rate_pct)}（见图4）"
    text += f"；免点{one.excused}岗次，不计入应到" if one.excused else ""
    text += f"{absent(now, 'rollcall')}。{better(_better(now, last, weak))}"
    return Part(heading, (Paragraph(text + attention(_points(now, last, weak))),))


def _better(now: Figures, last: Figures | None, weak: tuple[Finding, ...]) -> list[str]:
    rose = found(weak, "rate_better")
    if rose is None or last is None:
        return []
    rates = ((area, last.roll_call.by_zone[area].rate_pct, now.roll_call.by_zone[area].rate_pct) for area in rose.about)
    return [f"{area}应答率{rate_moved(was, is_)}" for area, was, is_ in rates]


def _points(now: Figures, last: Figures | None, weak: tuple[Finding, ...]) -> list[str]:
    told = _low(now, last, weak)
    if again := found(weak, "rate_low_again"):
        told.append(f"{named(again.about, now.areas)}应答率连续两期偏低")
    excused = found(weak, "excused_up")
    if excused and last:
        told += [
            f"因{reason}免点由{last.roll_call.by_reason.get(reason, 0)}岗次升至{now.roll_call.by_reason[reason]}岗次"
            for reason in excused.about
        ]
    return told


def _low(now: Figures, last: Figures | None, weak: tuple[Finding, ...]) -> list[str]:
    """Areas under the line or falling: up to three with their rates, more as a number of areas."""
    low = found(weak, "rate_low")
    if low is None:
        return []
    if len(low.about) > MOST_NAMED:
        return [f"{named(low.about, now.areas)}应答率偏低"]
    rates = [now.roll_call.by_zone[area].rate_pct for area in low.about]
    before = last.roll_call.by_zone if last and "rollcall" not in last.missing else {}
    was = [before[area].rate_pct for area in low.about if area in before and before[area].expected >= LEAST_ASKED]
    apart = "分别" if len(rates) > 1 else ""
    present = listed(f"{rate:.1f}%" for rate in rates)
    earlier = listed(f"{rate:.1f}%" for rate in was if rate is not None)
    change = f"由{earlier}降至{present}" if len(was) == len(rates) and _fell(was, rates) else f"为{present}"
    return [f"{zones(low.about)}应答率{apart}{change}"]


def _fell(was: Sequence[float | None], now: Sequence[float | None]) -> bool:
    return all(
        before is not None and after is not None and after < before for before, after in zip(was, now, strict=True)
    )
