"""Pens for the charts: SVG pieces in one ink, and how wide a text will be. All lengths in points."""

from markupsafe import Markup, escape

from bulletins.paper.faces import HEI
from bulletins.paper.han_lines import is_han
from bulletins.paper.wording import printed

WIDTH = 214.0
HATCH = Markup(
    '<defs><pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse">'
    '<path d="M0 3L3 0M-.5 .5L.5 -.5M2.5 3.5L3.5 2.5" stroke="#000" stroke-width=".5"/></pattern></defs>'
)


def picture(height: float, label: str, *pieces: Markup) -> Markup:
    """The font stands on the svg itself: a document's style sheet does not reach the text inside."""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{}" width="{}pt" height="{}pt" '
        "viewBox=\"0 0 {} {}\" font-family='{}'>{}</svg>"
    ).format(label, number(WIDTH), number(height), number(WIDTH), number(height), Markup(HEI), Markup("").join(pieces))


def words(x: float, y: float, text: str, size: float, anchor: str = "start", turned: bool = False) -> Markup:
    """A text whose baseline is at y; turned ones read upwards."""
    turn = Markup(' transform="rotate(-90 {} {})"').format(number(x), number(y)) if turned else Markup("")
    return Markup('<text x="{}" y="{}" font-size="{}" text-anchor="{}"{}>{}</text>').format(
        number(x), number(y), number(size), anchor, turn, printed(text)
    )


def box(x: float, y: float, width: float, height: float, fill: str = "#fff", stroke: float = 0.6) -> Markup:
    edge = Markup(' stroke="#000" stroke-width="{}"').format(number(stroke)) if stroke else Markup("")
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"{}/>').format(
        number(x), number(y), number(width), number(height), fill, edge
    )


def line(x1: float, y1: float, x2: float, y2: float, stroke: float = 0.6, dotted: bool = False) -> Markup:
    dash = Markup(' stroke-dasharray="1.5 1.5"') if dotted else Markup("")
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="#000" stroke-width="{}"{}/>').format(
        number(x1), number(y1), number(x2), number(y2), number(stroke), dash
    )


def outline(corners: list[tuple[float, float]], fill: str = "#fff", stroke: float = 0.8) -> Markup:
    points = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    return Markup('<polygon points="{}" fill="{}" stroke="#000" stroke-width="{}" stroke-linejoin="round"/>').format(
        points, fill, number(stroke)
    )


def width_of(text: str, size: float) -> float:
    """An upper estimate: Han one em, digits and signs as wide as Arimo's, capitals wider."""
    return sum(
        size * (1.0 if is_han(sign) else 0.9 if sign in "MW%@" else 0.72 if sign.isupper() else 0.56) for sign in text
    )


def fitted(text: str, width: float, size: float, least: float) -> float:
    """The largest size from `size` down to `least`, in half points, at which the text is no wider than the width."""
    while size > least and width_of(text, size) > width:
        size -= 0.5
    return size


def shortened(text: str, width: float, size: float) -> str:
    """The text, cut with … where even its smallest size is too wide."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(text + "…", size) > width:
        text = text[:-1]
    return text + "…"


def folded(text: str, width: float, size: float, lines: int) -> list[str]:
    """The text in lines no wider than the width, the last one cut with … if there is more."""
    rows: list[str] = [""]
    for sign in text:
        if rows[-1] and width_of(rows[-1] + sign, size) > width:
            rows.append("")
        rows[-1] += sign
    if len(rows) > lines:
        rows = [*rows[: lines - 1], shortened(rows[lines - 1] + "…", width, size)]
    return rows


def number(value: float) -> str:
    """Two decimals, no trailing zeros: the same figures give the same bytes."""
    return escape(f"{value:.2f}".rstrip("0").rstrip(".") or "0")
