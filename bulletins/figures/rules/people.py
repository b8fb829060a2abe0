"""Visits and hazards, certificates, what is known."""

from bulletins.figures.rules.sight import Finding, Sight
from zones.ground.percent import percent


def open_problems(sight: Sight) -> Finding | None:
    left = sight.now.inspection.with_deadline
    return Finding("open_problems", (), f"限期整改{left}处") if left else None


def hazards_overdue(sight: Sight) -> Finding | None:
    one = sight.now.hazards
    return (
        Finding("hazards_overdue", (), f"隐患未整改{one.open}处，其中超过30天{one.overdue}处")
        if one and one.overdue
        else None
    )


def hazards_repeated(sight: Sight) -> Finding | None:
    """The same place and kind again within thirty days."""
    one = sight.now.hazards
    if one is None or not one.repeated:
        return None
    return Finding("hazards_repeated", (), f"发现隐患{one.found}处，其中同处同种再次发现{one.repeated}处")


def uncertified(sight: Sight) -> Finding | None:
    exam = sight.now.exam
    without = exam.guards - exam.certified
    evidence = f"未持证{without}人，其中合格待发证{exam.pending}人"
    return Finding("uncertified", (), evidence) if without > exam.pending else None


def category_behind(sight: Sight) -> Finding | None:
    """The category of units furthest under the whole."""
    exam, limits = sight.now.exam, sight.limits
    rates = {
        name: one.certified_pct
        for name, one in exam.by_category.items()
        if one.guards >= limits.least_guards and one.certified_pct is not None
    }
    lowest = min(rates, key=lambda name: rates[name], default=None)
    if lowest is None or len(rates) < 2 or (exam.certified_pct or 0.0) - rates[lowest] < limits.category_gap:
        return None
    one = exam.by_category[lowest]
    return Finding("category_behind", (lowest,), f"{lowest}{one.guards}人中持证{one.certified}人")


def known_low(sight: Sight) -> Finding | None:
    """What guards know of what they were asked, from enough questions."""
    one = sight.now.awareness
    if one is None or one.guards_asked < sight.limits.least_asked:
        return None
    rate = percent(one.guards_knew, one.guards_asked)
    if rate is None or rate >= sight.limits.low_known:
        return None
    return Finding("known_low", (), f"抽问保安员{one.guards_asked}人次，知晓{one.guards_knew}人次")
