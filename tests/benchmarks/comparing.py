"""Bar of the near-duplicate check: four times the questions may take eight times as long. Texts like those of the bank, made by chance."""

import random
import time
from collections import defaultdict

from msgspec import Struct
from msgspec.structs import replace

from scoring.exams.bank.first import first_questions
from scoring.exams.bank.rules.alike import alike
from scoring.exams.bank.vocabulary import JUDGED, Question
from tests.benchmarks.rounds import Line, Told, in_turn

BAR, TIMES, SEED = 8.0, 4, 2018


class Length(Struct, frozen=True):
    """`questions` is the larger bank, of which the smaller is a quarter."""

    rounds: int
    questions: int


async def measure(length: Length, tell: Told) -> list[Line]:
    """One in fifty is nearly another one: those must be found, or nothing was compared."""
    made = _made(length.questions)
    few = made[: length.questions // TIMES]
    assert len(alike(made)) >= length.questions // 50
    compared = await in_turn(lambda: _takes(few), lambda: _takes(made), length.rounds)
    tell(f"alike_growth: {len(few)} and {len(made)} questions; {compared.remark()}")
    return [compared.line("alike_growth", BAR)]


async def _takes(questions: list[Question]) -> float:
    begun = time.process_time()
    alike(questions)
    return time.process_time() - begun


def _made(count: int) -> list[Question]:
    """Each sign follows the one before it as often as it does in the bank of the house."""
    dice, bank = random.Random(SEED), first_questions()
    follows: dict[str, list[str]] = defaultdict(list)
    for one in bank:
        for sign, then in zip(one.asks, one.asks[1:], strict=False):
            follows[sign].append(then)
    made: list[Question] = []
    for nth in range(count):
        if nth % 50 == 49:
            made.append(replace(made[-1], asks=made[-1].asks + "吗"))
        else:
            made.append(replace(bank[0], kind="judge", options=JUDGED, asks=_sentence(dice, follows)))
    return made


def _sentence(dice: random.Random, follows: dict[str, list[str]]) -> str:
    said = [dice.choice(sorted(follows))]
    while len(said) < 30:
        said.append(dice.choice(follows.get(said[-1]) or sorted(follows)))
    return "".join(said)
