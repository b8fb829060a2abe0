"""A guard opens today's questions; then nobody serves. The pictures that he was shown are still there, and gone once he signs out."""

import asyncio
import hashlib

from msgspec.structs import replace

from lianfang import database
from scoring.exams.bank.actions import add
from scoring.exams.bank.tables import Question
from tests.lianfang.pages.night import night
from tests.lianfang.photos.albums import stored
from tests.lianfang.photos.pictures import as_file, scene
from tests.questions import made
from tests.stories.running import chromium, says, screen, serving, until

DRAWN = as_file(scene(60, 40), "WEBP")
SHOWN = "() => [...document.querySelectorAll('.illustration')].map((one) => one.complete && one.naturalWidth)"
KEPT = "async () => (await (await caches.open('pages')).keys()).filter(({ url }) => url.includes('/photos/')).length"


def test_a_picture_that_was_shown_stays_on_the_phone_until_he_signs_out(database_url: str) -> None:
    asyncio.run(_people(database_url))
    with chromium() as browser, serving() as server:
        guard = screen(browser, server, "near")
        guard.goto(f"{server.at}/learn")
        until(guard, "async () => Boolean(await caches.match('/learn/today') && navigator.serviceWorker.controller)")
        guard.goto(f"{server.at}/learn/today")
        until(guard, f"async () => (await ({KEPT})()) === 3")
        assert guard.evaluate(SHOWN) == [60, 60, 60]
        server.stop()
        guard.reload()
        says(guard, "没有信号，这一页是先前存下的")
        until(guard, f"() => ({SHOWN})().every((width) => width === 60)")
        server.start()
        guard.goto(f"{server.at}/settings")
        guard.get_by_role("button", name="退出", exact=True).first.click()
        until(guard, f"async () => (await ({KEPT})()) === 0")


async def _people(url: str) -> None:
    """Three questions, each with the same picture."""
    await database.open_pool(url)
    async with database.transaction() as now:
        began = now
    async with night(began) as here:
        drawn = {"picture": hashlib.sha256(DRAWN).hexdigest(), "pictured": "墙上一个插座"}
        async with database.transaction() as now:
            await add(here.watch.bureau, [replace(made(nth), **drawn) for nth in (1, 2, 3)], None, now)
        for row in await Question.raw("SELECT id FROM question"):
            await stored(subject="question", thing=row["id"], content=DRAWN)
    await database.close_pool()
