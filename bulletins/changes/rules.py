"""Which figures may be corrected by hand, and with what words."""

from bulletins.changes.errors import NotACount, NotByHand, NothingAmended, NotYetThere, TooMuchAmended
from bulletins.changes.vocabulary import MOST_AMENDED, MOST_COUNT, MOST_REASON
from bulletins.figures.errors import NoSuchFigure
from bulletins.figures.flat import Figure, flat
from bulletins.figures.grouped import PARTS, is_base
from bulletins.figures.vocabulary import Figures
from bulletins.register.errors import OpinionTooLong, ReasonNeeded
from zones.ground.texts import in_one_line

_PRINTED = {block for part in PARTS for block in part} | {"units"}
_KINDS = {"inspection": "inspection", "venue_check": "venue", "roll_call": "rollcall", "items_verified": "item"}
"""Blocks whose sheet is called otherwise than they are."""


def can_amend(figure: Figure) -> bool:
    """A count of the week itself that a bulletin may print. What an hour answered is for the office alone."""
    block = figure.path.partition(".")[0]
    whole = isinstance(figure.value, int) and not is_base(figure.path)
    return whole and block in _PRINTED and ".by_hour." not in figure.path


def may_amend(figures: Figures, path: str, value: int, amended: int) -> Figure:
    """The figure, if it may become `value`; `amended` others were. Raises NoSuchFigure, NotByHand, NotYetThere, NotACount,
    NothingAmended, TooMuchAmended.
    """
    every = {one.path: one for one in flat(figures)}
    figure = every.get(path)
    if figure is None:
        raise NoSuchFigure(path=path, known=list(every))
    if not can_amend(figure):
        raise NotByHand(label=figure.label)
    block = path.partition(".")[0]
    if _KINDS.get(block, block) in figures.missing:
        raise NotYetThere(label=figure.label)
    if not 0 <= value <= MOST_COUNT:
        raise NotACount(most=MOST_COUNT)
    if value == figure.value:
        raise NothingAmended(label=figure.label)
    if amended >= MOST_AMENDED:
        raise TooMuchAmended(most=MOST_AMENDED)
    return figure


def reason_of(text: str) -> str:
    """One sentence without its full stop. Raises ReasonNeeded, OpinionTooLong."""
    words = in_one_line(text).rstrip("。")
    if not words:
        raise ReasonNeeded()
    if len(words) > MOST_REASON:
        raise OpinionTooLong(most=MOST_REASON, written=len(words))
    return words
