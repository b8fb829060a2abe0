"""The way of a year's list: drawn up, public for five working days, approved by a second person, decided; or withdrawn."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from scoring.commendations.errors import (
    CommendationStopped,
    ListMoved,
    NobodyChosen,
    NoDecisionNumber,
    NoReason,
    OneHand,
    StillPublicList,
    TooManyChosen,
    YearGoesOn,
)
from scoring.commendations.vocabulary import KINDS, MOST_NUMBER, MOST_WORDS, Commendation, YearList
from scoring.points.deductions.vocabulary import Hand
from scoring.points.vocabulary.book import CommendationRules

_NUMBER = re.compile(rf"(?=.*\d)[\w〔〕()（）\[\]【】\-—－]{{1,{MOST_NUMBER}}}")


class Own(Struct, frozen=True):
    """Where whoever approves stands himself: his units, their companies."""

    units: frozenset[int] = frozenset()
    companies: frozenset[int] = frozenset()


def check_year(year: int, today: date) -> None:
    """Raises YearGoesOn."""
    if year >= today.year:
        raise YearGoesOn(year=year)


def check_draft(held: YearList) -> None:
    """Who stands on it is changed while it is a draft. Raises ListMoved."""
    if held.state != "draft":
        raise ListMoved()


def reason_of(words: str) -> str:
    """One sentence. Raises NoReason."""
    said = " ".join(words.split())
    if not 0 < len(said) <= MOST_WORDS:
        raise NoReason(most=MOST_WORDS)
    return said


def chosen(one: Commendation, beside: Collection[Commendation], rules: CommendationRules) -> Commendation:
    """As many of a kind as the book says; `beside` are all of the list. Raises TooManyChosen."""
    most = {"person": rules.persons, "unit": rules.units, "company": rules.companies}[one.kind]
    if sum(other.chosen and other.kind == one.kind and other.id != one.id for other in beside) >= most:
        raise TooManyChosen(kind=KINDS[one.kind], most=most)
    return replace(one, chosen=True)


def published(held: YearList, lines: Collection[Commendation], stopped: Mapping[int, str], until: date) -> YearList:
    """Public until that day. `stopped`: line → why. Raises ListMoved, NobodyChosen, CommendationStopped."""
    check_draft(held)
    if not any(one.chosen for one in lines):
        raise NobodyChosen()
    _check_stopped(lines, stopped)
    return replace(held, state="public", notice_until=until)


def approved(
    held: YearList, hand: Hand, drew_up: int | None, own: Own, lines: Collection[Commendation],
    stopped: Mapping[int, str], now: datetime, today: date,
) -> YearList:  # fmt: skip
    """By the second person. `drew_up` is the person behind the account that drew it up.

    Raises ListMoved, StillPublicList, OneHand, CommendationStopped.
    """
    if held.state != "public" or held.notice_until is None:
        raise ListMoved()
    if today <= held.notice_until:
        raise StillPublicList(until=str(held.notice_until))
    if hand.account == held.account or (hand.person is not None and hand.person == drew_up):
        raise OneHand()
    if any(one.chosen and _is_own(one, hand, own) for one in lines):
        raise OneHand()
    _check_stopped(lines, stopped)
    return replace(held, state="approved", approver=hand.account, approved_at=now)


def decided(held: YearList, number: str, today: date) -> YearList:
    """Under the decision's number. Raises NoDecisionNumber, ListMoved."""
    if not _NUMBER.fullmatch(number):
        raise NoDecisionNumber(most=MOST_NUMBER)
    if held.state != "approved":
        raise ListMoved()
    return replace(held, state="decided", number=number, decided_on=today)


def taken_back(held: YearList) -> YearList:
    """From its public notice, to be changed. Raises ListMoved."""
    if held.state != "public":
        raise ListMoved()
    return replace(held, state="draft", notice_until=None)


def withdrawn(held: YearList) -> YearList:
    """While it is a draft. Raises ListMoved."""
    check_draft(held)
    return replace(held, state="withdrawn")


def _is_own(one: Commendation, hand: Hand, own: Own) -> bool:
    if one.kind == "person":
        return hand.person is not None and one.person == hand.person
    return one.unit in own.units if one.kind == "unit" else one.company in own.companies


def _check_stopped(lines: Collection[Commendation], stopped: Mapping[int, str]) -> None:
    found = Counter(stopped[one.id] for one in lines if one.chosen and one.id in stopped)
    if found:
        raise CommendationStopped(many=found.total())
