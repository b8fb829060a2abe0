"""A photo taken on the unit's phone, with the page's script and without it: both arrive, small and without the phone's traces."""

import asyncio
import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from lianfang import database
from tests.lianfang.pages.night import night
from tests.lianfang.photos.pictures import COLOURS, SECRET, from_phone, quarters
from tests.stories.running import chromium, screen, serving


@pytest.fixture
def watched(database_url: str) -> str:
    async def people() -> None:
        await database.open_pool(database_url)
        async with database.transaction() as now:
            began = now
        async with night(began):
            pass
        await database.close_pool()

    asyncio.run(people())
    return database_url


def _fetched(page: Page, nth: int) -> bytes:
    href = page.locator(".album img").nth(nth).get_attribute("src")
    return page.request.get(f"{page.url.partition('/aid')[0]}{href}").body()


def test_it_is_sent_as_it_is_taken_and_without_script_by_a_second_press(watched: str, tmp_path: Path) -> None:
    file = tmp_path / "taken.jpg"
    file.write_bytes(from_phone("JPEG", 6, 2400, 1800))
    with chromium() as browser, serving() as server:
        unit = screen(browser, server, "asks")
        unit.goto(f"{server.at}/sos/kinds")
        unit.get_by_role("button", name="打架闹事").click()
        unit.wait_for_url("**/aid/1")
        sizes: list[int] = []
        unit.on(
            "request", lambda sent: sizes.append(len(sent.post_data_buffer or b"")) if sent.method == "POST" else None
        )
        expect(unit.get_by_role("button", name="传上去", exact=True)).to_have_count(0)
        unit.get_by_label("拍一张").set_input_files(file)
        expect(unit.locator(".album img")).to_have_count(1)
        arrived = Image.open(io.BytesIO(_fetched(unit, 0)))
        assert (arrived.size, quarters(arrived)) == ((1600, 1200), COLOURS)
        unit.get_by_label("拍一张").set_input_files(
            {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": b"not a photo"}
        )
        expect(unit.get_by_role("alert")).to_contain_text("不是能打开的照片")
        assert sizes and max(sizes) < file.stat().st_size
        plain = browser.new_context(
            java_script_enabled=False,
            storage_state=unit.context.storage_state(),
            viewport={"width": 360, "height": 740},
            locale="zh-CN",
        ).new_page()
        plain.goto(f"{server.at}/aid/1")
        plain.get_by_label("拍一张").set_input_files(file)
        expect(plain.get_by_text("照片选好了")).to_be_visible()
        plain.get_by_role("button", name="传上去", exact=True).click()
        expect(plain.locator(".album img")).to_have_count(2)
        assert SECRET.encode() not in _fetched(plain, 0) + _fetched(plain, 1)
