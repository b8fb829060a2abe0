"""What stands on a sheet. Every text is final Chinese."""

from msgspec import Struct


class Line(Struct, frozen=True):
    """A row of the table."""

    label: str
    text: str


class Signer(Struct, frozen=True):
    """A place to sign or stamp; `text` says whose stamp, empty for a signature."""

    label: str
    text: str


class Grid(Struct, frozen=True):
    """A table of its own under the lines: `widths_mm` of its columns, 170 in all. Empty cells are written in by hand."""

    head: tuple[str, ...]
    widths_mm: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


class Letter(Struct, frozen=True):
    """`blanks` are rows to be written by hand, `note` stands small at the foot; with a `grid` it may take more than a page."""

    title: str
    number: str
    paragraphs: tuple[str, ...]
    lines: tuple[Line, ...]
    blanks: tuple[str, ...]
    signers: tuple[Signer, ...]
    day: str
    note: str = ""
    grid: Grid | None = None
