"""A dossier as HTML for the press; every text is escaped and set by `wording`."""

from pathlib import Path

from bulletins.paper.dossier.rules import allotted
from bulletins.paper.dossier.vocabulary import Dossier
from bulletins.paper.sheets import template_of

FOLDER = Path(__file__).parent


def dossier_html(dossier: Dossier) -> str:
    """The whole document; runs in the worker."""
    shares = allotted([len(one.rows) for one in dossier.registers])
    sheets = [(one, one.rows[:most]) for one, most in zip(dossier.registers, shares, strict=True)]
    return template_of(FOLDER, "dossier").render(dossier=dossier, sheets=sheets)
