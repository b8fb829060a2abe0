"""What a deed is worth. Pure: the same deeds under the same book give the same points, in whatever order they came."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from scoring.points.vocabulary import JudgedDeed, Judgement
from scoring.points.vocabulary.book import PERIODS, ROUTINE, Campaign, Rule, RuleBookText
from zones.ground.weeks import month_of, week_of
from zones.journal.vocabulary import COMMENDED

OLDER = {
    "clue.useful": "clue",
    "clue.solved": "clue",
    "aid.arrived": "assistance",
    "aid.helped": "assistance",
}
"""What a book that does not know a kind of deed gives for it: its clause for the plainer kind."""
_COMMENDED = {finer: kind for kind, finer in COMMENDED.items()}
_LAST = datetime.max.replace(tzinfo=UTC)
Keys = dict[tuple[str, str], int]


def in_order(deeds: Iterable[JudgedDeed]) -> list[JudgedDeed]:
    """The order in which things happened; those of a day without a time come last, in the order they were recorded."""
    return sorted(deeds, key=lambda deed: (deed.day, deed.at or _LAST, deed.id))


class Limit(Struct, frozen=True):
    """At most so much: times of a kind of deed, or points of a group, in a day, a week or a month.

    `key` is the number of that kind or group in that time: a number is found faster than the words.
    """

    key: int
    most: int
    because: str


class Clause(Struct, frozen=True):
    """A rule as it is on a day: the campaign's factor in its points, its limits and caps under the keys of that day.

    `because` is what is said where it gives what it says.
    """

    rule: Rule
    points: int
    times: tuple[Limit, ...]
    caps: tuple[Limit, ...]
    routine: bool
    because: str = "full"

    def unmet(self, deed: JudgedDeed) -> str:
        """The first condition that the deed does not meet; what the record does not say is taken as met."""
        for span in self.rule.when:
            value = getattr(deed, span.fact)
            if value is None:
                continue
            if (span.low is not None and value < span.low) or (span.high is not None and value > span.high):
                return "short" if span.fact == "minutes" else span.fact
        return ""


class Judge:
    """Judges holders one after the other; `book_on` says which book was in force on a day."""

    def __init__(self, book_on: Callable[[date], RuleBookText]) -> None:
        self._book_on = book_on
        self._days: dict[date, dict[str, tuple[Clause, ...]]] = {}
        self._keys: Keys = {}

    def judge(self, deeds: Iterable[JudgedDeed], had: Iterable[str] = ()) -> list[Judgement]:
        """One holder's deeds, in whatever order. `had` are once-in-a-life rules he has had before."""
        return self.judge_in_order(in_order(deeds), had)

    def judge_in_order(self, deeds: Iterable[JudgedDeed], had: Iterable[str] = ()) -> list[Judgement]:
        """One holder's deeds, in the order they happened."""
        used: dict[int, int] = {}
        once, days = set(had), self._days
        judgements = []
        for deed in deeds:
            clauses = (days.get(deed.day) or self._open(deed.day)).get(deed.kind)
            if clauses is None:
                continue
            clause, unmet = _fitting(clauses, deed)
            points = deed.fixed
            if points is None:
                points, because = _worth(deed, clause, unmet, used, once)
                judgements.append(Judgement(deed.id, deed.day, clause.rule.code, points, clause.routine, because))
            if points:
                _note(clause, points, used, once)
        return judgements

    def _open(self, day: date) -> dict[str, tuple[Clause, ...]]:
        self._days[day] = clauses_on(self._book_on(day), day, self._keys)
        return self._days[day]


def _fitting(clauses: tuple[Clause, ...], deed: JudgedDeed) -> tuple[Clause, str]:
    """The clause whose conditions the deed meets; else the first, with what is not met."""
    first = clauses[0]
    why = first.unmet(deed) if first.rule.when else ""
    if why:
        for clause in clauses[1:]:
            if not clause.unmet(deed):
                return clause, ""
    return first, why


