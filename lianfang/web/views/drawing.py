"""Drawings that a page carries inline."""

from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise

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


WIDE, HIGH, EDGE = 160.0, 40.0, 4.0


def spark(values: Mapping[int, float], places: int, said: str) -> Markup:
    """A small line through values at places counted from 1, from nought up; a gap stays a gap. `said` is what it shows, in words.

    In the ink of the text around it, so that it is seen in every theme and on paper.
    """
    top = max(values.values(), default=0) or 1

    def at(place: int) -> str:
        x = EDGE + (WIDE - 2 * EDGE) * (place - 1) / max(places - 1, 1)
        return f"{x:.1f},{HIGH - EDGE - (HIGH - 2 * EDGE) * values[place] / top:.1f}"

    known = sorted(values)
    lines = [f"M{at(one)}L{at(two)}" for one, two in pairwise(known) if two == one + 1]
    dots = [f"M{at(place)}h0" for place in known]
    return Markup(
        '<svg class="spark" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}"><path class="ground" d="M{} {}H{}"/>'
        '<path d="{}"/><path class="dot" d="{}"/></svg>'
    ).format(WIDE, HIGH, said, EDGE, HIGH - EDGE, WIDE - EDGE, "".join(lines), "".join(dots))
