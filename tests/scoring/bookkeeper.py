"""A bookkeeper who knows only the rules as they are told to guards: points by the clerk, prizes and money added up from nothing."""

import hashlib
from collections import Counter

from msgspec import Struct

from scoring.points.vocabulary import JudgedDeed
from scoring.points.vocabulary.book import RuleBookText
from tests.scoring.clerk import by_hand


class Line(Struct):
    """A prize: `state` is proposed, reserved, paid or void."""

    person: int
    zone: int
    rank: int
    points: int
    state: str = "proposed"


class Bookkeeper(Struct):
    """`deeds` that stand by id, with whose they are; `zones` of guards; the run and the purses as he has them."""

    book: RuleBookText
    zones: dict[int, int]
    deeds: dict[int, tuple[int, JudgedDeed]] = {}
    lifted: dict[int, int] = {}
    state: str = ""
    budget: int = 0
    lines: list[Line] = []
    purses: dict[str, int] = {}

    def worth(self, person: int) -> dict[int, int]:
        """Deed → points."""
        return by_hand([deed for whose, deed in self.deeds.values() if whose == person], self.book)

    def month(self, person: int) -> int:
        """With what the last close lifted."""
        return sum(self.worth(person).values()) + self.lifted.get(person, 0)

    def close(self) -> None:
        """Nobody's month ends below zero."""
        for person in self.zones:
            self.lifted[person] = max(0, -sum(self.worth(person).values()))

    def chosen(self, budget: int) -> list[Line]:
        """As many as the money reaches, by zones without a turn on record: alike, the odd one to the first."""
        rules, found = self.book.prizes, []
        zones = sorted(set(self.zones.values()))
        able = {
            zone: [p for p, at in self.zones.items() if at == zone and self.month(p) >= rules.threshold]
            for zone in zones
        }
        total = min(budget // (rules.guard_yuan * 100), sum(map(len, able.values())))
        given = Counter[int]()
        while sum(given.values()) < total:  # one by one, to whoever has fewest and still has somebody
            given[
                min((zone for zone in zones if given[zone] < len(able[zone])), key=lambda zone: (given[zone], zone))
            ] += 1
        for zone in zones:
            ranked = sorted(able[zone], key=self._order)
            found += [Line(p, zone, rank, self.month(p)) for rank, p in enumerate(ranked[: given[zone]], 1)]
        return found

    def _order(self, person: int) -> tuple[int, ...]:
        routine = {rule.deed for rule in self.book.rules if rule.group == "routine"}
        worth, mine = self.worth(person), [deed for whose, deed in self.deeds.values() if whose == person]
        apart = sum(worth.get(deed.id, 0) for deed in mine if deed.kind not in routine) + self.lifted.get(person, 0)
        by_day = Counter[object]()
        for deed in mine:
            by_day[deed.day] += worth.get(deed.id, 0)
        if self.lifted.get(person):
            by_day["close"] += self.lifted[person]
        lot = int(hashlib.sha256(f"2018-10:{person}".encode()).hexdigest()[:12], 16)
        return (-self.month(person), -apart, -sum(points > 0 for points in by_day.values()), lot)

    def move(self, out: str, into: str, fen: int) -> None:
        self.purses[out] = self.purses.get(out, 0) - fen
        self.purses[into] = self.purses.get(into, 0) + fen

    def settle(self) -> None:
        """What is over goes back, once nothing waits."""
        if self.state == "approved" and not [line for line in self.lines if line.state == "reserved"]:
            self.state = "settled"
            left = self.budget - 10_000 * sum(line.state == "paid" for line in self.lines)
            self.move("free", "outside", left)