def _worth(deed: JudgedDeed, clause: Clause, unmet: str, used: dict[int, int], once: set[str]) -> tuple[int, str]:
    if not deed.verified:
        return 0, "unverified"
    if unmet:
        return 0, unmet
    points, because = clause.points, clause.because
    if points <= 0:
        return points, because
    if clause.rule.once and clause.rule.code in once:
        return 0, "once"
    for limit in clause.times:
        if used.get(limit.key, 0) >= limit.most:
            return 0, limit.because
    for cap in clause.caps:
        room = cap.most - used.get(cap.key, 0)
        if room < points:
            points, because = room, cap.because
    return (points, because) if points > 0 else (0, because)


def _note(clause: Clause, points: int, used: dict[int, int], once: set[str]) -> None:
    if points > 0:
        for limit in clause.times:
            used[limit.key] = used.get(limit.key, 0) + 1
        if clause.rule.once:
            once.add(clause.rule.code)
    for cap in clause.caps:
        used[cap.key] = used.get(cap.key, 0) + points


def clauses_on(book: RuleBookText, day: date, keys: Keys) -> dict[str, tuple[Clause, ...]]:
    """The book's clauses on a day, by kind of deed; kinds that it does not know yet have those of the plainer kind.

    `keys` are the numbers given so far, and grow.
    """
    names = (day.isoformat(), str(week_of(day)), month_of(day))
    found: dict[str, tuple[Clause, ...]] = {}
    for rule in book.rules:
        found[rule.deed] = (*found.get(rule.deed, ()), _clause(rule, book, day, names, keys))
    found = {finer: found[plain] for finer, plain in OLDER.items() if plain in found} | found
    return found | {finer: _nothing(found[plain]) for finer, plain in _COMMENDED.items() if plain in found}


def _nothing(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The same clauses for what was paid elsewhere: said, worth nothing, counted to no limit."""
    return tuple(replace(one, points=0, because="commended") for one in clauses)


def _clause(rule: Rule, book: RuleBookText, day: date, names: tuple[str, str, str], keys: Keys) -> Clause:
    group = book.group(rule.group)
    times = _limits("limit", rule.deed, names, (rule.per_day, rule.per_week, rule.per_month), keys)
    caps = _limits("capped", f"={rule.group}", names, (group.day, group.week, group.month), keys)
    points = rule.points * factor(book.campaigns, rule, day)
    return Clause(rule, points, times, caps if rule.group else (), rule.group == ROUTINE)


def _limits(
    what: str, of: str, names: tuple[str, str, str], most: tuple[int | None, int | None, int | None], keys: Keys
) -> tuple[Limit, ...]:
    each = zip(PERIODS, names, most, strict=True)
    return tuple(
        Limit(keys.setdefault((of, name), len(keys)), n, f"{what}_{period}")
        for period, name, n in each
        if n is not None
    )


def factor(campaigns: tuple[Campaign, ...], rule: Rule, day: date) -> int:
    """How many times a rule's points count on a day: the largest of the campaigns that run. A deduction never grows."""
    if rule.points <= 0:
        return 1
    running = (one for one in campaigns if one.starts_on <= day <= one.ends_on)
    return max((one.times for one in running if not one.duties or rule.duty in one.duties), default=1)


def judge(
    deeds: Iterable[JudgedDeed], book_on: Callable[[date], RuleBookText], had: Iterable[str] = ()
) -> list[Judgement]:
    """One holder alone."""
    return Judge(book_on).judge(deeds, had)


def judged_from(changed: date) -> tuple[date, date]:
    """Since when deeds are needed, and since when they are judged anew, when a deed of day `changed` came or went.

    Caps couple a week and a month, so judging begins with the month; the days of its first week before it count as they stand.
    """
    first = changed.replace(day=1)
    return first - timedelta(days=first.weekday()), first
