"""How a printed sheet is set: its template beside its style, every text escaped and worded, the faces by their names."""

from functools import cache
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from bulletins.paper import faces
from bulletins.paper.figures import dotted
from bulletins.paper.wording import printed

HERE = Path(__file__).parent
CODE = "二维码，扫了可以核验真伪"
"""What is read out in place of a code."""


@cache
def template_of(folder: Path, name: str) -> Template:
    """`NAME.html.jinja` of a sheet's folder, with `NAME.css` as `style`; it may extend or take in those of this folder."""
    environment = Environment(
        loader=FileSystemLoader([folder, HERE]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(zh=printed, dotted=dotted)
    environment.globals.update(faces=faces, br=Markup("<br>"), style=(folder / f"{name}.css").read_text("utf-8"))
    return environment.get_template(f"{name}.html.jinja")


def qr(text: str) -> Markup:
    """A code to be scanned from paper, empty where there is nothing to say."""
    if not text:
        return Markup("")
    return Markup(segno.make(text, error="m", micro=False).svg_inline(omitsize=True, border=0, title=CODE))
