"""Worked examples in words: “王某周三巡逻两次，每次45分钟，周四宣传三场，得8分。” They are read, judged and compared with what they say.

A sentence goes clause by clause: a day (周三, 下周一), what was done and how often, how it was (每次45分钟, 到点五成, 在别的单位,
等核实), and what it is worth (得8分, 扣5分, 不记分; 单位得1分 for the unit). The first clause may name somebody (王某).
"""

import re
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from scoring.points.rules.judging import judge
from scoring.points.vocabulary import JudgedDeed
from scoring.points.vocabulary.book import RuleBookText
from zones.journal.vocabulary import OF_UNITS

WORDS = {
    "巡逻": "patrol.walked",
    "牵头": "patrol.led",
    "没有派员": "patrol.missed",
    "巡防工作": "item.patrol",
    "宣传": "outreach.session",
    "去支援": "aid.arrived",
    "守着帮看": "aid.helped",
    "替人顶岗": "aid.helped",
    "被叫回": "aid.stood_down",
    "协助抓获": "aid.arrest",
    "协助民警": "assistance",
    "劝解纠纷": "mediation",
    "救助": "rescue",
    "报送信息": "clue",
    "报送很有用的信息": "clue.useful",
    "报送破了案的信息": "clue.solved",
    "发现隐患": "hazard.found",
    "参加培训": "training.attended",
    "讲课": "training.taught",
    "参加演练": "drill.attended",
    "取得保安员证": "certificate.obtained",
    "考试合格": "exam.passed",
    "脱岗": "post.left",
    "造假登记": "record.forged",
    "应答点名": "",
    "做模拟题": "",
}
"""How an example says a deed; an empty kind is something that is never a deed."""
_DIGITS = {"零": 0, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_N = r"(\d+|[一二两三四五六七八九]?十?[一二三四五六七八九]?)"
_WHO = re.compile(r"^[\u4e00-\u9fff]某(?:的单位)?")
_DAY = re.compile(r"^(下?)周([一二三四五六日])")
_DID = re.compile(rf"^({'|'.join(sorted(WORDS, key=len, reverse=True))})(?:{_N}[次场件起条回处])?$")
_MINUTES = re.compile(rf"^每次(?:走)?{_N}分钟$")
_REACHED = re.compile(rf"^到点{_N}成$")
_WORTH = re.compile(rf"^(单位)?(得|扣){_N}分$")
_PLAIN: dict[str, dict[str, Any]] = {"在本单位": {"own": 1}, "在别的单位": {"own": 0}, "等核实": {"verified": False}}


class Said(Struct):
    """An example as it was read: its deeds, and what it says they are worth to the guard and to his unit."""

    deeds: list[JudgedDeed]
    person: int | None = None
    unit: int | None = None


class Unreadable(Exception):
    """The clause that is not understood."""


def wrong_examples(book: RuleBookText) -> list[str]:
    """A sentence for each example that is not understood, or that the book's clauses count otherwise."""
    plain, faults = replace(book, campaigns=()), []
    for number, text in enumerate(book.examples, 1):
        try:
            said = read_example(text, a_week(book.starts_on))
        except Unreadable as part:
            faults.append(f"第 {number} 个例题里的“{part}”看不懂")
            continue
        faults += [f"第 {number} 个例题{fault}" for fault in _compare(said, plain)]
    return faults


def _compare(said: Said, book: RuleBookText) -> list[str]:
    of_unit = [deed for deed in said.deeds if deed.kind in OF_UNITS]
    own = [deed for deed in said.deeds if deed.kind not in OF_UNITS]
    faults = []
    for who, deeds, wanted in (("", own, said.person), ("的单位", of_unit, said.unit)):
        found = sum(judgement.points for judgement in judge(deeds, lambda _: book))
        if wanted is not None and wanted != found:
            faults.append(f"{who}说是 {wanted} 分，按条款算是 {found} 分")
    if said.person is None and said.unit is None:
        faults.append("没有写得几分")
    return faults


def a_week(starts_on: date) -> date:
    """A Monday under the book whose week and the next lie in one month: examples speak of them."""
    monday = starts_on + timedelta(days=-starts_on.weekday() % 7)
    while (monday + timedelta(days=13)).month != monday.month:
        monday += timedelta(days=7)
    return monday


def read_example(text: str, monday: date) -> Said:
    """Raises Unreadable with the clause."""
    said, day, group = Said([]), monday, list[int]()
    text = _WHO.sub("", "".join(text.split()))
    for part in filter(None, re.split(r"[，。；、,;]|并且|并", text)):
        rest = part.removeprefix("又").removeprefix("都")
        if found := _DAY.match(rest):
            day = monday + timedelta(days="一二三四五六日".index(found[2]) + (7 if found[1] else 0))
            rest = rest[found.end() :]
        if did := _DID.match(rest):
            group = _add(said, WORDS[did[1]], number(did[2] or "一"), day)
        elif how := _how(rest):
            for at in group:
                said.deeds[at] = replace(said.deeds[at], **how)
        elif rest and not _worth(said, rest):
            raise Unreadable(part)
    return said


def _add(said: Said, kind: str, times: int, day: date) -> list[int]:
    """The deeds' places in the list."""
    first = len(said.deeds)
    if kind:
        said.deeds += [JudgedDeed(first + n, kind, day, None, 60, True) for n in range(times)]
    return list(range(first, len(said.deeds)))


def _how(part: str) -> dict[str, Any]:
    if found := _MINUTES.match(part):
        return {"minutes": number(found[1])}
    if found := _REACHED.match(part):
        return {"quality": number(found[1]) * 10}
    return _PLAIN.get(part, {})


def _worth(said: Said, part: str) -> bool:
    """Whether the clause says what it is worth."""
    if part == "不记分":
        said.person = 0
        return True
    if (found := _WORTH.match(part)) is None:
        return False
    points = number(found[3]) * (-1 if found[2] == "扣" else 1)
    if found[1]:
        said.unit = points
    else:
        said.person = points
    return True


def number(text: str) -> int:
    """Up to ninety-nine, in digits or in characters."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
