"""What a month's close gives: to units for the month as a whole, to guards whose month ended below zero."""

from scoring.points.vocabulary import Holder
from scoring.points.vocabulary.book import MonthRules

ANSWERED, MISSED, FLOOR = "month.answered", "month.missed", "month.floor"


def month_close(
    rules: MonthRules, answers: dict[int, tuple[int, int]], missed: dict[int, int], sums: dict[int, int]
) -> dict[tuple[Holder, str], int]:
    """(holder, rule) → points. `answers` by unit are (asked, answered), `missed` unexplained absences, `sums` guards' months."""
    given: dict[tuple[Holder, str], int] = {
        ((None, unit), ANSWERED): rules.answered_points
        for unit, (asked, answered) in answers.items()
        if asked and answered * 100 >= asked * rules.answered_pct
    }
    given |= {((None, unit), MISSED): rules.missed_points for unit, n in missed.items() if n >= rules.missed_times}
    if rules.floor_clause:
        given |= {((person, None), FLOOR): -points for person, points in sums.items() if points < 0}
    return given
