"""A board as HTML for the press, in the largest type that leaves it on one page; every text is escaped and set by `wording`."""

from pathlib import Path

from bulletins.paper.board.vocabulary import Board
from bulletins.paper.press import pages_of
from bulletins.paper.sheets import template_of

FOLDER = Path(__file__).parent
TYPES_PT = tuple(half / 2 for half in range(18, 49))
"""Sizes of a clause on A3, in steps of half a point. From 15 (5.3 mm) up a Han character is read at a step and a half."""
OF_A3 = {"A3": 1.0, "A4": 0.7071}


def board_html(board: Board) -> str:
    """The whole document; runs in the worker. A book that is too long even in the smallest type takes a second page."""
    small, large = 0, len(TYPES_PT)
    while large - small > 1:
        middle = (small + large) // 2
        fits = pages_of(_set(board, TYPES_PT[middle])) == 1
        small, large = (middle, large) if fits else (small, middle)
    return _set(board, TYPES_PT[small])


def _set(board: Board, pt: float) -> str:
    return template_of(FOLDER, "board").render(board=board, pt=f"{pt * OF_A3[board.size]:.2f}")
