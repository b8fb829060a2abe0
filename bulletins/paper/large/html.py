"""The large-print edition as HTML for the press; the same page, the same words."""

from pathlib import Path

from bulletins.paper.figures import head_lines
from bulletins.paper.sheets import qr, template_of
from bulletins.paper.tabled import as_table
from bulletins.paper.vocabulary import Page

FOLDER = Path(__file__).parent


def large_html(page: Page) -> str:
    """The whole document; runs in the worker."""
    return template_of(FOLDER, "large").render(
        page=page, as_table=as_table, head_lines=head_lines, qr=qr(page.foot.verify)
    )
