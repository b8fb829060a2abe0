"""A clerk who counts the slow way: nothing of how the house judges is used."""

from datetime import UTC, date, datetime

from scoring.points.vocabulary import JudgedDeed
from scoring.points.vocabulary.book import Rule, RuleBookText
from zones.ground.weeks import month_of, week_of


def by_hand(deeds: list[JudgedDeed], book: RuleBookText) -> dict[int, int]:
    """The same book once more, as a clerk would go through it: everything before is added up again for every deed."""
    order = sorted(deeds, key=lambda d: (d.day, d.at is None, d.at or datetime.max.replace(tzinfo=UTC), d.id))
    got: list[tuple[JudgedDeed, Rule, int]] = []
    for deed in order:
        found = _clause(deed, book)
        if found is None:
            continue
        rule, met = found
        running = [one for one in book.campaigns if one.starts_on <= deed.day <= one.ends_on]
        together = [one.times for one in running if rule.duty in (one.duties or [rule.duty])]
        points = rule.points * (max(together, default=1) if rule.points > 0 else 1) if deed.verified and met else 0
        same = [d for d, _, p in got if d.kind == deed.kind and p > 0]
        if rule.once and same:
            points = 0
        for number, span in ((rule.per_day, _day), (rule.per_week, week_of), (rule.per_month, month_of)):
            if points > 0 and number is not None and sum(span(d.day) == span(deed.day) for d in same) >= number:
                points = 0
        group = book.group(rule.group)
        for most, span in ((group.day, _day), (group.week, week_of), (group.month, month_of)):
            if points > 0 and rule.group and most is not None:
                used = sum(p for d, r, p in got if r.group == rule.group and span(d.day) == span(deed.day))
                points = max(0, min(points, most - used))
        got.append((deed, rule, points))
    return {deed.id: points for deed, _, points in got}


def _day(day: date) -> date:
    return day


def _clause(deed: JudgedDeed, book: RuleBookText) -> tuple[Rule, bool] | None:
    """The clause, and whether its conditions are met."""
    of_kind = [rule for rule in book.rules if rule.deed == deed.kind]
    for rule in of_kind:
        known = [(span, getattr(deed, span.fact)) for span in rule.when if getattr(deed, span.fact) is not None]
        if all((s.low is None or s.low <= value) and (s.high is None or value <= s.high) for s, value in known):
            return rule, True
    return (of_kind[0], False) if of_kind else None
