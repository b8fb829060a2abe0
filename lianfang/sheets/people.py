"""Lists of people and units inside one cell: 张三(酒都花园)、李四(桂花园)."""

import re

from msgspec import Struct

from lianfang.sheets import cells
from lianfang.sheets.read import Cell


class Named(Struct, frozen=True):
    """A name as written and what stands in brackets behind it: a guard's unit, or a unit's reason."""

    name: str
    beside: str = ""


_SEPARATORS = r"[、,;/\n\r]+"
_BRACKETED = re.compile(r"\s*([^()\[\]]+?)\s*[(\[]\s*([^()\[\]]*?)\s*[)\]]")
_BY_UNIT = re.compile(r"\s*([^:、,;\n]+?)\s*:\s*([^:;\n]+)")


def _folded(cell: Cell) -> str:
    """Narrow punctuation, line breaks kept."""
    lines = str(cell or "").replace("\r", "\n").split("\n")
    text = "\n".join(cells.text(line) for line in lines)
    return text.replace("【", "[").replace("】", "]").replace("〔", "(").replace("〕", ")").replace("。", "、")


def walkers(cell: Cell) -> tuple[Named, ...]:
    """Guards with their units: 姓名(单位) in any order of separators, 单位：姓名、姓名, or bare names."""
    text = _folded(cell).strip()
    if text in cells.NOTHING:
        return ()
    if _BRACKETED.search(text):
        return tuple(_bracketed(text))
    if ":" in text:
        return tuple(
            Named(cells.name(name), cells.name(unit))
            for unit, names in _BY_UNIT.findall(text)
            for name in re.split(r"[、,\s]+", names)
            if name
        )
    parts = re.split(_SEPARATORS, text) if re.search(_SEPARATORS, text) else text.split(" ")
    return tuple(Named(cells.name(part)) for part in parts if part.strip())


def _bracketed(text: str) -> list[Named]:
    people, rest = [], text
    while rest.strip():
        found = _BRACKETED.match(rest)
        if not found:
            people += [Named(cells.name(part)) for part in re.split(_SEPARATORS, rest) if part.strip()]
            break
        *bare, last = [part for part in re.split(_SEPARATORS, found[1]) if part.strip()] or [""]
        people += [Named(cells.name(part)) for part in bare]
        people.append(Named(cells.name(last), cells.name(found[2])))
        rest = rest[found.end() :]
    return [person for person in people if person.name]


def absent_units(cell: Cell) -> tuple[Named, ...]:
    """Units that sent nobody, each with its reason where one stands in brackets; 无 and an empty cell are none."""
    text = _folded(cell).strip()
    if text in cells.NOTHING | {"全到", "全部到齐", "到齐", "0"}:
        return ()
    if _BRACKETED.search(text):
        return tuple(_bracketed(text))
    return tuple(Named(cells.name(part)) for part in re.split(_SEPARATORS + r"|\s+", text) if part.strip())
