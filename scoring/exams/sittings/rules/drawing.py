"""Which paper a guard draws: the same each time for the same seed, person and attempt, on every machine.

The seed of the generator is a SHA-256; `hash()` would differ from process to process.
"""

from collections.abc import Sequence
from hashlib import sha256
from random import Random

from scoring.exams.bank.vocabulary import JUDGED, LETTERS
from scoring.exams.sittings.vocabulary import Blueprint, Pool


def drawn(pool: Pool, asked: Blueprint, seed: str, person: int, nth: int) -> tuple[int, ...]:
    """Single choice, then multiple choice, then judgements; of each kind at random, in random order."""
    chance = _chance(seed, person, nth)
    kinds: list[tuple[Sequence[int], int]] = [
        (pool.single, asked.single),
        (pool.multiple, asked.multiple),
        (pool.judge, asked.judge),
    ]
    return tuple(version for ids, count in kinds for version in chance.sample(ids, count))


def order_of(options: Sequence[str], seed: str, person: int, nth: int, version: int) -> str:
    """The letters of a question's options in the order in which they stand on the paper; 对 before 错."""
    letters = LETTERS[: len(options)]
    if tuple(options) == JUDGED:
        return letters
    return "".join(_chance(seed, person, nth, version).sample(letters, len(letters)))


def _chance(*of: object) -> Random:
    return Random(int.from_bytes(sha256(":".join(map(str, of)).encode()).digest()))
