"""Drawings that a page carries inline."""

from io import BytesIO

import segno
from markupsafe import Markup


def qr_drawing(text: str, rough: bool = False) -> Markup:
    """A QR code as inline svg without inline styles; it scales to its place. Black on white in every theme.

    A `rough` one is still read where a third of it is scratched or dirty.
    """
    drawn = BytesIO()
    code = segno.make(text, error="h" if rough else "m", micro=False)
    code.save(
        drawn, kind="svg", border=3, light="#fff", xmldecl=False, svgns=False, omitsize=True, svgclass="qr", nl=False
    )
    return Markup(drawn.getvalue().decode())  # our own drawing
