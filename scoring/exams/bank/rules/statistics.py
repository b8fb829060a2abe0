"""What answers say of a question: how many were right, and whether those who know more get it right more often."""

from collections.abc import Sequence

from msgspec import Struct

ENOUGH = 30
"""From so many answers on, a question is judged by them (below, the figures are shown and marked)."""
PART_PCT = 27
"""The best and the worst part of those who sat, whose shares are compared (Kelley, 1939)."""
TOO_EASY_PCT, TOO_HARD_PCT, TELLS_LITTLE = 95, 25, 10


class Given(Struct, frozen=True):
    """One answer to the question: whether it was right, and the whole paper's points of whoever gave it."""

    right: bool
    points: float


class Statistics(Struct, frozen=True):
    """`right_pct` of `answers`. `apart` is right per cent of the best part less that of the worst: −100 to 100.

    `look` is why somebody should look at it: easy, hard, backwards (the worse get it right more often), little; or empty.
    """

    answers: int
    right_pct: int
    apart: int
    look: str = ""


def statistics(given: Sequence[Given]) -> Statistics | None:
    """None where nobody answered."""
    if not given:
        return None
    ranked = sorted(given, key=lambda one: one.points)
    part = max(1, len(ranked) * PART_PCT // 100)
    right_pct, apart = _pct(ranked), _pct(ranked[-part:]) - _pct(ranked[:part])
    return Statistics(len(ranked), right_pct, apart, _look(len(ranked), right_pct, apart))


def _pct(given: Sequence[Given]) -> int:
    return round(100 * sum(one.right for one in given) / len(given))


def _look(answers: int, right_pct: int, apart: int) -> str:
    if answers < ENOUGH:
        return ""
    if apart < 0:
        return "backwards"
    if right_pct > TOO_EASY_PCT:
        return "easy"
    if right_pct < TOO_HARD_PCT:
        return "hard"
    return "little" if apart < TELLS_LITTLE else ""
