"""A loopback server under the strict CSP and a real Chromium that looks at what it serves."""

import contextlib
import os
import queue
import shutil
import signal
import threading
import uuid
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from lianfang.web.assets import DIST
from tests.lianfang.photos.pictures import as_file, scene

STRICT = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".txt": "text/plain", ".js": "text/javascript"}
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)
PATIENCE_S = 90


class Shelf(ThreadingHTTPServer):
    """Serves the pages laid on it, and the built front end under /static."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Reader)
        self.pages: dict[str, str] = {}
        self.listening: list[queue.SimpleQueue[str]] = []
        self.muted = threading.Event()

    def say(self, event: str) -> None:
        """To every page that listens; an empty event ends the stream."""
        for told in self.listening:
            told.put(event)

    def mute(self) -> None:
        """Cut the line."""
        self.muted.set()
        self.say("")

    def unmute(self) -> None:
        self.muted.clear()

    def lay(self, path: str, html: str) -> str:
        self.pages[path] = html
        return f"http://127.0.0.1:{self.server_port}{path}"


class Reader(BaseHTTPRequestHandler):
    server: Shelf

    def do_GET(self) -> None:
        folder, _, name = self.path.rpartition("/")
        if self.path == "/api/live":
            self.live()
        elif self.path in self.server.pages:
            self.answer(self.server.pages[self.path].encode(), "text/html; charset=utf-8")
        elif folder == "/static" and (DIST / name).is_file():
            self.answer((DIST / name).read_bytes(), TYPES[(DIST / name).suffix])
        elif "/photos/" in self.path:
            self.answer(as_file(scene(), "WEBP"), "image/webp")
        elif self.path == "/sw.js":
            self.answer(b"", "text/javascript")
        else:
            self.send_error(404)

    def live(self) -> None:
        """The stream of changes: what the test says, and a beat every five seconds while the line holds."""
        if self.server.muted.is_set():
            return self.send_error(503)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        told: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.server.listening.append(told)
        said = "hello"
        with contextlib.suppress(OSError):
            while said:
                self.wfile.write(f"event: {said}\ndata: {{}}\n\n".encode())
                try:
                    said = told.get(timeout=5)
                except queue.Empty:
                    said = "beat"

    def answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", STRICT)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="session")
def shelf() -> Iterator[Shelf]:
    with Shelf() as shelf:
        threading.Thread(target=shelf.serve_forever, daemon=True).start()
        yield shelf
        shelf.mute()
        shelf.shutdown()


class Browsers:
    """A file's browser, not a session's: while playwright runs, no other event loop can begin in this thread.

    Playwright waits for ever for a page that hangs, and once in some hundred runs one does: then it is put out, the
    test fails with TargetClosedError, and is run once more in a new one.
    """

    def __init__(self, playwright: Playwright, path: str) -> None:
        self.playwright, self.path = playwright, path
        self.browser: Browser | None = None
        self.glass: Page | None = None
        self.mark = ""

    def running(self) -> Browser:
        if self.browser is None or not self.browser.is_connected():
            self.mark = f"--lianfang-{uuid.uuid4().hex}"
            self.browser = self.playwright.chromium.launch(executable_path=self.path, args=[*FLAGS.split(), self.mark])
        return self.browser

    def put_out(self) -> None:
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if self.mark.encode() in (folder / "cmdline").read_bytes().split(b"\0"):
                    os.kill(int(folder.name), signal.SIGKILL)


@pytest.fixture(scope="module")
def browsers() -> Iterator[Browsers]:
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")  # the same engine without a window
    if path is None:
        pytest.fail(
            "Chromium is not installed, so no page can be looked at. Run: apt-get install chromium fonts-noto-cjk"
        )
    with sync_playwright() as playwright:
        kept = Browsers(playwright, path)
        yield kept
        if kept.browser is not None:
            kept.browser.close()


@pytest.fixture
def glass(browsers: Browsers, chromium: Browser) -> Page:
    """One page for a whole file; whoever looks through it leaves it as it was."""
    if browsers.glass is None or browsers.glass.is_closed() or browsers.glass.context.browser is not chromium:
        browsers.glass = chromium.new_page()
    return browsers.glass


@pytest.fixture
def chromium(browsers: Browsers) -> Iterator[Browser]:
    browser = browsers.running()
    patience = threading.Timer(PATIENCE_S, browsers.put_out)
    patience.start()
    yield browser
    patience.cancel()
