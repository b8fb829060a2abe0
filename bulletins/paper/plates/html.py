"""A sheet of plates as HTML for the press; every text is escaped and set by `wording`."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bulletins.paper import faces
from bulletins.paper.plates.vocabulary import PlateSheet
from bulletins.paper.wording import printed

FOLDER = Path(__file__).parent


def plates_html(sheet: PlateSheet) -> str:
    """The whole document; runs in the worker."""
    return template().render(sheet=sheet)


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
    environment.globals.update(faces=faces, style=(FOLDER / "plates.css").read_text("utf-8"))
    return environment.get_template("plates.html.jinja")
