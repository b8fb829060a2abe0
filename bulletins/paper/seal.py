"""The round seal as lines and curves of a PDF: red ring, star, the office's name on the arc, and 样章 where it is one.

The letters are outlines, so that the seal needs no face of its own in the file. Measures are shares of the radius.
"""

from functools import cache
from math import cos, pi, sin
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from bulletins.paper.faces import FOLDER
from zones.ground.refused import Refused

FACES = ("song.otf", "rare.ttf")
RED = "0.902 0 0.071"
INK = "Ink"
"""The graphics state that the stream asks for: it must multiply, for a seal presses down on words that stay readable."""
RING, RING_WIDTH = 0.96, 0.05
STAR, STAR_WAIST = 0.31, 0.382
ARC, TALL, WIDE = 0.72, 0.3, 0.24
WEIGHT = 22
"""A book face is too thin to be stamped: its outline is drawn as well, so wide, in thousandths of an em."""
STEP, SPAN = pi / 6, 4 / 3 * pi
"""Characters of the name stand 30 degrees apart, closer where it is long; they never go round further than 240."""
MARK_DOWN, MARK_SIZE, MARK_STEP = 0.6, 0.24, 0.3
ROUND = 0.5523
"""How far a curve's handles reach to come close to a quarter of a circle."""
MIDDLE = 0.38
"""Height of a Han character's middle above the base line, in ems."""


class SealLetter(Refused):
    """No face has a glyph for this `character` of the name."""

    code = "seal_letter"


def seal(name: str, mark: str, width: float, height: float) -> bytes:
    """Drawing operators of a content stream for a box of that size in points. Raises SealLetter."""
    radius = min(width, height) / 2
    drawn = [
        f"q /{INK} gs {RED} rg {RED} RG {radius:.3f} 0 0 {radius:.3f} {width / 2:.3f} {height / 2:.3f} cm",
        f"{RING_WIDTH} w {_circle(RING)} S",
        f"{_star()} f 0 J 1 j",
        *_around("".join(name.split())),
        *_below(mark),
        "Q",
    ]
    return "\n".join(drawn).encode()


def _circle(r: float) -> str:
    k = r * ROUND
    return (
        f"{r} 0 m {r} {k:.4f} {k:.4f} {r} 0 {r} c -{k:.4f} {r} -{r} {k:.4f} -{r} 0 c "
        f"-{r} -{k:.4f} -{k:.4f} -{r} 0 -{r} c {k:.4f} -{r} {r} -{k:.4f} {r} 0 c"
    )


def _star() -> str:
    points = [
        (reach * cos(pi / 2 + n * pi / 5), reach * sin(pi / 2 + n * pi / 5))
        for n in range(10)
        for reach in (STAR if n % 2 == 0 else STAR * STAR_WAIST,)
    ]
    first, *others = [f"{x:.4f} {y:.4f}" for x, y in points]
    return f"{first} m " + " ".join(f"{point} l" for point in others) + " h"


def _around(name: str) -> list[str]:
    """Feet towards the middle, evenly to both sides of the top; a long name's characters get narrower."""
    step = min(STEP, SPAN / max(len(name) - 1, 1))
    wide = min(WIDE, step * ARC * 0.92)
    first = pi / 2 + step * (len(name) - 1) / 2
    return [_letter(character, first - n * step - pi / 2, wide, TALL, 0.0, ARC) for n, character in enumerate(name)]


def _below(mark: str) -> list[str]:
    left = -MARK_STEP * (len(mark) - 1) / 2
    return [
        _letter(character, 0.0, MARK_SIZE, MARK_SIZE, left + n * MARK_STEP, -MARK_DOWN)
        for n, character in enumerate(mark)
    ]


def _letter(character: str, turn: float, wide: float, tall: float, x: float, y: float) -> str:
    """A glyph whose middle stands at x, y, everything then turned by `turn` round the seal's middle."""
    outline, em, advance = _glyph(character)
    a, d = wide / em, tall / em
    x, y = x - a * advance / 2, y - tall * MIDDLE
    c, s = cos(turn), sin(turn)
    matrix = (a * c, a * s, -d * s, d * c, x * c - y * s, x * s + y * c)
    return f"q {WEIGHT} w {' '.join(f'{value:.7f}' for value in matrix)} cm {outline} B Q"


class Operators(BasePen):
    """A glyph's outline as path operators, in font units; quadratic curves become cubic ones."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.said: list[str] = []

    def _moveTo(self, pt: Any) -> None:
        self.said.append(f"{pt[0]:g} {pt[1]:g} m")

    def _lineTo(self, pt: Any) -> None:
        self.said.append(f"{pt[0]:g} {pt[1]:g} l")

    def _curveToOne(self, pt1: Any, pt2: Any, pt3: Any) -> None:
        self.said.append(" ".join(f"{value:.5g}" for point in (pt1, pt2, pt3) for value in point) + " c")

    def _closePath(self) -> None:
        self.said.append("h")


@cache
def _glyph(character: str) -> tuple[str, int, int]:
    """Its operators, the units of an em, its advance; from the first face that has it."""
    for face in FACES:
        font, letters, names = _face(face)
        if name := names.get(ord(character)):
            pen = Operators(letters)
            letters[name].draw(pen)
            return " ".join(pen.said), font["head"].unitsPerEm, letters[name].width
    raise SealLetter(character=character)


@cache
def _face(file: str) -> tuple[TTFont, Any, dict[int, str]]:
    font = TTFont(FOLDER / file, lazy=True)
    return font, font.getGlyphSet(), font.getBestCmap()
