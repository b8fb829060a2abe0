"""A gatehouse sheet as HTML for the press, in the largest type that leaves it on one page."""

from pathlib import Path

from bulletins.paper.gatehouse.vocabulary import GatehouseSheet
from bulletins.paper.press import pages_of
from bulletins.paper.sheets import qr, template_of

FOLDER = Path(__file__).parent
TYPES_PT = (20, 19, 18, 17, 16, 15, 14, 13, 12)
"""From 20 (7 mm) a Han character is read at two metres; the least is the size of a letter's table."""


def gatehouse_html(sheet: GatehouseSheet) -> str:
    """The whole document; runs in the worker. What is too long even in the smallest type goes on to a second page."""
    return next((html for pt in TYPES_PT if pages_of(html := _set(sheet, pt)) == 1), _set(sheet, TYPES_PT[-1]))


def _set(sheet: GatehouseSheet, pt: int) -> str:
    return template_of(FOLDER, "gatehouse").render(sheet=sheet, pt=pt, qr=qr(sheet.verify))
