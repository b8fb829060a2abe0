"""A sheet of plates as HTML for the press; every text is escaped and set by `wording`."""

from pathlib import Path

from bulletins.paper.plates.vocabulary import PlateSheet
from bulletins.paper.sheets import template_of

FOLDER = Path(__file__).parent


def plates_html(sheet: PlateSheet) -> str:
    """The whole document; runs in the worker."""
    return template_of(FOLDER, "plates").render(sheet=sheet)
