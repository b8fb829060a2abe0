"""Reads a rule book's file: TOML as a clerk writes it. What an older form says is turned into the present one."""

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from scoring.points.book.faults import faults_of
from scoring.points.errors import BadRuleBook
from scoring.points.vocabulary.book import FACTS, ROUTINE, RuleBookText

FIRST = Path(__file__).parent / "first.toml"
_CONDITION = re.compile(r"\s*([a-z_]+)\s*(>=|<=|=)\s*(\d{1,6})\s*")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_book(text: str) -> RuleBookText:
    """A rule book that may be put in force. Raises BadRuleBook with every fault in a sentence."""
    book = parse(text)
    if faults := faults_of(book):
        raise BadRuleBook(why="；".join(faults))
    return book


def parse(text: str) -> RuleBookText:
    """A rule book as far as its form goes: what it says may still contradict itself. Raises BadRuleBook."""
    try:
        return msgspec.convert(_present(tomllib.loads(text)), RuleBookText)
    except tomllib.TOMLDecodeError as error:
        raise BadRuleBook(why=_unreadable(str(error))) from error
    except msgspec.ValidationError as error:
        raise BadRuleBook(why=_misshapen(str(error))) from error


def _present(said: dict[str, Any]) -> dict[str, Any]:
    """The file in the present form. Before there were groups, a rule was routine or not, and asked for minutes only."""
    rules = [_rule(rule) for rule in said.get("rules", ()) if isinstance(rule, dict)]
    caps = said.pop("caps", None)
    if isinstance(caps, dict):
        week, month = caps.get("routine_week"), caps.get("routine_month")
        said["groups"] = [{"code": ROUTINE, "called": "常规分", "week": week, "month": month}]
    return said | {"rules": rules}


def _rule(said: dict[str, Any]) -> dict[str, Any]:
    if said.pop("routine", False):
        said["group"] = ROUTINE
    when = list(said.pop("when", ()))
    if minutes := said.pop("minutes", 0):
        when.append(f"minutes >= {minutes}")
    return said | {"when": [_span(str(one), str(said.get("code", ""))) for one in when]}


def _span(condition: str, code: str) -> dict[str, Any]:
    found = _CONDITION.fullmatch(condition)
    if found is None:
        raise BadRuleBook(why=f"{code} 的条件“{condition}”看不懂，请照“minutes >= 40”的样子写")
    fact, sign, number = found[1], found[2], int(found[3])
    if fact not in FACTS:
        known = "、".join(f"{name} {called}" for name, called in FACTS.items())
        raise BadRuleBook(why=f"{code} 的条件里没有“{fact}”这一项，只能用：{known}")
    return {"fact": fact, "low": None if sign == "<=" else number, "high": None if sign == ">=" else number}


def _unreadable(said: str) -> str:
    place = _PLACE.search(said)
    where = f"第 {place[1]} 行第 {place[2]} 个字附近" if place else "文件末尾"
    return f"{where}写法不对：请看括号、引号、等号有没有少，同一项有没有写两遍"


_MISSING = re.compile(r"missing required field `(\w+)`")
_UNKNOWN = re.compile(r"unknown field `(\w+)`")
_PATH = re.compile(r"at `\$(.*?)`")


def _misshapen(said: str) -> str:
    """What msgspec found, said to a clerk: which entry, which line of it."""
    path = _PATH.search(said)
    number = re.search(r"rules\[(\d+)\]", path[1]) if path else None
    where = f"第 {int(number[1]) + 1} 条条款" if number else "文件"
    if found := _MISSING.search(said):
        return f"{where}少写了 {found[1]}"
    if found := _UNKNOWN.search(said):
        return f"{where}里的 {found[1]} 不认识，请照样子文件写"
    field = path[1].rpartition(".")[2] if path else ""
    return f"{where}里的 {field} 写的不是该写的东西（数、日期或引号里的字）"
