"""When two rows are the same row: by content, and by their n-th occurrence where contents are equal."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from zones.journal.vocabulary import Keyed, Source

One = TypeVar("One")
Other = TypeVar("Other")


def keyed(rows: Iterable[tuple[Source, msgspec.Struct]]) -> list[Keyed]:
    """Each row with its key. The content holds ids and numbers only, so equal events have equal keys whatever the file's format."""
    seen: Counter[bytes] = Counter()
    result = []
    for source, content in rows:
        key = hashlib.sha256(msgspec.msgpack.encode(content)).digest()[:16]
        result.append(Keyed(source, key, seen[key]))
        seen[key] += 1
    return result


def compare(held: dict[tuple[bytes, int], int], brought: list[Keyed]) -> tuple[list[int], list[int]]:
    """What a file changes: positions of brought rows that are new, ids of held rows that it no longer has."""
    present = {(row.key, row.nth) for row in brought}
    added = [at for at, row in enumerate(brought) if (row.key, row.nth) not in held]
    withdrawn = [id_ for key, id_ in held.items() if key not in present]
    return added, withdrawn


def meeting(brought: Sequence[One], held: Sequence[Other], same: Callable[[One, Other], bool]) -> list[tuple[int, int]]:
    """Which tell of the same thing, as positions in both: each of either once, in the order of `brought`."""
    free = dict(enumerate(held))
    met = []
    for at, one in enumerate(brought):
        found = next((other for other in free if same(one, free[other])), None)
        if found is not None:
            del free[found]
            met.append((at, found))
    return met
