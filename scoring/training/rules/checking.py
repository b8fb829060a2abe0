"""随堂小测: which questions follow a session, and how many of his answers were right. Never scored."""

from collections.abc import Iterable, Sequence

from scoring.exams.bank.vocabulary import Kept
from scoring.training.vocabulary import FIELDS, LEAST_ASKED, TOPICS


def fitting(asked: Iterable[Kept], field: str) -> list[Kept]:
    """The bank's questions for a session's field; none where they are too few for a check."""
    topics = (FIELDS[field], *TOPICS[field])
    found = [one for one in asked if one.said.topic in topics]
    return found if len(found) >= LEAST_ASKED else []


def right_of(questions: Sequence[Kept], answers: Sequence[str]) -> int:
    """How many of the answers are right; letters in any order."""
    given = [*answers, *[""] * len(questions)]
    return sum("".join(sorted(set(said))) == one.said.answer for one, said in zip(questions, given, strict=False))
