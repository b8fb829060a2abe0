"""What is wrong with a rule book is said in a sentence; what older books said is still read. No fixtures."""

import pytest

from scoring.points.book.comparing import changes
from scoring.points.book.reading import FIRST, read_book
from scoring.points.errors import BadRuleBook
from scoring.points.vocabulary.book import FACTS, ROUTINE, Good, Span

TEXT = FIRST.read_text(encoding="utf-8")
BOOK = read_book(TEXT)


def _why(text: str) -> str:
    with pytest.raises(BadRuleBook) as refused:
        read_book(text)
    return str(refused.value.facts["why"])


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("\n[[groups]]", "\n[[groups]", "第 39 行第 9 个字附近写法不对"),
        ('title = "保安员积分管理办法（试行）"', 'title = "保安员', "写法不对：请看括号、引号"),
        ('code = "hazard.own"', 'code = "rescue"', "条款代码 rescue 写了两次"),
        ("week = 12", "week = -1", "“常规分”一周的封顶 -1 分太少"),
        ("week = 12", "week = 41", "“常规分”一个月的封顶（40 分）比一周的（41 分）还少"),
        ("levels = [15, 45, 75]", "levels = [45, 15, 75]", "荣誉的三条线（levels）要从小到大"),
        ("levels = [15, 45, 75]", "levels = [15, 15, 75]", "荣誉的三条线（levels）要从小到大"),
        ("levels = [15, 45, 75]", "levels = [0, 45, 75]", "荣誉的三条线（levels）要从小到大"),
        ("levels = [15, 45, 75]", "levels = [15, 45]", "levels 写的不是该写的东西"),
        ("week = 12", "week = 2", "patrol.walked 一次 3 分，比一周封顶 2 分还多"),
        ("minutes >= 40", "speed >= 40", "patrol.walked 的条件里没有“speed”这一项"),
        ("minutes >= 40", "minutes about 40", "看不懂，请照“minutes >= 40”的样子写"),
        ('"own = 1"', '"own = 0"', "hazard.own 和 hazard.elsewhere 说的是同一件事，条件又重叠"),
        ('"own = 1"', '"own = 1", "own = 0"', "hazard.own 的条件互相矛盾，这一条永远记不上"),
        ('deed = "mediation"', 'deed = "mediation.commended"', "没有“mediation.commended”这种事，这一条永远记不上"),
        ('deed = "mediation"', 'deed = "dispute"', "没有“dispute”这种事，这一条永远记不上"),
        ("per_week = 3", "per_week = 0", "per_week 是 0，这一条永远记不上"),
        ('duty = "矛盾调处"', 'duty = "调处"', "六项职责里的“矛盾调处”没有条款"),
        ('duty = "矛盾调处"\npoints = 3', 'duty = "矛盾调处"\npoints = 300', "mediation 一次 300 分，太多了"),
        ("points = 3\n", 'points = "三"\n', "第 1 条条款里的 points 写的不是该写的东西"),
        ("starts_on = 2010-01-01\n", "", "文件少写了 starts_on"),
        ("once = true\nclause", "onec = true\nclause", "第 19 条条款里的 onec 不认识"),
        ('group = "routine"', 'group = "rutine"', "的封顶组“rutine”没有写在 groups 里"),
        ('code = "rescue"', 'code = "redeem"', "条款代码 redeem 留给兑换用"),
        ('holder = "unit"', 'holder = "person"', "patrol.led 的 holder 应写 unit"),
        ("得6分，单位得1分", "得6分，单位得2分", "第 4 个例题的单位说是 2 分，按条款算是 1 分"),
        ("去支援一次", "飞檐走壁一次", "第 8 个例题里的“周二飞檐走壁一次”看不懂"),
    ],
)
def test_each_fault_is_named_with_its_place(was: str, now: str, said: str) -> None:
    assert was in TEXT
    assert said in _why(TEXT.replace(was, now, 1))


