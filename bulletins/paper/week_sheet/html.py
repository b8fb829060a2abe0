"""A unit's week sheet as HTML for the press; every text is escaped and set by `wording`."""

from pathlib import Path

from bulletins.paper.sheets import template_of
from bulletins.paper.week_sheet.vocabulary import WeekSheet

FOLDER = Path(__file__).parent
ROOMY, CLOSE = 14, 22
"""So many guards stand on one page in the common size, and in a smaller one; up to 36 in the smallest."""


def week_sheet_html(sheet: WeekSheet) -> str:
    """The whole document; runs in the worker. More guards than a page holds go on to the next, under the same head."""
    size = "roomy" if len(sheet.rows) <= ROOMY else "close" if len(sheet.rows) <= CLOSE else "small"
    return template_of(FOLDER, "week_sheet").render(sheet=sheet, size=size)
