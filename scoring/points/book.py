"""Reads a rule book's file and checks it as a whole."""

import tomllib
from collections import Counter
from pathlib import Path

import msgspec

from scoring.points.errors import BadRuleBook
from scoring.points.vocabulary import DUTIES, RuleBookText

FIRST = Path(__file__).parent / "books" / "first.toml"


def read_book(text: str) -> RuleBookText:
    """A rule book from its TOML text. Raises BadRuleBook with a sentence."""
    try:
        book = msgspec.convert(tomllib.loads(text), RuleBookText)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadRuleBook(why=f"文件写法不对：{error}") from error
    for fault in _faults(book):
        raise BadRuleBook(why=fault)
    return book


def _faults(book: RuleBookText) -> list[str]:
    faults = [f"条款代码 {code} 写了两次" for code, n in Counter(rule.code for rule in book.rules).items() if n > 1]
    faults += [f"六项职责里的“{duty}”没有条款" for duty in DUTIES if duty not in {rule.duty for rule in book.rules}]
    faults += [
        f"{rule.code} 的 holder 只能是 person 或 unit" for rule in book.rules if rule.holder not in ("person", "unit")
    ]
    faults += [
        f"{rule.code} 一次 {rule.points} 分，比一周封顶还多"
        for rule in book.rules
        if rule.routine and rule.points > book.caps.routine_week
    ]
    if book.caps.routine_month < book.caps.routine_week:
        faults.append("一个月的封顶比一周的还少")
    return faults
