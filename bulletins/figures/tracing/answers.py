"""Rows behind roll-calls: one for each post asked."""

from bulletins.figures.counting.answers import NO_REASON, hour_name
from bulletins.figures.traced import Asked, Evidence, masked, spread
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI, Span
from zones.rollcall import reads as rollcall

_WORDS = {"answered": "应答", "silent": "没有应答", "excused": "免点"}


async def of_answers(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """A time of asking counts at the first post of each station that was asked then."""
    seen: set[object] = set()
    found = []
    for row in await rollcall.rows(scope, week):
        area = asked.areas.of_unit[row.unit]
        time = (area if asked.areas.several else "", row.asked_at)
        counts = {
            "expected": int(row.result != "excused"),
            "answered": int(row.result == "answered"),
            "excused": int(row.result == "excused"),
        }
        adds = spread(counts, "roll_call", f"roll_call.by_zone.{area}", f"roll_call.by_hour.{hour_name(row.asked_at)}")
        adds["roll_call.calls"] = int(time not in seen)
        adds[asked.line(row.unit, "expected")] = counts["expected"]
        adds[asked.line(row.unit, "answered")] = counts["answered"]
        if row.result == "excused":
            adds[f"roll_call.by_reason.{row.reason or NO_REASON}"] = 1
        seen.add(time)
        when = f"{row.asked_at.astimezone(SHANGHAI):%m月%d日 %H:%M}"
        says = (
            f"{when} {asked.unit(row.unit)} {row.post} {_WORDS[row.result]} {masked(row.responder or '')}{row.reason}"
        )
        found.append(Evidence(adds, says.strip(), row))
    return found
