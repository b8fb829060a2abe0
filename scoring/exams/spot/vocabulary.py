"""抽问: a few short questions put to guards, residents and staff on a visit. Kept as counts: nobody is named, nobody is scored."""

from datetime import datetime

from msgspec import Struct

WHOM = {"guard": "保安员", "public": "群众、从业人员"}
LEAST, MOST = 3, 5
MOST_TITLE, MOST_ASKS, MOST_EXPECTS = 40, 200, 120
JUDGED_FROM = 20
"""Fewer asked are told as so many of so many."""


class Item(Struct, frozen=True):
    """What is asked, and what a right answer says; `version` is the bank's question that it comes from."""

    nth: int
    asks: str
    expects: str
    version: int | None = None


class Spot(Struct, frozen=True):
    """Questions that a station asks for a while; ended, it is asked no more."""

    id: int
    station: int
    title: str
    at: datetime
    ended_at: datetime | None
    items: tuple[Item, ...]


class Known(Struct, frozen=True):
    """So many times asked, so many times known."""

    asked: int = 0
    knew: int = 0

    def __add__(self, other: "Known") -> "Known":
        return Known(self.asked + other.asked, self.knew + other.knew)
