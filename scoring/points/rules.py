"""What a deed is worth, and how points move between accounts. Pure: the same deeds give the same points."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from scoring.points.vocabulary import Balances, JudgedDeed, Judgement, MonthRules, Rule, RuleBookText
from zones.ground.weeks import Week, month_of, week_of

_LAST = datetime.max.replace(tzinfo=UTC)


def in_order(deeds: Iterable[JudgedDeed]) -> list[JudgedDeed]:
    """The order in which things happened; those of a day without a time come last, in the order they were recorded."""
    return sorted(deeds, key=lambda deed: (deed.day, deed.at or _LAST, deed.id))


class _Used:
    """What one holder has had so far: routine points by week and month, times by rule and week, rules had once."""

    def __init__(self) -> None:
        self.week: Counter[Week] = Counter()
        self.month: Counter[str] = Counter()
        self.times: Counter[tuple[str, Week]] = Counter()
        self.once: set[str] = set()

    def note(self, rule: Rule, day: date, points: int) -> None:
        if points > 0:
            self.times[rule.code, week_of(day)] += 1
            self.once.add(rule.code)
        if rule.routine:
            self.week[week_of(day)] += points
            self.month[month_of(day)] += points


def judge(
    deeds: Iterable[JudgedDeed], book_on: Callable[[date], RuleBookText], had: frozenset[str] = frozenset()
) -> list[Judgement]:
    """Judge one holder's deeds in the order they happened. `had` are once-in-a-life rules he has had before."""
    used = _Used()
    used.once |= had
    judgements = []
    for deed in in_order(deeds):
        book = book_on(deed.day)
        rule = _rule_for(deed.kind, book)
        if rule is None:
            continue
        if deed.fixed is not None:
            used.note(rule, deed.day, deed.fixed)
            continue
        points, because = _worth(deed, rule, book, used)
        used.note(rule, deed.day, points)
        judgements.append(Judgement(deed.id, rule.code, points, rule.routine, because))
    return judgements


def _rule_for(kind: str, book: RuleBookText) -> Rule | None:
    """The clause of a kind of deed; a book without grades (clue.useful) gives what it gives for the thing (clue)."""
    for wanted in (kind, kind.partition(".")[0]):
        for rule in book.rules:
            if rule.deed == wanted:
                return rule
    return None


def _worth(deed: JudgedDeed, rule: Rule, book: RuleBookText, used: _Used) -> tuple[int, str]:
    week = week_of(deed.day)
    if not deed.verified:
        return 0, "unverified"
    if deed.minutes < rule.minutes:
        return 0, "short"
    if rule.once and rule.code in used.once:
        return 0, "once"
    if rule.per_week is not None and used.times[rule.code, week] >= rule.per_week:
        return 0, "limit_week"
    if not rule.routine or rule.points <= 0:
        return rule.points, "full"
    room_week = book.caps.routine_week - used.week[week]
    room_month = book.caps.routine_month - used.month[month_of(deed.day)]
    points = max(0, min(rule.points, room_week, room_month))
    if points == rule.points:
        return points, "full"
    return points, "capped_week" if room_week <= room_month else "capped_month"


def judged_from(changed: date) -> tuple[date, date]:
    """Since when deeds are needed, and since when they are judged anew, when a deed of day `changed` came or went.

    Caps couple a week and a month, so judging begins with the month; the days of its first week before it count as they stand.
    """
    first = changed.replace(day=1)
    return first - timedelta(days=first.weekday()), first


def legs(points: int, before: Balances) -> Balances:
    """How an award moves a holder's accounts (differences): what is owed is paid first, what cannot be taken is owed."""
    if points >= 0:
        paid = min(before.owed, points)
        return Balances(points, points - paid, -paid)
    taken = min(before.spendable, -points)
    return Balances(points, -taken, -points - taken)


def month_close(
    rules: MonthRules, answers: dict[int, tuple[int, int]], missed: dict[int, int]
) -> list[tuple[int, str, int]]:
    """What a month's close gives units: (unit, rule, points). `answers` are (asked, answered), `missed` unexplained absences."""
    given = [
        (unit, "month.answered", rules.answered_points)
        for unit, (asked, answered) in sorted(answers.items())
        if asked and answered * 100 >= asked * rules.answered_pct
    ]
    return given + [
        (unit, "month.missed", rules.missed_points)
        for unit, times in sorted(missed.items())
        if times >= rules.missed_times
    ]
