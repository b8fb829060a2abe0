"""A photo of a request: cleaned, kept once, gone with whoever brought it."""

from io import BytesIO

import pytest
from PIL import Image

from lianfang.audit.actions import By
from lianfang.database import transaction
from lianfang.flows.aid.add_photo import add_photo
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.flows.aid.shots import PHOTOS_OF
from lianfang.flows.ops.tidy import tidy
from lianfang.photos.errors import NotAPhoto, PhotoGone
from lianfang.photos.reads import content_of, photos_of
from tests.conftest import Clock
from tests.watch import NIGHT, keep_watch, key
from zones.aid.errors import NoSuchRequest

BY = By("account:7")


async def _request(clock: Clock) -> int:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    return await raise_request(BY, Cry(1, watch.units[0][0], "suspect"), key())


def _photo() -> bytes:
    made = BytesIO()
    Image.new("RGB", (64, 48), "navy").save(made, "JPEG")
    return made.getvalue()


async def test_it_is_kept_once_and_nothing_else_is(db: str, clock: Clock) -> None:
    request, pressed = await _request(clock), key()
    photo = await add_photo(BY, 7, request, _photo(), pressed)
    assert await add_photo(BY, 7, request, _photo(), pressed) == photo
    async with transaction():
        assert [row.id for row in (await photos_of(PHOTOS_OF, [request]))[request]] == [photo]
        assert (await content_of(PHOTOS_OF, request, photo))[8:12] == b"WEBP"
        with pytest.raises(PhotoGone):
            await content_of(PHOTOS_OF, request + 1, photo)
    with pytest.raises(NotAPhoto):
        await add_photo(BY, 7, request, b"<svg onload=alert(1)>", key())
    with pytest.raises(NoSuchRequest):
        await add_photo(BY, 7, 10**6, _photo(), key())


async def test_after_half_a_year_it_is_gone(db: str, clock: Clock) -> None:
    request = await _request(clock)
    photo = await add_photo(BY, 7, request, _photo(), key())
    await tidy()
    async with transaction():
        await content_of(PHOTOS_OF, request, photo)
    clock.shows(2027, 6, 1)
    await tidy()
    async with transaction():
        with pytest.raises(PhotoGone):
            await content_of(PHOTOS_OF, request, photo)
