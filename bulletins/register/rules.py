"""What the office's edits make of the proposals, when a draft is due; what a unit may answer."""

import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from bulletins.figures.vocabulary import UnitLine
from bulletins.register.errors import (
    EmptyDispute,
    NoteTooLong,
    UnknownAnswer,
    UnreadableNote,
)
from bulletins.register.vocabulary import (
    AGREED,
    CHANGED,
    DISPUTED,
    DROPPED,
    MOST_NOTE,
    USE,
    AdviceLine,
    Advised,
    UnitAnswer,
)
from bulletins.telling.advice import Proposal
from zones.ground.weeks import Week, shanghai_instant

AT = time(8, 0)
_TURNED = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that turn the reading direction: what is shown would not be what was written."""


def advice_lines(proposed: Iterable[Proposal], edits: Iterable[AdviceLine]) -> tuple[AdviceLine, ...]:
    """Proposals with the office's edits laid over them by rule, then the office's own lines."""
    kept = list(edits)
    by_rule = {edit.rule: edit for edit in kept if edit.rule}
    lines = []
    for proposal in proposed:
        edit = by_rule.get(proposal.rule)
        text = edit.text if edit and edit.state == CHANGED else proposal.text
        lines.append(
            AdviceLine(
                edit.id if edit else 0,
                proposal.rule,
                text,
                proposal.evidence,
                edit.state if edit else USE,
                proposal.owner,
                proposal.due,
            )
        )
    return (*lines, *(edit for edit in kept if not edit.rule))


def printed(lines: Iterable[AdviceLine]) -> tuple[Advised, ...]:
    """The lines that are printed."""
    return tuple(Advised(line.rule, line.text, line.owner, line.due) for line in lines if line.state != DROPPED)


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


def answer_given(state: str, text: str) -> str:
    """The words to an answer, tidied. Raises UnknownAnswer, EmptyDispute, NoteTooLong, UnreadableNote."""
    if state not in (AGREED, DISPUTED):
        raise UnknownAnswer()
    written = text.replace("\0", "")
    if any(_unreadable(character) for character in written):
        raise UnreadableNote()
    words = " ".join(written.split())
    if state == DISPUTED and not any(unicodedata.category(character)[0] in "LNPS" for character in words):
        raise EmptyDispute()
    if len(words) > MOST_NOTE:
        raise NoteTooLong(most=MOST_NOTE, written=len(words))
    return words


def _unreadable(character: str) -> bool:
    """Control characters (but line ends and tabs), halves of characters, marks that turn the direction."""
    return character not in "\t\n\r" and (unicodedata.category(character) in ("Cc", "Cs") or character in _TURNED)


def since_answered(answers: Iterable[UnitAnswer], lines: Iterable[UnitLine]) -> tuple[UnitAnswer, ...]:
    """The answers, each marked where its unit's annex row is no longer the one that it saw."""
    rows = {line.name: (line.turns, line.answered, line.expected, line.items) for line in lines}
    return tuple(
        replace(given, moved=rows.get(given.name) != (given.turns, given.answered, given.expected, given.items))
        for given in answers
    )
