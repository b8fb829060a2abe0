"""When a question comes again: FSRS by its own library, whole days, without chance. Right is Good, wrong is Again: nobody rates himself."""

from datetime import UTC, datetime

from fsrs import Card, Rating, Scheduler, State

from scoring.exams.bank.vocabulary import Kept
from scoring.exams.practice.rules.judging import letters, owes, pressed_at
from scoring.exams.practice.vocabulary import Answer, Latest, Memory
from zones.ground.weeks import shanghai_day

MOST_DAYS = 90
"""However well it is known, it comes once a quarter."""
_FSRS = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=MOST_DAYS, enable_fuzzing=False)


def answered(asked: Kept, given: str, before: Latest | None, phone_at: datetime | None, now: datetime) -> Answer:
    """What an answer leaves; `before` is what the last one left. Raises NoSuchAnswer."""
    chosen = letters(asked.said, given)
    correct, at = chosen == asked.said.answer, pressed_at(phone_at, before, now)
    day = shanghai_day(at)
    memory = remembered(before.memory if before else None, correct, at)
    return Answer(asked.id, chosen, Latest(asked.question, correct, day, owes(before, correct, day), memory))


def remembered(before: Memory | None, correct: bool, at: datetime) -> Memory:
    """After an answer at `at`, which is not before the last one's."""
    card, _ = _FSRS.review_card(_card(before, at), Rating.Good if correct else Rating.Again, at.astimezone(UTC))
    assert card.stability is not None and card.difficulty is not None
    return Memory(card.stability, card.difficulty, card.due, at)


def _card(before: Memory | None, at: datetime) -> Card:
    if before is None:
        return Card(card_id=0, state=State.Learning, due=at)  # without an id the library reads a clock
    last = before.at.astimezone(UTC)
    return Card(0, State.Review, None, before.stability, before.difficulty, before.due, last)
