"""Who is given a prize of the month: places by the turns that zones had, the first of each zone by points, ties as the book says."""

import hashlib
from collections import defaultdict
from fractions import Fraction

from scoring.points.vocabulary.book import PrizeRules
from scoring.prizes.vocabulary import Candidate, Chosen


def places(total: int, turns: dict[int, int], reached: dict[int, int]) -> dict[int, int]:
    """Zone → places. `turns` are the walks that were offered in each zone, `reached` how many of its guards reached the threshold.

    Each zone in which somebody did gets one (those with most turns first, where there are too few); the rest go by turns, the
    remainders to the largest (then to the smaller id). No zone gets more than it has guards to give them to.
    """
    open_ = sorted((zone for zone, number in reached.items() if number), key=lambda zone: (-turns.get(zone, 0), zone))
    given = dict.fromkeys(open_[:total], 1)
    left = min(total, sum(reached[zone] for zone in open_)) - len(given)
    while left:
        room = [zone for zone in given if given[zone] < reached[zone]]
        for zone, number in _shared(left, {zone: turns.get(zone, 0) for zone in room}).items():
            taken = min(number, reached[zone] - given[zone])
            given[zone] += taken
            left -= taken
    return {zone: number for zone, number in sorted(given.items()) if number}


def _shared(total: int, turns: dict[int, int]) -> dict[int, int]:
    """By largest remainder; by heads where nobody had a turn."""
    weights = turns if any(turns.values()) else dict.fromkeys(turns, 1)
    exact = {zone: Fraction(total * weight, sum(weights.values())) for zone, weight in weights.items()}
    given = {zone: int(share) for zone, share in exact.items()}
    behind = sorted(exact, key=lambda zone: (given[zone] - exact[zone], zone))
    for zone in behind[: total - sum(given.values())]:
        given[zone] += 1
    return given


def choose(candidates: list[Candidate], total: int, turns: dict[int, int], rules: PrizeRules) -> list[Chosen]:
    """By zone, then by place. Who is barred by a veto is not among the candidates."""
    by_zone: dict[int, list[Candidate]] = defaultdict(list)
    for one in candidates:
        if one.points >= rules.threshold:
            by_zone[one.zone].append(one)
    given = places(total, turns, {zone: len(found) for zone, found in by_zone.items()})
    chosen: list[Chosen] = []
    for zone, number in given.items():
        ranked = sorted(by_zone[zone], key=lambda one: _order(one, rules))
        chosen += [_chosen(one, rank, ranked, rules) for rank, one in enumerate(ranked[:number], 1)]
    return chosen


def _order(one: Candidate, rules: PrizeRules) -> tuple[int, ...]:
    keys = {"apart": -one.apart, "days": -one.days, "fewer": one.had}
    return (-one.points, *(keys[tie] for tie in rules.ties), one.lot, one.person)


def _chosen(one: Candidate, rank: int, ranked: list[Candidate], rules: PrizeRules) -> Chosen:
    below = ranked[rank] if rank < len(ranked) else None
    return Chosen(one.person, one.unit, one.zone, rank, one.points, _told_apart(one, below, rules))


def _told_apart(one: Candidate, below: Candidate | None, rules: PrizeRules) -> str:
    if below is None or below.points != one.points:
        return ""
    pairs = zip(_order(one, rules)[1:], _order(below, rules)[1:], strict=True)
    names = (*rules.ties, "lot", "lot")
    return next(name for name, (mine, his) in zip(names, pairs, strict=True) if mine != his)


def lot(month: str, person: int) -> int:
    """A guard's lot in a month: anybody can count it again, and nobody can bend it by drawing once more."""
    return int.from_bytes(hashlib.sha256(f"{month}:{person}".encode()).digest()[:6])
