"""The measures of the type area, in points: everything on a page is counted in its lines."""

from math import ceil

LINE = 28.98
LINES = 22
WIDTH = 442.2
HEIGHT = 637.5
HALF = 214.0
FOOT_LINE, FOOT_SIZE, FOOT_FRAME, QR = 23.0, 14.0, 9.5, 62.2
TITLE, TITLE_LINE, TITLE_AIR, HEAD = 22.0, 34.0, 33.4, 159.39


def lines_for(points: float) -> int:
    """Whole lines that hold something of this height."""
    return max(1, ceil(points / LINE - 0.001))


def opening_lines(title_lines: int) -> int:
    """Lines that head and title take together on the first page: nine with a title of two lines."""
    return lines_for(HEAD + TITLE_LINE * title_lines + TITLE_AIR)


def title_height(title_lines: int) -> float:
    return opening_lines(title_lines) * LINE - HEAD


def masthead_size(name: str) -> float:
    """43 pt for ten characters (44 is the standard's limit); longer names shrink to the width of the type area."""
    return min(43.0, (WIDTH - 4) / max(len(name), 1) - 0.5)
