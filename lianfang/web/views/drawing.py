"""Drawings that a page carries inline."""

from io import BytesIO

import segno
from markupsafe import Markup


def qr_drawing(text: str) -> Markup:
    """A QR code as inline svg without inline styles; it scales to its place. Black on white in every theme."""
    drawn = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(
        drawn, kind="svg", border=3, light="#fff", xmldecl=False, svgns=False, omitsize=True, svgclass="qr", nl=False
    )
    return Markup(drawn.getvalue().decode())  # our own drawing
