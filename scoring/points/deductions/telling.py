"""Who is told of a slip: the guard at once and at its end, the unit when it has to look, the officer how it ended."""

from collections.abc import Iterator

from scoring.points.deductions.vocabulary import Deduction
from zones.ground.notice import Notice


def of_change(before: Deduction | None, after: Deduction, bureau: int) -> list[Notice]:
    """What the step from one to the other asks to be told. One that a bar dropped at the start is told nobody."""
    kinds = _told(before.state if before else "", after)
    return [
        Notice(kind, to, f"deduction:{after.id}:{after.state}:{to}", after.id, {"kind": after.kind})
        for kind, receivers in kinds
        for to in _addresses(receivers, after, bureau)
    ]


def _told(state: str, after: Deduction) -> Iterator[tuple[str, str]]:
    """(kind of notice, who: g the guard, u the unit, o the officer, l the legal office)."""
    if after.state == "proposed":
        yield "deduction_proposed", "g"
    elif after.state == "heard" and state == "proposed":
        yield "deduction_heard", "u"
    elif after.state == "stands":
        yield "deduction_stands", "go"
    elif after.state == "dropped" and after.why == "said_refused":
        yield "deduction_refused_order", "ol"
    elif after.state == "withdrawn":
        yield "deduction_withdrawn", "gu"
    elif state and after.state in ("dropped", "lapsed"):
        knows = state == "heard" and after.why in ("taken_back", "late")  # else the unit said so itself
        yield f"deduction_{after.state}", "guo" if knows else "go"


def _addresses(who: str, slip: Deduction, bureau: int) -> list[str]:
    officer = f"officer:{slip.officer}" if slip.officer else f"desk:{slip.station}"
    named = {"g": f"person:{slip.person}", "u": f"unit:{slip.unit}", "o": officer, "l": f"command:{bureau}"}
    return [named[one] for one in who]
