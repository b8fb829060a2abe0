"""The bank that comes with the house: written by us, a file a topic. Of laws the article is cited, else the kind of knowledge."""

import tomllib
from pathlib import Path

import msgspec

from scoring.exams.bank.vocabulary import JUDGED, NO, YES, Question

_HERE = Path(__file__).parent
_JUDGED = {"对": YES, "错": NO}


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """As a file says it: of a judgement the answer is 对 or 错, and there are no options."""

    code: str
    kind: str
    asks: str
    answer: str
    because: str
    source: str
    level: int
    options: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    topic: str
    question: tuple[_Said, ...]


def first_questions() -> list[Question]:
    """All of them, by file and place."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(_HERE.glob("*.toml"))]
    return [_question(one, file.topic) for file in msgspec.convert(files, list[_File]) for one in file.question]


def _question(said: _Said, topic: str) -> Question:
    judged = said.kind == "judge"
    return Question(
        code=said.code,
        kind=said.kind,
        topic=topic,
        asks=said.asks,
        options=JUDGED if judged else said.options,
        answer=_JUDGED[said.answer] if judged else said.answer,
        because=said.because,
        source=said.source,
        level=said.level,
    )
