"""荣誉: four colours and up to five stars, of a quarter. It is not spendable, ranks nobody and is shown to the guard alone."""

from datetime import datetime

from msgspec import Struct

from zones.ground.quarters import Quarter

COLOURS = ("绿色", "蓝色", "银色", "金色")
"""The lowest first; a level is its place here."""
HIGHEST = len(COLOURS) - 1
MOST_STARS = 5


class Standing(Struct, frozen=True):
    """What a guard holds in a quarter, by the points of the quarter before. It is written once and stays."""

    quarter: Quarter
    points: int
    level: int
    stars: int
    set_at: datetime

    @property
    def colour(self) -> str:
        return COLOURS[self.level]
