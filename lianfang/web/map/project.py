"""From WGS-84 to the viewBox: equidistant, a degree of longitude shortened by the cosine of the middle latitude."""

from math import ceil, cos, isfinite, radians
from statistics import median_low

from msgspec import Struct

from lianfang.web.map.given import Spot
from lianfang.web.map.plane import Point

WIDTH, LOWEST, HIGHEST = 614, 420, 700
MARGIN = 72
"""Around the outermost units: room for the zones' outlines and for captions."""
CLOSEST = 0.5 * 111_320
"""At most half a unit of the viewBox for a metre, so that a few neighbours are not blown up to a town."""
FAR_DEG = 0.5
"""Farther than this from most others, some 50 km, a unit's place is a slip of the pen and would shrink all the rest."""


class Projection(Struct, frozen=True):
    longitude: float
    latitude: float
    across: float
    up: float
    height: int


def fit(spots: tuple[Spot, ...]) -> Projection:
    """The projection that shows all spots as large as they fit, in the middle."""
    if not spots:
        return Projection(0.0, 0.0, 1.0, 1.0, LOWEST)
    west, east = min(x for x, _ in spots), max(x for x, _ in spots)
    south, north = min(y for _, y in spots), max(y for _, y in spots)
    narrow = max(cos(radians((south + north) / 2)), 0.01)
    wide, tall = (east - west) * narrow, north - south
    scale = min(
        CLOSEST,
        (WIDTH - 2 * MARGIN) / wide if wide else CLOSEST,
        (HIGHEST - 2 * MARGIN) / tall if tall else CLOSEST,
    )
    height = max(LOWEST, ceil(tall * scale) + 2 * MARGIN)
    return Projection((west + east) / 2, (south + north) / 2, scale * narrow, scale, height)


def placed(projection: Projection, spot: Spot) -> Point:
    """Where a spot lies in the viewBox, y pointing down; what lies outside is drawn at its rim."""
    x = WIDTH / 2 + (spot[0] - projection.longitude) * projection.across
    y = projection.height / 2 - (spot[1] - projection.latitude) * projection.up
    rim = 24
    return (min(max(x, rim), WIDTH - rim), min(max(y, rim), projection.height - rim))


def on_earth(longitude: float | None, latitude: float | None) -> Spot | None:
    """The spot, if it is one; (0, 0) is what empty cells turn into."""
    if longitude is None or latitude is None or not (isfinite(longitude) and isfinite(latitude)):
        return None
    if abs(longitude) > 180 or abs(latitude) > 85 or (longitude, latitude) == (0, 0):
        return None
    return (longitude, latitude)


def astray(spots: dict[int, Spot]) -> set[int]:
    """Whose spots lie far from most others."""
    if not spots:
        return set()
    middle = (median_low(x for x, _ in spots.values()), median_low(y for _, y in spots.values()))
    return {of for of, (x, y) in spots.items() if max(abs(x - middle[0]), abs(y - middle[1])) > FAR_DEG}
