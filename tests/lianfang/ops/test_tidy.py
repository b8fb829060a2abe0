"""What is long past is forgotten: photos of every subject after half a year, phones of those who said something."""

import pytest

from lianfang.audit.actions import NOBODY
from lianfang.database import transaction
from lianfang.flows.ops.tidy import SUBJECTS, tidy
from lianfang.flows.voices.say import Said, say
from lianfang.photos.actions import store
from lianfang.photos.errors import PhotoGone
from lianfang.photos.reads import content_of
from lianfang.photos.rules import Clean
from tests.conftest import Clock
from tests.watch import keep_watch, key
from zones.reports.tables import Voice, VoiceWords


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


async def test_how_to_reach_whoever_said_something_goes_half_a_year_after_the_answer(db: str, clock: Clock) -> None:
    clock.shows(2026, 11, 22)
    async with transaction() as now:
        watched = now
    unit = (await keep_watch(watched, zones=1, units=1, joint=0)).units[0][0]
    for words in ("夜里对讲机太响", "还没有答复的"):
        await say(NOBODY, unit, Said("complaint", words, "19900000001"), "", key())
    async with transaction() as now:
        answered = {Voice.answered_at: now, Voice.state: "answered", Voice.handler: 1, Voice.next_deadline: None}
        await Voice.update(answered).where(Voice.id == 1)
    for shown, kept in (
        ((2027, 5, 24), ["phone", "phone", "words", "words"]),
        ((2027, 5, 26), ["phone", "words", "words"]),
    ):
        clock.shows(*shown)
        await tidy()
        assert sorted(row["kind"] for row in await VoiceWords.raw("SELECT kind FROM voice_words")) == kept
