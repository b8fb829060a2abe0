"""A clause of a draft, changed by a form: what the form cannot say stays as it is."""

from msgspec import Struct
from msgspec.structs import replace

from scoring.points.book.reading import parse
from scoring.points.book.writing import write_book
from scoring.points.errors import NoSuchClause

MOST = 100


class Said(Struct, frozen=True):
    """What a form says of a clause; limits are numbers or empty."""

    code: str
    points: str
    clause: str
    per_day: str = ""
    per_week: str = ""
    per_month: str = ""


def edited(text: str, said: Said) -> str:
    """The file with that clause changed. Raises NoSuchClause; BadRuleBook where the file cannot be read."""
    book = parse(text)
    found = next((rule for rule in book.rules if rule.code == said.code), None)
    if found is None:
        raise NoSuchClause()
    changed = replace(
        found,
        points=_number(said.points, -MOST),
        clause=" ".join(said.clause.split()),
        per_day=_limit(said.per_day),
        per_week=_limit(said.per_week),
        per_month=_limit(said.per_month),
    )
    return write_book(replace(book, rules=tuple(changed if rule is found else rule for rule in book.rules)))


def _limit(text: str) -> int | None:
    return _number(text, 0) if text.strip() else None


def _number(text: str, least: int) -> int:
    text = text.strip().replace("−", "-")
    if not text.removeprefix("-").isdecimal() or not least <= int(text) <= MOST:
        raise NoSuchClause()
    return int(text)
