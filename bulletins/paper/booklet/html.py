"""A small book as HTML for the press; every text is escaped and set by `wording`."""

from pathlib import Path

from bulletins.paper.booklet.vocabulary import Booklet
from bulletins.paper.sheets import template_of

FOLDER = Path(__file__).parent
TYPES_PT = {"A5": 12.5, "A4": 17.5}
"""A Han character of 4.4 mm on A5, 6.2 mm on A4: read at 58 without glasses."""


def booklet_html(booklet: Booklet) -> str:
    """The whole document; runs in the worker."""
    return template_of(FOLDER, "booklet").render(booklet=booklet, pt=TYPES_PT[booklet.size])
