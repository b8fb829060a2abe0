"""学习资料 and 工作手册 on paper: an edition says what it was printed of; who got which is kept by the person."""

import hashlib
from collections.abc import Sequence
from datetime import date

from msgspec import Struct, json

from scoring.exams.bank.vocabulary import Question

KINDS = {"booklet": "保安员资格考试学习资料", "handbook": "保安员联勤联防工作手册"}
SHORT = {"booklet": "学习资料", "handbook": "工作手册"}


class Edition(Struct, frozen=True):
    """The `number`th of its kind. `versions` are a booklet's questions, `book` is a handbook's rule book; `day` is Shanghai's.

    `digest` (SHA-256) is of the questions, or of the rule book's file.
    """

    id: int
    kind: str
    number: int
    day: date
    digest: str
    versions: tuple[int, ...] = ()
    book: int | None = None

    @property
    def called(self) -> str:
        return f"{SHORT[self.kind]}第{self.number}版"


class Handed(Struct, frozen=True):
    """A guard got an edition on a day."""

    id: int
    person: int
    edition: int
    unit: int
    day: date


def digest_of(questions: Sequence[Question]) -> str:
    """Of what they say, in this order: whoever has the same bank counts the same."""
    return hashlib.sha256(json.encode(questions)).hexdigest()
