"""Writes a rule book as the file that a clerk reads; `parse` reads the same book from it."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from scoring.points.vocabulary.book import RuleBookText, Span

APART = ("examples", "month", "prizes", "standing", "commendations")
_HEAD = "# 积分管理办法。怎么写，看第一版开头的说明；每改一处，例题都会逐字核对。\n"


def write_book(book: RuleBookText) -> str:
    """What is left at its default is not written."""
    said = {name: value for name, value in msgspec.structs.asdict(book).items() if name not in APART}
    top = [f"{name} = {_value(value)}" for name, value in said.items() if not isinstance(value, tuple)]
    examples = ["examples = [", *(f"    {_value(one)}," for one in book.examples), "]"] if book.examples else []
    parts = [_HEAD, "\n".join([*top, *examples]), "[month]\n" + _lines(book.month)]
    for name in ("prizes", "standing", "commendations"):
        if said_of := _lines(getattr(book, name)):
            parts.append(f"[{name}]\n{said_of}")
    for name in ("groups", "campaigns", "goods", "rules"):
        parts += [f"[[{name}]]\n{_lines(one)}" for one in getattr(book, name)]
    return "\n\n".join(parts).replace("\n\n\n", "\n\n") + "\n"


def _lines(one: Any) -> str:
    return "\n".join(f"{name} = {text}" for name, text in _fields(one))


def _fields(one: Any) -> Iterator[tuple[str, str]]:
    for field in msgspec.structs.fields(one):
        value = getattr(one, field.name)
        if field.name == "when":
            value = tuple(text for span in value for text in _conditions(span))
        if value != field.default and value != ():
            yield field.name, _value(value)


def _conditions(span: Span) -> Iterator[str]:
    if span.low is not None and span.low == span.high:
        yield f"{span.fact} = {span.low}"
        return
    if span.low is not None:
        yield f"{span.fact} >= {span.low}"
    if span.high is not None:
        yield f"{span.fact} <= {span.high}"


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
