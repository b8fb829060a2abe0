"""The measures of the type area, in points: everything on a page is counted in its lines."""

from math import ceil

LINE = 28.98
LINES = 22
WIDTH = 442.2
HEIGHT = 637.5
HALF = 214.0
FOOT_LINE, FOOT_SIZE, FOOT_FRAME, QR = 23.0, 14.0, 9.5, 62.2
FOOT_INDENT = 3
TITLE, TITLE_LINE, TITLE_AIR, HEAD = 22.0, 34.0, 33.4, 159.39
LETTER_TITLE_AIR, LETTER_HEAD = 3 * LINE, 233.9
"""A 公文 (GB/T 9704-2012 7.2.4 to 7.3.1): its name 35 mm under the top of the type area, two empty lines to the number,
the red rule 4 mm under it; two empty lines before the title and one after it."""


def lines_for(points: float) -> int:
    """Whole lines that hold something of this height."""
    return max(1, ceil(points / LINE - 0.001))


def opening_lines(title_lines: int, letter: bool = False) -> int:
    """Lines that head and title take together on the first page: with a title of two lines nine, in a letter fourteen."""
    head, air = (LETTER_HEAD, LETTER_TITLE_AIR) if letter else (HEAD, TITLE_AIR)
    return lines_for(head + TITLE_LINE * title_lines + air)


def title_height(title_lines: int, letter: bool = False) -> float:
    return opening_lines(title_lines, letter) * LINE - (LETTER_HEAD if letter else HEAD)


def signature_lines(sealed: bool) -> int:
    """Lines that issuer and date take with what is empty over them, and under them where the seal reaches."""
    return 5 if sealed else 3


def masthead_size(name: str) -> float:
    """43 pt for ten characters (44 is the standard's limit); longer names shrink to the width of the type area."""
    return min(43.0, (WIDTH - 4) / max(len(name), 1) - 0.5)
