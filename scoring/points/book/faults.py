"""What is wrong with a rule book as a whole, each fault in a sentence that says where."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from scoring.points.book.examples import wrong_examples
from scoring.points.vocabulary import DUTIES, REDEEM
from scoring.points.vocabulary.book import PERIODS, TIES, Group, Rule, RuleBookText, Span
from zones.journal.vocabulary import COMMENDED, DEED_WORDS, OF_UNITS

_CALLED = dict(zip(PERIODS, ("一天", "一周", "一个月"), strict=True))
MOST = 100
"""More points than that for one deed are a slip of the pen."""
MOST_THRESHOLD, MOST_YUAN, MOST_LINE = 1000, 10_000, 3000
MOST_CALLED, MOST_COST = 30, 10_000
MOST_COMMENDED = 500


def faults_of(book: RuleBookText) -> list[str]:
    """Every fault, in the order of the file; examples are gone through when all else is right."""
    faults = [
        *_twice(book),
        *_missing(book),
        *_of_groups(book),
        *_of_campaigns(book),
        *_of_month(book),
        *_of_prizes(book),
        *_of_standing(book),
        *_of_commendations(book),
        *_of_goods(book),
    ]
    for rule in book.rules:
        faults += _of_rule(rule, book)
    faults += _overlaps(book)
    return faults or wrong_examples(book)


def _twice(book: RuleBookText) -> Iterator[str]:
    named = {
        "条款": [rule.code for rule in book.rules],
        "封顶组": [one.code for one in book.groups],
        "兑换物品": [one.code for one in book.goods],
    }
    for what, codes in named.items():
        yield from (f"{what}代码 {code} 写了两次" for code, n in Counter(codes).items() if n > 1)


def _missing(book: RuleBookText) -> Iterator[str]:
    for duty in DUTIES:
        if duty not in {rule.duty for rule in book.rules}:
            yield f"六项职责里的“{duty}”没有条款"


def _of_groups(book: RuleBookText) -> Iterator[str]:
    for group in book.groups:
        caps = [(period, getattr(group, period)) for period in PERIODS if getattr(group, period) is not None]
        yield from (f"“{group.called}”{_CALLED[period]}的封顶 {n} 分太少，至少 1 分" for period, n in caps if n < 1)
        for (short, few), (long, many) in combinations(caps, 2):
            if many < few:
                yield f"“{group.called}”{_CALLED[long]}的封顶（{many} 分）比{_CALLED[short]}的（{few} 分）还少"


def _of_campaigns(book: RuleBookText) -> Iterator[str]:
    for one in book.campaigns:
        if one.ends_on < one.starts_on:
            yield f"“{one.called}”的结束日期在开始日期之前"
        if not 2 <= one.times <= 10:
            yield f"“{one.called}”的倍数要在 2 到 10 之间"
        yield from (f"“{one.called}”里的职责“{duty}”没有条款" for duty in one.duties if duty not in _duties(book))


def _duties(book: RuleBookText) -> set[str]:
    return {rule.duty for rule in book.rules}


def _of_month(book: RuleBookText) -> Iterator[str]:
    month = book.month
    if not 1 <= month.answered_pct <= 100:
        yield "点名应答率要在 1 到 100 之间"
    if month.answered_points < 0 or month.missed_points > 0 or month.missed_times < 1:
        yield "月底结算：应答记分不能是负数，未派员扣分不能是正数，次数至少 1 次"


def _of_prizes(book: RuleBookText) -> Iterator[str]:
    prizes = book.prizes
    if not 1 <= prizes.threshold <= MOST_THRESHOLD:
        yield f"评奖线要在 1 到 {MOST_THRESHOLD} 分之间"
    if not 1 <= prizes.guard_yuan <= MOST_YUAN:
        yield f"月奖励一名要在 1 到 {MOST_YUAN} 元之间"
    if set(prizes.ties) - set(TIES) or len(set(prizes.ties)) < len(prizes.ties):
        yield f"同分怎么排（ties）只能从 {'、'.join(TIES)} 里选，一样只写一次"


def _of_standing(book: RuleBookText) -> Iterator[str]:
    levels = book.standing.levels
    if list(levels) != sorted(set(levels)) or levels[0] < 1 or levels[-1] > MOST_LINE:
        yield f"荣誉的三条线（levels）要从小到大，在 1 到 {MOST_LINE} 分之间"


def _of_commendations(book: RuleBookText) -> Iterator[str]:
    said = book.commendations
    if not all(0 <= n <= MOST_COMMENDED for n in (said.persons, said.units, said.companies)):
        yield f"年度表彰的名额（persons、units、companies）要在 0 到 {MOST_COMMENDED} 之间"


def _of_goods(book: RuleBookText) -> Iterator[str]:
    for good in book.goods:
        if not good.code.strip() or len(good.code) > MOST_CALLED:
            yield f"兑换物品的代号（code）要写 1 到 {MOST_CALLED} 个字"
        if not good.called.strip() or len(good.called) > MOST_CALLED:
            yield f"兑换物品 {good.code} 的名称（called）要写 1 到 {MOST_CALLED} 个字"
        if not 1 <= good.points <= MOST_COST:
            yield f"兑换物品 {good.code} 要在 1 到 {MOST_COST} 分之间"


def _of_rule(rule: Rule, book: RuleBookText) -> Iterator[str]:
    if rule.deed not in DEED_WORDS or rule.deed in COMMENDED.values():
        yield f"{rule.code}：没有“{rule.deed}”这种事，这一条永远记不上"
    wanted = "unit" if rule.deed in OF_UNITS else "person"
    if rule.holder != wanted:
        yield f"{rule.code} 的 holder 应写 {wanted}"
    if rule.code == REDEEM:
        yield f"条款代码 {REDEEM} 留给兑换用，请换一个"
    if not rule.clause.strip():
        yield f"{rule.code} 没有写条文（clause）"
    if abs(rule.points) > MOST:
        yield f"{rule.code} 一次 {rule.points} 分，太多了，最多 {MOST} 分"
    if rule.group and rule.group not in {group.code for group in book.groups}:
        yield f"{rule.code} 的封顶组“{rule.group}”没有写在 groups 里"
    yield from _never(rule)
    yield from _below_one(rule, book.group(rule.group))


def _never(rule: Rule) -> Iterator[str]:
    """Conditions that nothing can meet, limits that let nothing through."""
    for span in rule.when:
        if span.low is not None and span.high is not None and span.low > span.high:
            yield f"{rule.code} 的条件互相矛盾，这一条永远记不上"
    for one, other in combinations(rule.when, 2):
        if one.fact == other.fact and not _meet(one, other):
            yield f"{rule.code} 的条件互相矛盾，这一条永远记不上"
    for period in PERIODS:
        if (n := getattr(rule, f"per_{period}")) is not None and n < 1:
            yield f"{rule.code} 的 per_{period} 是 {n}，这一条永远记不上，至少写 1"


def _below_one(rule: Rule, group: Group) -> Iterator[str]:
    for period in PERIODS:
        cap = getattr(group, period)
        if rule.group and cap is not None and 0 < cap < rule.points:
            yield f"{rule.code} 一次 {rule.points} 分，比{_CALLED[period]}封顶 {cap} 分还多"


def _overlaps(book: RuleBookText) -> Iterator[str]:
    for one, other in combinations(book.rules, 2):
        if one.deed == other.deed and one.code != other.code and _both(one, other):
            yield f"{one.code} 和 {other.code} 说的是同一件事，条件又重叠，分不清记哪一条"


def _both(one: Rule, other: Rule) -> bool:
    """Whether one deed can meet the conditions of both: no fact tells them apart."""
    return all(_meet(a, b) for a in one.when for b in other.when if a.fact == b.fact)


def _meet(one: Span, other: Span) -> bool:
    low = max((span.low for span in (one, other) if span.low is not None), default=0)
    high = min((span.high for span in (one, other) if span.high is not None), default=low)
    return low <= high
