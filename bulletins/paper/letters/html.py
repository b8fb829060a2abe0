"""A letter as HTML for the press; every text is escaped and set by `wording`."""

from pathlib import Path

from bulletins.paper.letters.vocabulary import Letter
from bulletins.paper.sheets import template_of

FOLDER = Path(__file__).parent


def letter_html(letter: Letter) -> str:
    """The whole document; runs in the worker."""
    return template_of(FOLDER, "letter").render(letter=letter)
