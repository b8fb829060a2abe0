"""A small book as HTML for the press; every text is escaped and set by `wording`."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bulletins.paper import faces
from bulletins.paper.booklet.vocabulary import Booklet
from bulletins.paper.wording import printed

FOLDER = Path(__file__).parent
TYPES_PT = {"A5": 12.5, "A4": 17.5}
"""A Han character of 4.4 mm on A5, 6.2 mm on A4: read at 58 without glasses."""


def booklet_html(booklet: Booklet) -> str:
    """The whole document; runs in the worker."""
    return template().render(booklet=booklet, pt=TYPES_PT[booklet.size])


@cache
def template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(zh=printed)
    environment.globals.update(faces=faces, style=(FOLDER / "booklet.css").read_text("utf-8"))
    return environment.get_template("booklet.html.jinja")
