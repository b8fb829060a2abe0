"""Which questions are nearly the same text: pairs of characters that both have, of those that either has (Jaccard).

Exact, and near to linear: a text's rarest pairs are looked at first, and two texts that are alike enough must share two
of the first few (prefix filtering: Bayardo, Ma, Srikant, Scaling up all pairs similarity search, 2007; with more than one
in common: Wang, Li, Feng, Can we beat the prefix filtering?, 2012). Any two of them are a key under which a text is found.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from scoring.exams.bank.vocabulary import JUDGED, Question

ALIKE_PCT = 70
"""From this much in common on, in per cent, somebody has to look."""


class Alike(Struct, frozen=True):
    """Two places in the list that was asked, the later one first, and what they have in common in per cent."""

    at: int
    like: int
    pct: int


def pairs_of(said: Question) -> frozenset[str]:
    """The pairs of neighbouring characters of what it asks and offers, signs and spaces left out."""
    texts = (said.asks, *(() if said.options == JUDGED else sorted(said.options)))
    return frozenset(pair for text in texts for pair in _pairs(_bare(text)))


def alike(questions: Sequence[Question], known: int = 0) -> list[Alike]:
    """Every two that are alike; of those before `known` (in the bank already) only with one behind it."""
    sets = [pairs_of(one) for one in questions]
    seen: Counter[str] = Counter(pair for one in sets for pair in one)
    by_key: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found = []
    for at, pairs in enumerate(sets):
        keys = _keys(sorted(pairs, key=lambda pair: (seen[pair], pair)))
        if at >= known:
            near = {other for key in keys for other in by_key.get(key, ())}
            found += [Alike(at, other, pct) for other in sorted(near) if (pct := _common(pairs, sets[other]))]
        for key in keys:
            by_key[key].append(at)
    return found


def _keys(rarest_first: list[str]) -> list[tuple[str, ...]]:
    """Any two of so many of the rarest pairs that whoever shares no two of them has too little in common."""
    size = len(rarest_first)
    needed = -(-size * ALIKE_PCT // 100)
    return [*combinations(rarest_first[: size - needed + 2], 2)] if needed > 1 else [tuple(rarest_first)]


def _common(one: frozenset[str], other: frozenset[str]) -> int:
    """In per cent; 0 where it is less than alike."""
    small, large = sorted((len(one), len(other)))
    if small * 100 < large * ALIKE_PCT:
        return 0
    shared = len(one & other)
    pct = shared * 100 // (len(one) + len(other) - shared)
    return pct if pct >= ALIKE_PCT else 0


def _bare(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).lower() if sign.isalnum())


def _pairs(text: str) -> Iterator[str]:
    if len(text) == 1:
        yield text
    yield from (text[at : at + 2] for at in range(len(text) - 1))


def closest(said: Question, bank: Iterable[Question]) -> Question | None:
    """The one of the bank that is most like it, where one is alike."""
    listed = [*bank]
    found = max(alike([*listed, said], len(listed)), key=lambda one: one.pct, default=None)
    return listed[found.like] if found else None
