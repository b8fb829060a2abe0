"""Chinese text as the page prints it: full-width punctuation between Han characters, no spaces inside numbers."""

import re

from bulletins.paper.han_lines import is_han

FULL = str.maketrans(",;:?!", "，；：？！")
PAIR = re.compile(r"\(([^()]*)\)")
BETWEEN = re.compile(r"[,;:?!]")
GROUPED = re.compile(r"(?<![\d.])(\d{1,3})((?: \d{3})+)(?![\d])")
BEFORE_PER_CENT = re.compile(r"(?<=\d) +(?=[%％‰])")
SPACES = re.compile(r" +")
QUOTED = re.compile(r'"([^"]*)"')
LAST_STOP = re.compile(r"\.(?=\s*$)")
HALF = {
    code: code - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ", "％％") for code in range(ord(first), ord(last) + 1)
}
"""Figures and letters of an input method's wide shapes, in their usual ones."""


def printed(text: str) -> str:
    """The text with the punctuation and spacing of 出版物 rules; figures, dates and Latin words keep theirs.

    A full stop is set only at the end of the text: between Han characters it may stand in a name.
    """
    text = QUOTED.sub(lambda found: quoted(found), text.translate(HALF))
    text = LAST_STOP.sub(lambda found: "。" if is_han(found.string[found.start() - 1]) else found[0], text)
    text = GROUPED.sub(lambda found: found[1] + found[2].replace(" ", ""), text)
    text = BEFORE_PER_CENT.sub("", text)
    text = PAIR.sub(lambda found: brackets(found), text)
    text = BETWEEN.sub(lambda found: mark(found), text)
    return SPACES.sub(lambda found: space(found), text)


def quoted(found: re.Match[str]) -> str:
    return f"“{found[1]}”" if beside_han(found) or any(map(is_han, found[1])) else found[0]


def brackets(found: re.Match[str]) -> str:
    inside = found[1]
    if beside_han(found) or any(map(is_han, inside)):
        return f"（{inside}）"
    return found[0]


def mark(found: re.Match[str]) -> str:
    return found[0].translate(FULL) if beside_han(found) else found[0]


def space(found: re.Match[str]) -> str:
    return "" if beside_han(found) else " "


def beside_han(found: re.Match[str]) -> bool:
    """Whether a Han character or full-width mark stands next to what was found, spaces aside."""
    before, after = found.string[: found.start()].rstrip(" "), found.string[found.end() :].lstrip(" ")
    return bool(before and is_han(before[-1])) or bool(after and is_han(after[0]))
