"""The rule book of findings: what a week's figures point at, from thresholds. Facts about areas and kinds, never a worst-list."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from bulletins.figures.rules import answers, cases, patrols, people
from bulletins.figures.rules.sight import Finding, Sight, Thresholds
from bulletins.figures.vocabulary import Figures
from zones.ground.weeks import Week, parse_span

__all__ = ["DEFAULT", "RULES", "Finding", "Rule", "Thresholds", "findings", "found"]

DEFAULT = Thresholds()


class Rule(Struct, frozen=True):
    """A rule and the weeks of which it holds. One that changes gets an end and a successor: an old week is judged as it was."""

    judge: Callable[[Sight], Finding | None]
    since: Week
    until: Week | None = None

    def holds(self, week: Week) -> bool:
        return self.since <= week and (self.until is None or week <= self.until)


_FIRST = Week(2018, 1)
RULES = tuple(
    Rule(judge, _FIRST)
    for judge in (
        *(cases.up, cases.up_again, cases.band_up, cases.better),
        *(patrols.flag_missing, patrols.units_absent, patrols.absent_again, patrols.uncovered),
        *(answers.low, answers.low_again, answers.hour_low, answers.excused_up, answers.better),
        *(people.open_problems, people.hazards_overdue, people.hazards_repeated),
        *(people.uncertified, people.category_behind, people.known_low),
    )
)
"""In the order of the six parts."""


def findings(
    now: Figures, last: Figures | None, limits: Thresholds = DEFAULT, rules: Iterable[Rule] = RULES
) -> tuple[Finding, ...]:
    """Everything worth attention, in the order of the six parts, by the rules that hold for the week."""
    sight, week = Sight(now, last, limits), parse_span(now.week).last
    every = (rule.judge(sight) for rule in rules if rule.holds(week))
    return tuple(found for found in every if found)


def found(all_: tuple[Finding, ...], rule: str) -> Finding | None:
    """The finding of a rule, if there is one."""
    return next((finding for finding in all_ if finding.rule == rule), None)