def test_all_faults_are_said_at_once() -> None:
    why = _why(TEXT.replace("week = 12", "week = 0").replace('deed = "mediation"', 'deed = "dispute"'))
    assert why.count("；") == 1


def test_a_campaign_has_its_days_its_factor_and_duties_that_the_book_has() -> None:
    campaign = '[[campaigns]]\ncalled = "夏季行动"\nstarts_on = 2018-07-01\nends_on = 2018-06-30\ntimes = 20\nduties = ["治安"]\n'
    why = _why(TEXT + campaign)
    assert "结束日期在开始日期之前" in why and "倍数要在 2 到 10 之间" in why and "职责“治安”没有条款" in why


def test_goods_have_a_code_of_their_own_a_name_and_a_price() -> None:
    good = '[[goods]]\ncode = "tea"\ncalled = "茶叶一罐"\npoints = 30\n'
    assert read_book(TEXT + good).goods == (Good("tea", "茶叶一罐", 30),)
    assert BOOK.goods == ()
    assert "兑换物品代码 tea 写了两次" in _why(TEXT + good + good)
    assert "兑换物品 tea 要在 1 到 10000 分之间" in _why(TEXT + good.replace("30", "0"))
    assert "兑换物品 tea 的名称（called）要写 1 到 30 个字" in _why(TEXT + good.replace("茶叶一罐", " "))


OLD = """
version = "老版"
starts_on = 2010-01-01
title = "试行"
[caps]
routine_week = 12
routine_month = 40
[month]
answered_pct = 95
answered_points = 5
answered_clause = "a"
missed_times = 3
missed_points = -2
missed_clause = "b"
"""


def test_a_book_of_the_older_form_is_read_for_ever() -> None:
    duties = ("治安巡防", "警务协助", "矛盾调处", "防范宣传", "安保救助", "信息报送")
    deeds = ("patrol.walked", "assistance", "mediation", "outreach.session", "rescue", "clue")
    rules = [
        f'[[rules]]\ncode = "{deed}"\ndeed = "{deed}"\nholder = "person"\nduty = "{duty}"\npoints = 3\nclause = "条"\n'
        for duty, deed in zip(duties, deeds, strict=True)
    ]
    book = read_book(OLD + rules[0] + "routine = true\nminutes = 40\n" + "".join(rules[1:]))
    assert (book.group(ROUTINE).week, book.group(ROUTINE).month) == (12, 40)
    assert (book.rules[0].group, book.rules[0].when) == (ROUTINE, (Span("minutes", 40),))
    assert (book.rules[1].group, book.rules[1].when) == ("", ())


def test_the_first_book_says_where_each_clause_comes_from() -> None:
    assert {rule.confirmed_by for rule in BOOK.rules} != {""}
    assert all(rule.confirmed_by and rule.evidence and rule.clause for rule in BOOK.rules)
    assert len(BOOK.examples) >= 12
    assert {span.fact for rule in BOOK.rules for span in rule.when} <= set(FACTS)


def test_a_draft_is_compared_clause_by_clause() -> None:
    text = TEXT.replace('duty = "矛盾调处"\npoints = 3', 'duty = "矛盾调处"\npoints = 4')
    text = text.replace("minutes >= 40", "minutes >= 30").replace('code = "assistance"', 'code = "helped"')
    text = text.replace("又劝解纠纷一起，又救助一次，得20分", "又劝解纠纷一起，又救助一次，得21分").replace(
        "每次35分钟", "每次25分钟"
    )
    found = {one.rule.code: one.how for one in changes(BOOK, read_book(text)) if one.how != "same"}
    assert found == {"mediation": "points", "patrol.walked": "changed", "helped": "new", "assistance": "gone"}
    assert {one.how for one in changes(None, BOOK)} == {"new"}


def test_conditions_are_spans() -> None:
    assert BOOK.rules[0].when == (Span("minutes", 40, None), Span("quality", 60, None))
