"""A rule book in words: conditions, limits, caps, what a draft changes."""

from lianfang.web.views import Tag
from scoring.points.book.comparing import Change
from scoring.points.vocabulary.book import PERIODS, Group, Rule, RuleBookText, Span
from zones.journal.vocabulary import DEED_WORDS

CALLED = dict(zip(PERIODS, ("每天", "每周", "每月"), strict=True))
FACTS = {"minutes": "分钟", "metres": "米", "level": "级", "quality": "% 的点位"}
CHANGES = {
    "new": Tag("新", "ok"),
    "gone": Tag("删", "mute"),
    "points": Tag("改分", "info"),
    "changed": Tag("改", "info"),
}


def points_of(points: int) -> str:
    """+3, −5, 0."""
    return f"+{points}" if points > 0 else f"−{-points}" if points else "0"


def terms_of(rule: Rule, book: RuleBookText) -> str:
    """Conditions, how often, which cap."""
    said = [_span(span) for span in rule.when]
    said += [f"{CALLED[period]}最多 {n} 次" for period in PERIODS if (n := getattr(rule, f"per_{period}")) is not None]
    said += ["一生一次"] if rule.once else []
    group = book.group(rule.group)
    said += [f"算{group.called}"] if rule.group else []
    return "；".join(said)


def _span(span: Span) -> str:
    if span.fact == "own":
        return "在本单位" if span.low == 1 else "不在本单位"
    unit = FACTS[span.fact]
    if span.low is not None and span.high is not None:
        return f"{span.low} 到 {span.high} {unit}"
    return f"满 {span.low} {unit}" if span.low is not None else f"不超过 {span.high} {unit}"


def caps_of(group: Group, kinds: tuple[str, ...]) -> str:
    """联防巡逻、防范宣传合起来每周最多 12 分、每月最多 40 分（常规分）."""
    caps = [f"{CALLED[period]}最多 {n} 分" for period in PERIODS if (n := getattr(group, period)) is not None]
    what = "、".join(dict.fromkeys(DEED_WORDS[kind] for kind in kinds))
    return f"{what}合起来{'、'.join(caps)}（{group.called}）。" if caps and what else ""


def notes_of(book: RuleBookText) -> tuple[str, ...]:
    """What the clauses do not say one by one."""
    said = [caps_of(group, book.kinds(group)) for group in book.groups]
    for one in book.campaigns:
        which = "、".join(one.duties) or "各项"
        said.append(f"{one.called}：{one.starts_on} 到 {one.ends_on}，{which}按 {one.times} 倍记，封顶不变。")
    month = book.month
    said += [f"{clause}。" for clause in (month.answered_clause, month.missed_clause, month.floor_clause) if clause]
    blue, silver, gold = book.standing.levels
    said.append(
        f"荣誉：一个季度满 {blue} 分，下个季度是蓝色，满 {silver} 分银色，满 {gold} 分金色，不满是绿色；"
        "连着金色，一个季度一颗星，最多五颗。荣誉不能兑换，只给本人看。"
    )
    each = book.commendations
    said.append(
        f"年度表彰：一年最多表彰 {each.persons} 名保安员、{each.units} 家单位、{each.companies} 家保安公司，"
        "有据可查，公示五个工作日，两个人办；不发钱，这一年有一票否决的不评。"
    )
    return tuple(one for one in (*said, "奖励积分不得作为扣发工资、解除合同的依据。") if one)


def before_of(change: Change) -> str:
    """What it was, where it was worth something else."""
    if change.how != "points" or change.before is None:
        return ""
    return f"原 {points_of(change.before.points)} 分"
