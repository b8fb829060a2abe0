"""What the office's edits make of the proposals, when a draft is due, who may sign."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from bulletins.register.errors import NameNeeded, SamePerson
from bulletins.register.vocabulary import CHANGED, DROPPED, USE, AdviceLine
from bulletins.telling.advice import Proposal
from zones.ground.weeks import Week, shanghai_instant

AT = time(8, 0)
MOST_NAME = 40


def advice_lines(proposed: Iterable[Proposal], edits: Iterable[AdviceLine]) -> tuple[AdviceLine, ...]:
    """Proposals with the office's edits laid over them by rule, then the office's own lines."""
    kept = list(edits)
    by_rule = {edit.rule: edit for edit in kept if edit.rule}
    lines = []
    for proposal in proposed:
        edit = by_rule.get(proposal.rule)
        text = edit.text if edit and edit.state == CHANGED else proposal.text
        lines.append(
            AdviceLine(edit.id if edit else 0, proposal.rule, text, proposal.evidence, edit.state if edit else USE)
        )
    return (*lines, *(edit for edit in kept if not edit.rule))


def printed(lines: Iterable[AdviceLine]) -> tuple[tuple[str, str], ...]:
    """(rule, text) of the lines that are printed."""
    return tuple((line.rule, line.text) for line in lines if line.state != DROPPED)


def signers(issuer: str, reviewer: str) -> tuple[str, str]:
    """Two different persons, by name. Raises NameNeeded, SamePerson."""
    first, second = "".join(issuer.split()), "".join(reviewer.split())
    if not 0 < len(first) <= MOST_NAME or not 0 < len(second) <= MOST_NAME:
        raise NameNeeded()
    if first == second:
        raise SamePerson(name=first)
    return first, second


def draft_due(week: Week, is_working_day: Callable[[date], bool]) -> datetime:
    """When the draft about a week is made: 8:00 in Shanghai on the first working day after it ends (国庆 moves it)."""
    day = week.sunday + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return shanghai_instant(datetime.combine(day, AT))


def weeks_due(since: datetime, now: datetime, first: Week, is_working_day: Callable[[date], bool]) -> list[Week]:
    """Weeks from `first` on whose drafts fell due after `since` and by `now`, oldest first."""
    due, week = [], first
    while week.sunday < now.date() + timedelta(days=1):
        moment = draft_due(week, is_working_day)
        if since < moment <= now:
            due.append(week)
        week = week.next
    return due
