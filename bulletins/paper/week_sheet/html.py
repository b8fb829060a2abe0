"""A unit's week sheet as HTML for the press; every text is escaped and set by `wording`."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bulletins.paper import faces
from bulletins.paper.week_sheet.vocabulary import WeekSheet
from bulletins.paper.wording import printed

FOLDER = Path(__file__).parent
ROOMY, CLOSE = 14, 22
"""So many guards stand on one page in the common size, and in a smaller one; up to 36 in the smallest."""


def week_sheet_html(sheet: WeekSheet) -> str:
    """The whole document; runs in the worker. More guards than a page holds go on to the next, under the same head."""
    size = "roomy" if len(sheet.rows) <= ROOMY else "close" if len(sheet.rows) <= CLOSE else "small"
    return template().render(sheet=sheet, size=size)


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
    environment.globals.update(faces=faces, style=(FOLDER / "week_sheet.css").read_text("utf-8"))
    return environment.get_template("week_sheet.html.jinja")
