"""Gatehouse sheets as HTML for the press, one a page, all in the largest type that leaves each of them on one."""

from pathlib import Path

from bulletins.paper.gatehouse.vocabulary import GatehouseSheet
from bulletins.paper.press import pages_of
from bulletins.paper.sheets import qr, template_of

FOLDER = Path(__file__).parent
TYPES_PT = (20, 19, 18, 17, 16, 15, 14, 13, 12)
"""From 20 (7 mm) a Han character is read at two metres; the least is the size of a letter's table."""


def gatehouse_html(sheets: tuple[GatehouseSheet, ...]) -> str:
    """The whole document; runs in the worker. What is too long even in the smallest type goes on to a page more.

    The sheet with most words finds the type; then all of them are tried.
    """
    longest = max(sheets, key=lambda one: sum(len(said.text) for said in one.own) + len(one.unit))
    at = next((n for n, pt in enumerate(TYPES_PT) if pages_of(_set((longest,), pt)) == 1), len(TYPES_PT) - 1)
    return next(
        (html for pt in TYPES_PT[at:] if pages_of(html := _set(sheets, pt)) == len(sheets)), _set(sheets, TYPES_PT[-1])
    )


def _set(sheets: tuple[GatehouseSheet, ...], pt: int) -> str:
    return template_of(FOLDER, "gatehouse").render(sheets=sheets, pt=pt, codes=[qr(one.verify) for one in sheets])
