"""What stands in a dossier. Every text is final Chinese; numbers stay numbers, for the workbook."""

from msgspec import Struct


class Register(Struct, frozen=True):
    """A table: `widths` are parts of the page for the columns of `head`; `note` says what is not in it, or how it was counted."""

    title: str
    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str | int | float, ...], ...]
    note: str = ""


class Dossier(Struct, frozen=True):
    """`title` is what kind it is, `subject` whom it is about, `facts` what is known of him or it (label, value)."""

    title: str
    subject: str
    place: str
    span: str
    made: str
    facts: tuple[tuple[str, str], ...]
    registers: tuple[Register, ...]
