"""The four screens of a request for backup: the unit that asks, two neighbours' guards, the duty desk."""

from collections import Counter

from msgspec import Struct
from playwright.sync_api import Browser, Locator, Page, expect

from lianfang import database
from tests.stories.running import DESK, Server, meanwhile, says, screen
from zones.aid.tables import AidEvent, AidRequest

RED_WITHIN_MS = 10_000
CUT, LOST = "连接断了，正在重连", "实时连接断了，这一页不会自己更新"
_WATCH_THE_BAR = """() => {
    const bar = document.getElementById("lost"), cut = performance.now();
    new MutationObserver((_, seen) => { window.redAfter = performance.now() - cut; seen.disconnect() }).observe(bar, { childList: true });
}"""


class Four(Struct):
    """Every one a browser of its own; `desk` has begun its watch."""

    unit: Page
    near: Page
    other: Page
    desk: Page

    @property
    def phones(self) -> tuple[Page, Page, Page]:
        return self.unit, self.near, self.other

    @property
    def card(self) -> Locator:
        """The desk's one request."""
        return self.desk.locator("[data-part=calls] article")


def four(browser: Browser, server: Server) -> Four:
    made = Four(*(screen(browser, server, who) for who in ("asks", "near", "next")), desk(browser, server))
    for page in (made.near, made.other):
        page.goto(f"{server.at}/today")
    return made


def desk(browser: Browser, server: Server) -> Page:
    page = screen(browser, server, "desk", DESK)
    page.goto(f"{server.at}/stations/1/desk")
    page.get_by_role("button", name="开始值班").click()
    expect(page.locator("#state")).to_have_text("三项都好，值班中")
    return page


def kill(server: Server, people: Four) -> None:
    """Every process of the server is gone at once; each screen says so, the desk in red within ten seconds."""
    people.desk.evaluate(_WATCH_THE_BAR)
    server.stop()
    expect(people.desk.locator("#lost")).to_contain_text(LOST)
    assert people.desk.evaluate("redAfter") <= RED_WITHIN_MS
    expect(people.desk.locator("#light-live")).to_have_text("实时连接断了")
    for page in people.phones:
        says(page, CUT)


def start_again(server: Server, people: Four) -> None:
    """Nobody touches anything: every bar goes by itself."""
    server.start()
    expect(people.desk.locator("#lost")).to_be_empty()
    expect(people.desk.locator("#state")).to_have_text("三项都好，值班中")
    for page in people.phones:
        expect(page.locator("[data-said=line]")).to_have_count(0)


def kept(url: str) -> tuple[int, list[str]]:
    """(requests, what stands twice in their books); each thing done from the post is a line of its own."""

    async def read() -> tuple[int, list[str]]:
        await database.open_pool(url)
        lines = await AidEvent.raw(
            "SELECT kind, person, facts::json ->> 'helps' AS helps FROM aid_event WHERE kind <> 'told'"
        )
        found = Counter(f"{line['kind']} {line['person']} {line['helps'] or ''}".strip() for line in lines)
        requests = int(await AidRequest.count())
        await database.close_pool()
        return requests, [line for line, times in found.items() if times > 1]

    return meanwhile(read)  # type: ignore[no-any-return]
