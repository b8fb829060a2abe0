"""The house as a process of its own that a test stops and starts again, and phones that stand in front of it."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from tests.lianfang.accounts.people import RIGHT
from tests.lianfang.web.conftest import FLAGS

READY_S = 60
PATIENCE_MS = 25_000
"""So long a page may take on a machine that does much else; what a bar allows is asked where it is meant."""
AHEAD_S = "STORY_AHEAD_S"
PHONE, DESK = (360, 740), (1440, 900)


SERVE = """import sys
from lianfang.cli import main, running
granian = running.Granian
running.Granian = lambda house, **how: granian("tests.stories.moved:app", **how)
sys.exit(main())"""


class Server:
    """`lianfang serve` on a port that stays the same, by a clock that shows what a story says."""

    def __init__(self) -> None:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = int(found.getsockname()[1])
        self.at = f"http://localhost:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, shows: datetime | None = None) -> None:
        """`shows` is what its clock reads at this moment."""
        ahead_s = (shows - datetime.now(UTC)).total_seconds() if shows else 0
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, "serve"],
            env=os.environ | {"LIANFANG_PORT": str(self.port), AHEAD_S: str(ahead_s)},
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + READY_S
        while time.monotonic() < until:
            try:
                with urlopen(f"{self.at}/healthz", timeout=1) as answer:
                    if answer.status == 200:
                        return
            except (URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError("the server did not start")

    def stop(self) -> None:
        """At once, as when the power goes."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(20)
            self.process = None


@contextmanager
def serving(shows: datetime | None = None) -> Iterator[Server]:
    server = Server()
    try:
        server.start(shows)
        yield server
    finally:
        server.stop()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Begun in the test, not before: while playwright runs, no fixture can run an event loop of its own."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS.split())
        yield browser
        browser.close()


def says(page: Page, *words: str) -> None:
    """All of these, sooner or later, without anybody's touching the page."""
    for one in words:
        expect(page.locator("body")).to_contain_text(one)


def until(page: Page, true: str) -> None:
    """Sooner or later, also while a page gives way to the next. `true` may be a promise, which `wait_for_function` takes for true."""
    for _ in range(PATIENCE_MS // 100):
        with suppress(Error):
            if page.evaluate(true):
                return
        page.wait_for_timeout(100)
    raise AssertionError(true)


def meanwhile(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Something asynchronous beside a running playwright."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(lambda: asyncio.run(work())).result()


def screen(browser: Browser, server: Server, account: str, size: tuple[int, int] = PHONE) -> Page:
    """A phone, or a desk, of its own on which somebody is signed in."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    page.goto(f"{server.at}/login")
    page.locator("summary, [name=account]").first.wait_for()
    page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
    page.fill("[name=account]", account)
    page.fill("[name=password]", RIGHT)
    page.locator("form[action='/login'] button").click()
    page.wait_for_url(lambda url: "/login" not in url)
    return page
