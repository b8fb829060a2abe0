"""Photos of requests, and who brought them."""

from datetime import datetime

from msgspec import Struct

from lianfang.accounts.states import Behind
from lianfang.photos.reads import PhotoRow

PHOTOS_OF = "aid"
"""What photos of requests are kept under."""
NOBODY = Behind("", None)


class Shot(Struct, frozen=True):
    """A photo of what happens: its number, when it came, and who brought it: his name, and his person where he is one."""

    id: int
    at: datetime
    name: str
    person: int | None


def owner_of(account: int) -> str:
    """Under whose name a photo is kept."""
    return f"account:{account}"


def bringer(photo: PhotoRow) -> int:
    """The account that brought it."""
    return int(photo.owner.removeprefix("account:"))


def shots(photos: list[PhotoRow], known: dict[int, Behind]) -> tuple[Shot, ...]:
    """With those who are behind the accounts."""
    found = [(photo, known.get(bringer(photo), NOBODY)) for photo in photos]
    return tuple(Shot(photo.id, photo.at, who.name, who.person) for photo, who in found)
