"""Certificates as HTML for the press, a page each; every text is escaped and set by `wording`."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bulletins.paper import faces
from bulletins.paper.certificates.vocabulary import Certificate
from bulletins.paper.wording import printed

FOLDER = Path(__file__).parent


def certificates_html(certificates: tuple[Certificate, ...]) -> str:
    """The whole document; runs in the worker."""
    return template().render(certificates=certificates)


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
    environment.globals.update(faces=faces, style=(FOLDER / "certificates.css").read_text("utf-8"))
    return environment.get_template("certificates.html.jinja")
