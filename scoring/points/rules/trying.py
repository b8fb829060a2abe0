"""A dry run: a month judged by a draft beside what was posted. Pure, holder by holder, so that no more than one is held."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from scoring.points.vocabulary import Judgement
from scoring.points.vocabulary.book import ROUTINE, RuleBookText
from zones.ground.weeks import week_of

WALKED = "patrol.walked"
MOST = 10
"""So many persons are named of those whose month changes most."""


class Item(Struct, frozen=True):
    """A clause in the month: how often it gave points, and how many."""

    rule: str
    times: int
    points: int


class Person(Struct, frozen=True, gc=False):
    """A guard's month before and after; `turns` are rounds that he walked."""

    person: int
    before: int
    after: int
    turns: int


class Tried(Struct, frozen=True):
    """What came of it. `full_weeks`: by ISO week, guards who reached the routine cap. `persons`: everybody with anything."""

    items: tuple[Item, ...]
    persons: tuple[Person, ...]
    full_weeks: dict[str, int]

    @property
    def gained(self) -> int:
        return sum(one.after > one.before for one in self.persons)

    @property
    def lost(self) -> int:
        return sum(one.after < one.before for one in self.persons)

    @property
    def same(self) -> int:
        return len(self.persons) - self.gained - self.lost

    @property
    def before(self) -> int:
        return sum(one.before for one in self.persons)

    @property
    def after(self) -> int:
        return sum(one.after for one in self.persons)

    @property
    def most_changed(self) -> list[Person]:
        """The largest changes first."""
        changed = [one for one in self.persons if one.before != one.after]
        return sorted(changed, key=lambda one: (-abs(one.after - one.before), one.person))[:MOST]


class Trial:
    """Adds up holders as they are judged. A month that ends below zero is lifted, where the book says so."""

    def __init__(self, book: RuleBookText, posted: dict[int, int]) -> None:
        self._cap, self._floor, self._posted = book.group(ROUTINE).week, bool(book.month.floor_clause), posted
        self._items: dict[str, list[int]] = {}
        self._full = Counter[str]()
        self._weeks: dict[date, str] = {}
        self._persons: list[Person] = []

    def add(self, person: int, judgements: Iterable[Judgement]) -> None:
        """One guard's judgements of the month."""
        total, turns, items, weeks = 0, 0, self._items, self._weeks
        routine: dict[str, int] = {}
        for one in judgements:
            points = one.points
            if not points:
                continue
            total += points
            item = items.setdefault(one.rule, [0, 0])
            item[0] += 1
            item[1] += points
            if one.rule == WALKED:
                turns += 1
            if one.routine:
                week = weeks.get(one.day) or self._week(one.day)
                routine[week] = routine.get(week, 0) + points
        for week, points in routine.items():
            self._full[week] += self._cap is not None and points >= self._cap
        after = max(total, 0) if self._floor else total
        self._persons.append(Person(person, self._posted.pop(person, 0), after, turns))

    def _week(self, day: date) -> str:
        self._weeks[day] = str(week_of(day))
        return self._weeks[day]

    def result(self) -> Tried:
        """Items by points, the largest first; who has nothing under the draft is there, too."""
        items = sorted((Item(rule, *sums) for rule, sums in self._items.items()), key=lambda item: -item.points)
        gone = tuple(Person(person, points, 0, 0) for person, points in self._posted.items() if points)
        return Tried(tuple(items), (*self._persons, *gone), {week: n for week, n in sorted(self._full.items()) if n})
