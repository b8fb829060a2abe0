"""Photos with an appeal: up to three, made harmless, for the guard and the legal office alone, gone with him."""

import io

from PIL import Image

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.people.leave import leave
from lianfang.photos.tables import Photo
from scoring.points.appeals.tables import Appeal
from tests.lianfang.access.town import Town, town
from tests.lianfang.pages.browser import Browser
from tests.lianfang.photos.pictures import SECRET, from_phone

FORM = "/points/appeal"
SAID = "周一那一轮我走了，带队的记漏了我"


async def _sends(here: Town, many: int, words: str = SAID) -> tuple[Browser, str]:
    """The guard says what was not counted, with so many photos of a phone; returns him, and what he was answered."""
    await Appeal.raw("DELETE FROM appeal_words")
    await Appeal.raw("DELETE FROM appeal")
    guard = await here.browser("guard")
    page = await guard.open(FORM)
    assert "最多 3 张" in page.text and 'enctype="multipart/form-data"' in page.text
    day = page.text.partition('max="')[2][:10]
    fields = guard.form(FORM, reason="missing", day=day, words=words)
    photos = [("photo", (f"{nth}.jpg", from_phone("JPEG", width=300 + nth), "image/jpeg")) for nth in range(many)]
    answer = await guard.client.post(FORM, data=fields, files=photos, headers={"origin": "http://lianfang.test"})
    return guard, answer.headers.get("location", answer.text)


async def test_three_photos_go_to_the_legal_office_without_what_the_phone_wrote_into_them(db: str) -> None:
    async with town() as here:
        guard, at = await _sends(here, 3)
        number = int(at.partition("?")[0].rpartition("/")[2])
        rows = await Photo.raw("SELECT id FROM photo WHERE subject = 'appeal' AND thing = {} ORDER BY id", number)
        assert len(rows) == 3
        legal, office, leader = [await here.browser(role) for role in ("legal", "office", "leader")]
        for base, reader in ((f"/points/appeals/{number}", guard), (f"/appeals/{number}", legal)):
            page = (await reader.open(base)).text
            for row in rows:
                picture = f"{base}/photos/{row['id']}"
                assert picture in page
                answer = await reader.client.get(picture)
                assert answer.headers["content-type"] == "image/webp" and SECRET.encode() not in answer.content
                assert not Image.open(io.BytesIO(answer.content)).getexif()
        for reader in (office, leader):
            for base in (f"/points/appeals/{number}", f"/appeals/{number}"):
                assert (await reader.client.get(f"{base}/photos/{rows[0]['id']}")).status_code == 404


async def test_a_fourth_is_refused_and_what_was_typed_stays(db: str) -> None:
    async with town() as here:
        before = await Photo.count()
        _, answer = await _sends(here, 4)
        assert "最多带 3 张照片" in answer and SAID in answer
        assert await Appeal.count() == 0 and await Photo.count() == before


async def test_they_go_with_who_is_erased(db: str) -> None:
    async with town() as here:
        _, at = await _sends(here, 1)
        number = int(at.partition("?")[0].rpartition("/")[2])
        legal = await here.browser("legal")
        (row,) = await Photo.raw("SELECT id FROM photo WHERE subject = 'appeal' AND thing = {}", number)
        picture = f"/appeals/{number}/photos/{row['id']}"
        assert (await legal.client.get(picture)).status_code == 200
        person = (await Appeal.raw("SELECT person FROM appeal WHERE id = {}", number))[0]["person"]
        async with transaction() as now:
            await leave(OPERATOR, person, now)
        assert (await legal.client.get(picture)).status_code == 404
        assert picture not in (await legal.open(f"/appeals/{number}")).text
