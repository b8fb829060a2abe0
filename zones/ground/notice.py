"""What a decision wants somebody to be told. Words and channels are added at the door."""

from msgspec import Struct

Plain = str | int | bool


class Notice(Struct, frozen=True):
    """`to` is one of person:7, officer:3, desk:1 (a station's), unit:5 (who is in charge of it), post:9 (its gate screen and
    landline), command:1 (a bureau's centre).

    `key` is the same for the same telling, so that it is told once; `about` is the id of what it is about.
    """

    kind: str
    to: str
    key: str
    about: int
    facts: dict[str, Plain] = {}
