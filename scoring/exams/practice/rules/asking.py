"""What a guard is asked: ten a day, those that are due first, then those he had wrong, then new ones. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from scoring.exams.bank.vocabulary import Kept
from scoring.exams.practice.vocabulary import TEN, Latest
from zones.ground.weeks import shanghai_day

Known = Mapping[int, Latest]
"""By question."""


def ten(asked: Sequence[Kept], known: Known, today: date) -> list[Kept]:
    """The day's, in the order in which they are asked; `known` as the day began, so that it stays the same all day.

    Where there is nothing due, wrong or new left, those that fall due next: fewer only of a bank that has fewer.
    """
    met = sorted(
        (one for one in asked if one.question in known), key=lambda one: (_of(one, known).memory.due, one.said.code)
    )
    due = [one for one in met if shanghai_day(_of(one, known).memory.due) <= today]
    later = [one for one in met if shanghai_day(_of(one, known).memory.due) > today]
    wrong = [one for one in later if _of(one, known).owes]
    rest = [one for one in later if not _of(one, known).owes]
    return [*due, *wrong, *_new(asked, known), *rest][:TEN]


def of_topic(asked: Sequence[Kept], known: Known, topic: str, today: date) -> list[Kept]:
    """Ten of a topic; what he answered today does not come again today."""
    left = [one for one in asked if one.said.topic == topic and not _today(one, known, today)]
    return ten(left, known, today)


def wrong_book(asked: Sequence[Kept], known: Known) -> list[Kept]:
    """What he had wrong and not yet right on two days, the longest untouched first."""
    owed = [one for one in asked if one.question in known and _of(one, known).owes]
    return sorted(owed, key=lambda one: (_of(one, known).memory.at, one.said.code))


def to_mend(asked: Sequence[Kept], known: Known, today: date) -> list[Kept]:
    """Of the wrong-answer book those that can be practised now: what was right today comes on another day."""
    book = wrong_book(asked, known)
    return [one for one in book if not (_of(one, known).correct and _today(one, known, today))]


def _of(one: Kept, known: Known) -> Latest:
    return known[one.question]


def _today(one: Kept, known: Known, today: date) -> bool:
    return one.question in known and _of(one, known).day == today


def _new(asked: Iterable[Kept], known: Known) -> list[Kept]:
    """One of each topic in turn, the topics he knows least of first; easy before hard."""
    fresh: dict[str, list[Kept]] = defaultdict(list)
    met: dict[str, int] = defaultdict(int)
    for one in sorted(asked, key=lambda one: (one.said.level, one.said.code)):
        if one.question in known:
            met[one.said.topic] += 1
        else:
            fresh[one.said.topic].append(one)
    topics = [fresh[topic] for topic in sorted(fresh, key=lambda topic: (met[topic], topic))]
    return [one for turn in zip_longest(*topics) for one in turn if one is not None]
