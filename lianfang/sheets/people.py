"""Lists of people and units inside one cell: 张三(酒都花园)、李四(桂花园); 酒都花园：张三、李四."""

import re

from msgspec import Struct

from lianfang.sheets import cells
from lianfang.sheets.read import Cell


class Named(Struct, frozen=True):
    """A name as written and what stands beside it: a guard's unit, or a unit's reason."""

    name: str
    beside: str = ""


NOBODY = {"全到", "全部到齐", "到齐", "全勤", "全部到位", "均到", "均已到", "全到齐", "无缺勤", "0"}
_SEPARATED = re.compile(r"[、,;/|\n]+")
_BRACKETED = re.compile(r"([^()]*?)\(([^()]*)\)")
_REASON = re.compile(r"(.+?)[-—:](.+)|(.{2,}?)(未到|未派人|未派员|未派|缺席|缺勤|请假)")


def walkers(cell: Cell) -> tuple[Named, ...]:
    """Guards with their units: 姓名(单位), 单位：姓名、姓名, 单位(姓名、姓名), or bare names, in any order and mixed."""
    people: list[Named] = []
    for part in re.split(r"[;\n]+", _folded(cell)):
        people += _bracketed(part) if _BRACKETED.search(part) else _by_unit(part)
    return tuple(person for person in people if person.name and person.name not in cells.NOTHING)


def absent_units(cell: Cell) -> tuple[Named, ...]:
    """Units that sent nobody, each with its reason where one stands beside it; 无 and an empty cell are none."""
    text = _folded(cell)
    if text in cells.NOTHING | NOBODY:
        return ()
    if _BRACKETED.search(text):
        return tuple(Named(unit.name, cells.remark(unit.beside)) for unit in _bracketed(text) if unit.name)
    parts = _SEPARATED.split(text) if _SEPARATED.search(text) else text.split(" ")
    return tuple(_with_reason(cells.name(part)) for part in parts if part.strip())


def _with_reason(text: str) -> Named:
    if found := _REASON.fullmatch(text):
        return Named(found[1] or found[3], cells.remark(found[2] or found[4]))
    return Named(text)


def _folded(cell: Cell) -> str:
    """Narrow punctuation of one kind, line breaks kept."""
    lines = [cells.text(line) for line in str("" if cell is None else cell).replace("\r", "\n").split("\n")]
    text = "\n".join(line for line in lines if line)
    return text.translate(_ONE_KIND).replace("。", "、").strip("、,;/| \n")


_ONE_KIND = str.maketrans("【[〔{《<「】]〕}》>」", "(((((((" + ")))))))")


def _bracketed(text: str) -> list[Named]:
    people, end = [], 0
    for found in _BRACKETED.finditer(text):
        end = found.end()
        *bare, last = [cells.name(part) for part in _SEPARATED.split(found[1]) if part.strip()] or [""]
        people += [Named(name) for name in bare]
        inside = _pieces(found[2]) if _SEPARATED.search(found[2]) else []
        people += [Named(name, last) for name in inside] or [Named(last, cells.name(found[2]))]
    return people + [Named(name) for name in _pieces(text[end:])]


def _by_unit(text: str) -> list[Named]:
    """Bare names, and names behind 单位： up to the next unit."""
    people, unit = [], ""
    for piece in _pieces(re.sub(" ?: ?", ":", text)):
        before, colon, name = piece.rpartition(":")
        unit = before if colon else unit
        people.append(Named(name, unit))
    return people


def _pieces(text: str) -> list[str]:
    """Names between separators. Where there are none, between spaces; then two single characters are one name: 张 三."""
    if _SEPARATED.search(text):
        return [cells.name(part) for part in _SEPARATED.split(text) if part.strip()]
    pieces: list[str] = []
    open_one = False
    for part in text.split(" "):
        if len(part) == 1 and open_one:
            pieces[-1] += part
        elif part:
            pieces.append(part)
        open_one = len(part) == 1 and not open_one
    return pieces
