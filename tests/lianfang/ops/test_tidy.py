"""What is long past is forgotten: photos of every subject after half a year."""

import pytest

from lianfang.database import transaction
from lianfang.flows.ops.tidy import SUBJECTS, tidy
from lianfang.photos.actions import store
from lianfang.photos.errors import PhotoGone
from lianfang.photos.reads import content_of
from lianfang.photos.rules import Clean
from tests.conftest import Clock


async def test_photos_of_every_subject_go_after_half_a_year(db: str, clock: Clock) -> None:
    clock.shows(2026, 11, 22)
    async with transaction() as now:
        held = {subject: await store("account:7", subject, 1, Clean(b"a picture"), now) for subject in SUBJECTS}
    for shown, gone in (((2027, 5, 24), False), ((2027, 5, 26), True)):
        clock.shows(*shown)
        await tidy()
        async with transaction():
            for subject, photo in held.items():
                if gone:
                    with pytest.raises(PhotoGone):
                        await content_of(subject, 1, photo)
                else:
                    assert await content_of(subject, 1, photo) == b"a picture"
