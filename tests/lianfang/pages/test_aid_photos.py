"""Photos of a request on its pages: who may bring one, who sees it, what is refused, and that nothing of the phone goes along."""

import io
import re
from datetime import timedelta

import pytest
from PIL import Image

from lianfang.audit.actions import OPERATOR
from lianfang.flows.aid.order import order
from lianfang.flows.aid.respond import respond
from lianfang.photos.tables import Photo
from tests.conftest import Clock
from tests.lianfang.pages.browser import Browser
from tests.lianfang.pages.night import Night, night
from tests.lianfang.photos.albums import lies, stored
from tests.lianfang.photos.pictures import SECRET, as_file, from_phone, png, scene
from tests.watch import NIGHT, key
from zones.aid.rules.answering import Come
from zones.aid.rules.deciding import Close, Receive
from zones.aid.rules.raising import TakeBack

PHOTO = as_file(scene(), "JPEG")


async def _goes(here: Night, request: int) -> Browser:
    await respond(OPERATOR, request, Come(here.watch.guards[0][1]), key())
    return await here.sees("near", request)


async def _bring(browser: Browser, request: int, content: bytes = PHOTO) -> int:
    at = f"/aid/{request}/photos"
    answer = await browser.send(at, browser.form(at), {"photo": ("x.jpg", content)})
    browser.page = await browser.client.get(f"/aid/{request}") if answer.has_redirect_location else answer
    return answer.status_code


def _shown(browser: Browser) -> list[str]:
    return re.findall(r'<img src="(/aid/\d+/photos/\d+)"', browser.page.text)


async def test_the_guards_photo_appears_where_it_is_looked_for_and_nowhere_else(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, request = await here.asked("suspect", drill=True)
        near = await _goes(here, request)
        assert await _bring(near, request, from_phone("JPEG")) == 303
        (at,) = _shown(near)
        assert "您 02:00 传" in near.page.text
        await unit.open(f"/aid/{request}")
        name = re.search(r"现场照片，(\S+) 02:00 传", unit.page.text)
        assert _shown(unit) == [at] and name and name[1] != "您"
        desk = await here.browser("desk")
        await desk.open(f"/stations/{here.watch.station}/desk")
        assert _shown(desk) == [at] and name[1] in desk.page.text
        await desk.open(f"/stations/{here.watch.station}/aid/{request}")
        assert _shown(desk) == [at]
        for who, status in (("asks", 200), ("near", 200), ("desk", 200), ("next", 200), ("far", 404)):
            assert (await (await here.browser(who)).client.get(at)).status_code == status, who
        other = (await here.asked("fire"))[1]
        assert (await unit.client.get(at.replace(f"/{request}/", f"/{other}/"))).status_code == 404


async def test_it_leaves_the_house_as_a_picture_and_nothing_else(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, request = await here.asked()
        await _bring(unit, request, from_phone("JPEG"))
        answer = await unit.client.get(_shown(unit)[0])
        assert answer.headers["content-type"] == "image/webp"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["cache-control"] == "no-store"
        assert SECRET.encode() not in answer.content
        assert not Image.open(io.BytesIO(answer.content)).getexif()


REFUSED = {
    "nothing": (b"", 422, "没有收到照片"),
    "a text": (b"<svg onload=alert(1)>", 422, "不是能打开的照片"),
    "a bomb": (png(30_000, 30_000), 413, "万像素"),
    "too large": (b"\xff\xd8\xff" + bytes(8 * 2**20), 413, "超过 8 MB"),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_what_is_no_photo_is_refused_beside_the_form_and_leaves_no_trace(
    db: str, clock: Clock, name: str
) -> None:
    content, status, says = REFUSED[name]
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, request = await here.asked()
        before = lies()
        assert await _bring(unit, request, content) == status
        assert says in unit.page.text and f"/aid/{request}/photos" in unit.page.text
        assert await Photo.count() == 0 and lies() == before


async def test_forty_a_day_by_whatever_door_and_then_it_says_so(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, request = await here.asked()
        account = (await Photo.raw("SELECT id FROM login WHERE name = 'asks'"))[0]["id"]
        for _ in range(40):
            await stored(f"account:{account}", thing=request)
        assert await _bring(unit, request) == 422
        assert "最多传 40 张" in unit.page.text


async def test_a_day_after_the_end_the_unit_may_still_bring_one_and_others_no_longer_see_it(
    db: str, clock: Clock
) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, request = await here.asked()
        near = await _goes(here, request)
        form = near.form(f"/aid/{request}/photos")
        await order(OPERATOR, request, Receive(9), key())
        await order(OPERATOR, request, Close(9, "settled", number="1"), key())
        clock.set(NIGHT + timedelta(minutes=31))
        assert (await near.send(f"/aid/{request}/photos", form, {"photo": ("x", PHOTO)})).status_code == 404
        clock.set(NIGHT + timedelta(hours=23))
        await unit.open(f"/aid/{request}")
        assert await _bring(unit, request) == 303 and len(_shown(unit)) == 1
        clock.set(NIGHT + timedelta(hours=24, minutes=1))
        assert await _bring(unit, request) == 422
        assert "不再收照片" in unit.page.text and "data-photo" not in unit.page.text


async def test_of_what_was_pressed_by_mistake_there_are_no_photos(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, request = await here.asked()
        await order(OPERATOR, request, TakeBack(1), key())
        assert await _bring(unit, request) == 422
        assert "不再收照片" in unit.page.text and await Photo.count() == 0
