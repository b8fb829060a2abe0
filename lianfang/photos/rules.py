"""What may come in as a photo, how much of it, and what it becomes."""

from typing import NewType

from lianfang.photos.errors import NoPhoto, NotAPhoto, PhotoQuota, PhotoTooLarge

MOST_BYTES = 8 * 2**20
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
QUOTA_PHOTOS = 40
QUOTA_BYTES = 100 * 2**20
QUOTA_HOURS = 24

Clean = NewType("Clean", bytes)
"""A photo that went through the cage. Nothing else is stored: the type checker sees to it."""


def check_file(content: bytes) -> None:
    """Its size, and its first bytes, before anything unpacks it. Raises NoPhoto, PhotoTooLarge, NotAPhoto."""
    if not content:
        raise NoPhoto()
    if len(content) > MOST_BYTES:
        raise PhotoTooLarge(most_mb=MOST_BYTES // 2**20)
    webp = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    if not webp and not content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        raise NotAPhoto()


def check_room(photos: int, taken: int, more: int) -> None:
    """Whether one more photo of `more` bytes may come after `photos` of `taken` bytes. Raises PhotoQuota."""
    if photos >= QUOTA_PHOTOS or taken + more > QUOTA_BYTES:
        raise PhotoQuota(hours=QUOTA_HOURS, most=QUOTA_PHOTOS, most_mb=QUOTA_BYTES // 2**20)
