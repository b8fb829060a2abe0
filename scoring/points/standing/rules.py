"""Which colour a quarter's points give, how many stars that makes, which quarters are to be closed."""

from collections.abc import Callable
from datetime import date, datetime

from scoring.points.standing.vocabulary import HIGHEST, MOST_STARS
from scoring.points.vocabulary.book import StandingRules
from zones.ground.quarters import Quarter


def level_of(rules: StandingRules, points: int) -> int:
    """0 to 3: how many of the book's three lines are reached."""
    return sum(points >= line for line in rules.levels)


def stars_of(level: int, before: int) -> int:
    """A star for each quarter in a row at the highest colour, five at most. `before`: those of the quarter before."""
    return min(before + 1, MOST_STARS) if level == HIGHEST else 0


def quarters_to_close(first: Quarter, now: datetime, closes_at: Callable[[date], datetime]) -> list[Quarter]:
    """Quarters from `first` on that are over, the oldest first; `closes_at` says when, by a quarter's last day."""
    due, quarter = [], first
    while closes_at(quarter.last) <= now:
        due.append(quarter)
        quarter = quarter.next
    return due
