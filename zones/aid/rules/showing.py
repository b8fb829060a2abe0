"""How long photos of a request are taken."""

from datetime import datetime, timedelta

from zones.aid.errors import TooLateForPhotos
from zones.aid.vocabulary import Request

PHOTOS_FOR = timedelta(hours=24)
"""After the closing: a hurt knee is photographed at the hospital, and the sheet goes to the insurer within the day."""


def takes_photos(request: Request, now: datetime) -> bool:
    """While it is open and for a day after; never of one that was pressed by mistake and taken back."""
    if request.state == "open":
        return True
    return request.state == "closed" and request.ended_at is not None and now <= request.ended_at + PHOTOS_FOR


def check_takes_photos(request: Request, now: datetime) -> None:
    """Raises TooLateForPhotos."""
    if not takes_photos(request, now):
        raise TooLateForPhotos(hours=PHOTOS_FOR // timedelta(hours=1))
