"""What is wrong with a question, every fault in a sentence: nothing reaches a guard that has no answer, or two."""

import re
from collections.abc import Iterator

from scoring.exams.bank.vocabulary import (
    JUDGED,
    KINDS,
    LETTERS,
    LEVELS,
    MOST_ASKS,
    MOST_BECAUSE,
    MOST_CODE,
    MOST_OPTION,
    MOST_PICTURED,
    MOST_SOURCE,
    MOST_TOPIC,
    Fault,
    Question,
)

_TAG = re.compile(r"</?[a-zA-Z!][^>]*>|&(?:#\d+|[a-z]+);")
_FORMULA = "=+-@＝＋－＠\t\r"


def faults_of(said: Question) -> list[Fault]:
    """Every fault; empty for a question that may be asked."""
    return [*_words(said), *_options(said), *_answer(said)]


def picture_faults(said: Question) -> list[Fault]:
    """A picture is there with what it shows, for who does not see it, or neither is. A sheet has words alone: the bank adds the picture."""
    if said.picture and not said.pictured:
        return [Fault("图的说明", "有图，没有写图上是什么", "用一句话写清楚，看不到图的人听得懂")]
    if said.pictured and not said.picture:
        return [Fault("图的说明", "写了图的说明，没有图", "在题库页选一张图，或者把说明空着")]
    return []


def _words(said: Question) -> Iterator[Fault]:
    limits = {
        "编号": (said.code, MOST_CODE),
        "题目": (said.asks, MOST_ASKS),
        "解释": (said.because, MOST_BECAUSE),
        "依据": (said.source, MOST_SOURCE),
        "类别": (said.topic, MOST_TOPIC),
    }
    for where, (text, most) in limits.items():
        if not text:
            yield Fault(where, f"{where}没有填", f"补上{where}")
        elif len(text) > most:
            yield Fault(where, f"{where}写了 {len(text)} 个字，最多 {most} 个", "写短一些")
        else:
            yield from _plain(where, text)
    if said.pictured:
        if len(said.pictured) > MOST_PICTURED:
            yield Fault("图的说明", f"图的说明写了 {len(said.pictured)} 个字，最多 {MOST_PICTURED} 个", "写短一些")
        yield from _plain("图的说明", said.pictured)
    if said.kind not in KINDS:
        yield Fault("题型", f"“{said.kind}”不是题型", "填 单选题、多选题 或 判断题")
    if said.level not in LEVELS:
        yield Fault("难度", f"“{said.level}”不是难度", "填 1（容易）、2（一般）或 3（较难）")


def _plain(where: str, text: str) -> Iterator[Fault]:
    if _TAG.search(text):
        yield Fault(where, f"{where}里有网页代码", "只写字，不写尖括号里的代码")
    if text[0] in _FORMULA:
        yield Fault(where, f"{where}以“{text[0]}”开头，像一条公式", "改成一句话，前面不加这个符号")


def _options(said: Question) -> Iterator[Fault]:
    if said.kind == "judge":
        if said.options != JUDGED:
            yield Fault("选项", "判断题的选项只有对和错", "选项几格空着")
        return
    if not 2 <= len(said.options) <= len(LETTERS):
        yield Fault("选项", f"有 {len(said.options)} 个选项", f"写 2 到 {len(LETTERS)} 个选项")
    for letter, option in zip(LETTERS, said.options, strict=False):
        if not option:
            yield Fault(f"选项{letter}", f"选项{letter}是空的", "补上，或把后面的选项往前挪")
        elif len(option) > MOST_OPTION:
            yield Fault(f"选项{letter}", f"选项{letter}写了 {len(option)} 个字，最多 {MOST_OPTION} 个", "写短一些")
        else:
            yield from _plain(f"选项{letter}", option)
    filled = [option for option in said.options if option]
    if len(set(filled)) < len(filled):
        yield Fault("选项", "有两个选项一样", "改掉一个")


def _answer(said: Question) -> Iterator[Fault]:
    letters = said.answer
    if not letters:
        yield Fault("答案", "没有标正确答案", _do(said.kind))
    elif set(letters) - set(LETTERS[: len(said.options)]):
        yield Fault("答案", f"答案“{letters}”不在选项里", _do(said.kind))
    elif list(letters) != sorted(set(letters)):
        yield Fault("答案", f"答案“{letters}”的字母没有按顺序写，或写了两遍", "按 A、B、C 的顺序写，每个只写一次")
    elif said.kind == "multiple" and len(letters) < 2:
        yield Fault("答案", "多选题只标了一个答案", "标两个以上，或把题型改成单选题")
    elif said.kind in ("single", "judge") and len(letters) > 1:
        yield Fault("答案", f"{KINDS[said.kind]}标了 {len(letters)} 个答案", "只留一个，或把题型改成多选题")


def _do(kind: str) -> str:
    return "填 对 或 错" if kind == "judge" else "填正确选项的字母，如 B，多选题如 ACD"
