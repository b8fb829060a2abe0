"""Distances on the ground; places are WGS-84, in degrees."""

import math

EARTH_M = 6_371_000


def between(longitude: float, latitude: float, other_longitude: float, other_latitude: float) -> int:
    """Metres between two places, equidistant; good to 1 % within a city."""
    east = math.radians(other_longitude - longitude) * math.cos(math.radians((latitude + other_latitude) / 2))
    north = math.radians(other_latitude - latitude)
    return round(EARTH_M * math.hypot(east, north))
