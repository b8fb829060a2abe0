"""Certificates as HTML for the press, a page each; every text is escaped and set by `wording`."""

from pathlib import Path

from bulletins.paper.certificates.vocabulary import Certificate
from bulletins.paper.sheets import template_of

FOLDER = Path(__file__).parent


def certificates_html(certificates: tuple[Certificate, ...]) -> str:
    """The whole document; runs in the worker."""
    return template_of(FOLDER, "certificates").render(certificates=certificates)
