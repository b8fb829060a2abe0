"""A sign-off sheet as HTML for the press; every text is escaped and set by `wording`."""

from pathlib import Path

from bulletins.paper.sheets import template_of
from bulletins.paper.sign_off.vocabulary import SignOff

FOLDER = Path(__file__).parent


def sign_off_html(sheet: SignOff) -> str:
    """The whole document; runs in the worker. An opinion too long for its row makes the row higher."""
    return template_of(FOLDER, "sign_off").render(sheet=sheet)
