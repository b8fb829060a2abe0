"""A question's figures: how many right, and whether those who know more get it right more often."""

from scoring.exams.bank.rules.statistics import ENOUGH, Given, Statistics, statistics


def _given(best: int, middle: int, worst: int) -> list[Given]:
    """A hundred papers; so many of the best 27, of the 46 between, of the worst 27 had it right."""
    parts = [(27, best, 90.0), (46, middle, 60.0), (27, worst, 30.0)]
    return [Given(at < right, points) for size, right, points in parts for at in range(size)]


def test_nobody_answered() -> None:
    assert statistics([]) is None


def test_a_question_that_tells_the_better_from_the_worse_is_left_alone() -> None:
    assert statistics(_given(27, 30, 8)) == Statistics(100, 65, 70, "")


def test_what_somebody_should_look_at() -> None:
    assert statistics(_given(10, 20, 20)).look == "backwards"
    assert statistics(_given(27, 46, 27)).look == "easy"
    assert statistics(_given(8, 8, 2)).look == "hard"
    assert statistics(_given(20, 30, 19)).look == "little"


def test_few_answers_are_shown_and_not_judged() -> None:
    few = [Given(False, 90.0), *[Given(True, 10.0)] * (ENOUGH - 2)]
    assert statistics(few) == Statistics(ENOUGH - 1, 97, -14, "")
