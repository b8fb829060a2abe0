"""What stands on a one-page sheet. Every text is final Chinese."""

from msgspec import Struct


class Line(Struct, frozen=True):
    """A row of the table."""

    label: str
    text: str


class Signer(Struct, frozen=True):
    """A place to sign or stamp; `text` says whose stamp, empty for a signature."""

    label: str
    text: str


class Letter(Struct, frozen=True):
    """`blanks` are rows to be written by hand, `note` stands small at the foot."""

    title: str
    number: str
    paragraphs: tuple[str, ...]
    lines: tuple[Line, ...]
    blanks: tuple[str, ...]
    signers: tuple[Signer, ...]
    day: str
    note: str = ""
