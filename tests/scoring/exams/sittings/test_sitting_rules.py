"""What a sitting must be, which paper is drawn, what a paper is worth."""

import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from scoring.exams.bank.vocabulary import JUDGED
from scoring.exams.sittings.errors import BadSitting, SatAlready
from scoring.exams.sittings.rules.drawing import drawn, order_of
from scoring.exams.sittings.rules.planning import check_plan
from scoring.exams.sittings.rules.sitting import is_due, is_enough, is_over, is_shown, number_now, points_of
from scoring.exams.sittings.vocabulary import Attempt, Blueprint, Plan, Pool, Sitting

NOW = datetime(2026, 11, 5, 4, 0, tzinfo=UTC)
PLAN = Plan("mock", "十一月模拟机考", False, NOW, NOW + timedelta(hours=4))
POOL = Pool(tuple(range(100)), tuple(range(100, 150)), tuple(range(200, 300)))


def _paper(questions: int = 100, **more: object) -> Attempt:
    return Attempt(1, 1, 1, 1, 1, 1, questions, NOW, NOW + timedelta(minutes=90), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"kind": "exam"}, "选模拟机考或业务考试"),
        ({"title": ""}, "名称写 1 到 30 个字"),
        ({"title": "长" * 31}, "名称写 1 到 30 个字"),
        ({"supervisor": 3}, "到场监考"),
        ({"closes_at": NOW - timedelta(days=1), "opens_at": NOW - timedelta(days=2)}, "已经过了"),
        ({"closes_at": NOW + timedelta(days=32)}, "最多 31 天"),
        ({"closes_at": NOW + timedelta(minutes=89)}, "至少要 90 分钟"),
        ({"blueprint": Blueprint(0, 0, 0)}, "1 到 200 道"),
        ({"blueprint": Blueprint(-1, 5, 5)}, "1 到 200 道"),
        ({"blueprint": Blueprint(pass_points=0)}, "合格分"),
        ({"blueprint": Blueprint(minutes=181)}, "1 到 180 分钟"),
    ],
)
def test_every_fault_of_a_plan_is_a_sentence(change: dict[str, object], why: str) -> None:
    with pytest.raises(BadSitting) as refused:
        check_plan(replace(PLAN, **change), NOW)
    assert why in refused.value.facts["why"]


def test_the_mock_as_the_city_has_it_and_a_small_test_by_topics_are_fit() -> None:
    check_plan(PLAN, NOW)
    check_plan(replace(PLAN, kind="business", blueprint=Blueprint(10, 5, 5, 20, 60, False, ("消防",))), NOW)


def test_a_paper_has_so_many_of_each_kind_none_twice_and_is_another_for_each() -> None:
    asked = Blueprint()
    papers = {drawn(POOL, asked, "seed", person, nth) for person in range(50) for nth in (1, 2)}
    assert len(papers) == 100
    for paper in papers:
        assert len(set(paper)) == 100
        assert set(paper[:40]) <= set(POOL.single) and set(paper[40:60]) <= set(POOL.multiple)
        assert set(paper[60:]) <= set(POOL.judge)


def test_every_question_of_the_pool_comes_up_about_as_often() -> None:
    seen = Counter(one for person in range(2000) for one in drawn(POOL, Blueprint(), "seed", person, 1))
    singles = [seen[one] for one in POOL.single]
    assert min(singles) > 700 and max(singles) < 900  # 800 each, 22 standard deviation


def test_another_process_draws_the_same() -> None:
    """`hash()` of a text differs there."""
    work = (
        "from scoring.exams.sittings.rules.drawing import drawn, order_of;"
        "from scoring.exams.sittings.vocabulary import Blueprint, Pool;"
        f"print(drawn({POOL!r}, Blueprint(), 's', 7, 1), order_of('wxyz', 's', 7, 1, 9))"
    )
    said = subprocess.run([sys.executable, "-c", work], capture_output=True, text=True, check=True).stdout.strip()
    assert said == f"{drawn(POOL, Blueprint(), 's', 7, 1)} {order_of('wxyz', 's', 7, 1, 9)}"


def test_options_are_shuffled_and_judgements_are_not() -> None:
    orders = {order_of("wxyz", "seed", person, 1, 5) for person in range(300)}
    assert len(orders) == 24 and all(sorted(one) == list("ABCD") for one in orders)
    assert {order_of(JUDGED, "seed", person, 1, 5) for person in range(50)} == {"AB"}


@pytest.mark.parametrize("questions", [1, 3, 7, 20, 60, 99, 100, 200])
def test_points_are_even_and_the_whole_paper_is_exactly_a_hundred(questions: int) -> None:
    points = [points_of(right, questions) for right in range(questions + 1)]
    steps = {after - before for before, after in zip(points, points[1:], strict=False)}
    assert points[0] == 0 and points[-1] == 10_000 and max(steps) - min(steps) <= 1


def test_sixty_of_a_hundred_passes_and_one_less_does_not() -> None:
    assert is_enough(PLAN, points_of(60, 100)) and not is_enough(PLAN, points_of(59, 100))
    three = replace(PLAN, blueprint=Blueprint(3, 0, 0, pass_points=67))
    assert not is_enough(three, points_of(2, 3)), "66.66 is not 67"


def test_the_clock_hands_in_when_no_answer_can_come_any_more() -> None:
    paper = _paper()
    assert not is_due(paper, paper.ends_at + timedelta(seconds=5))
    assert is_due(paper, paper.ends_at + timedelta(seconds=5, microseconds=1))


def test_without_a_resit_there_is_one_attempt() -> None:
    once = Sitting(1, 1, replace(PLAN, blueprint=Blueprint(resit=False)), "seed", 8, NOW)
    failed = replace(_paper(), state="graded", points=1000)
    assert number_now(once, [replace(failed, state="void")], True, NOW) == 1
    with pytest.raises(SatAlready):
        number_now(once, [failed], True, NOW)
    assert number_now(replace(once, plan=PLAN), [failed], True, NOW) == 2


def test_right_answers_are_shown_when_it_is_over_for_all_and_no_paper_of_his_is_open() -> None:
    closes = PLAN.closes_at + timedelta(seconds=5)
    assert not is_over(PLAN, 0, closes) and is_over(PLAN, 0, closes + timedelta(seconds=1))
    assert not is_over(PLAN, 1, closes + timedelta(hours=1)), "one got more time"
    assert is_shown(True, False) and not is_shown(False, False) and not is_shown(True, True)
