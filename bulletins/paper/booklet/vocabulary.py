"""What stands in a small book. Every text is final Chinese."""

from typing import Literal

from msgspec import Struct


class BookQuestion(Struct, frozen=True):
    """A question by its number in the chapter; `picture` is a WEBP as base64 with its words, or empty."""

    number: str
    kind: str
    asks: str
    options: tuple[tuple[str, str], ...]
    picture: str = ""
    pictured: str = ""


class BookAnswer(Struct, frozen=True):
    """What is right, one sentence why, and where that is written."""

    number: str
    answer: str
    because: str
    source: str


class BookClause(Struct, frozen=True):
    """What is done, what it is worth, and under which conditions; `points` may be empty."""

    text: str
    points: str = ""
    note: str = ""


class Section(Struct, frozen=True):
    """A part of a chapter: paragraphs, then clauses, then steps in order, then lines to be filled by hand."""

    title: str = ""
    paragraphs: tuple[str, ...] = ()
    clauses: tuple[BookClause, ...] = ()
    steps: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()


class Chapter(Struct, frozen=True):
    """Sections, then questions; their answers stand together after the last question. `card` is a page to be cut out."""

    title: str
    sections: tuple[Section, ...] = ()
    questions: tuple[BookQuestion, ...] = ()
    answers: tuple[BookAnswer, ...] = ()
    card: bool = False


class Booklet(Struct, frozen=True):
    """`title` and `says` stand on the cover, a line each, `colophon` small on the last page: edition, day, digest."""

    size: Literal["A4", "A5"]
    title: tuple[str, ...]
    issuer: str
    edition: str
    says: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    colophon: tuple[str, ...]
