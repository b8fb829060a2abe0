"""What a page is asked once it stands in the browser: each question returns the list of faults it found."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, get_args

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Dialog, Page

from lianfang.web.views import Size, Theme

PHONE = (360, 740)
DESK = (1440, 900)
OF_COLOURS = ("color-contrast", "link-in-text-block")
OF_PLACES = ("target-size", "scrollable-region-focusable")
"""Rules of axe that a look can change; all the others ask what the page is made of."""
THERE = "0"
"""In place of axe's own half a megabyte, where the page has it already."""
LOOK = "([theme, size]) => Object.assign(document.documentElement.dataset, { theme, size })"
SMALL = """(least) => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), textarea, select, summary')]
  .filter(e => e.checkVisibility())
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([, r]) => Math.min(r.width, r.height) < least - 0.05)
  .map(([e, r]) => `${e.outerHTML.slice(0, 80)} is ${r.width} x ${r.height}`)"""
LOW = """(least) => [...document.querySelectorAll('.btn, .tool, .choices button, .tab a, .tab button, .b.p')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < least - 0.05)
  .map(e => `${e.outerHTML.slice(0, 80)} is ${e.getBoundingClientRect().height} high`)"""
RUNNING = r"""() => [...document.querySelectorAll('*')].filter(e =>
  ['IFRAME', 'STYLE'].includes(e.tagName) ||
  (e.tagName === 'IMG' && !/^((\/[a-z]+)+\/\d+)+\/photos\/\d+$/.test(e.getAttribute('src'))) ||
  (e.tagName === 'SCRIPT' && !e.src.startsWith(location.origin + '/static/')) ||
  [...e.attributes].some(a => a.name.startsWith('on') || a.name === 'style'))
  .map(e => e.outerHTML.slice(0, 80))"""
WIDE_IN = """sizes => sizes.map(size => {
  document.documentElement.dataset.size = size
  return document.documentElement.scrollWidth - document.documentElement.clientWidth
})"""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Sight:
    """A page on a screen of some size, with everything the browser complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.listening: dict[str, Callable[[Any], None]] = {
            "console": lambda message: self.complaints.append(message.text),
            "pageerror": lambda error: self.complaints.append(str(error)),
            "dialog": self.refuse,
            "requestfailed": lambda request: self.complaints.append(f"failed: {request.url}"),
        }
        for event, hears in self.listening.items():
            page.on(event, hears)  # type: ignore[call-overload]

    def leave(self) -> None:
        """The page as it was before anybody looked: it hears, keeps and wears nothing."""
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
        self.page.context.clear_cookies()
        self.wear_type(16)
        self.page.goto("about:blank")  # its lines are cut while we still listen: the next one is not blamed for them
        for event, hears in self.listening.items():
            self.page.remove_listener(event, hears)

    def refuse(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open_everything(self) -> None:
        self.page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")

    def look(self, theme: Theme, size: Size) -> None:
        """As the server would have written it."""
        self.page.evaluate(LOOK, [theme, size])

    def stand_on(self, screen: tuple[int, int]) -> None:
        self.page.set_viewport_size({"width": screen[0], "height": screen[1]})

    def barriers(self, *rules: str) -> list[str]:
        """What axe finds; of these rules only, where some are named."""
        options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
        axe = Axe(THERE) if self.page.evaluate("() => 'axe' in window") else Axe()
        found = axe.run(self.page, options=options).response["violations"]
        return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]

    def small_targets(self, least: int = 44) -> list[str]:
        return list(self.page.evaluate(SMALL, least))

    def low_buttons(self, least: int = 60) -> list[str]:
        return list(self.page.evaluate(LOW, least))

    def double_the_type(self) -> None:
        """As a reader does in the phone's settings: the default of 16 px becomes 32."""
        self.wear_type(32)

    def wear_type(self, px: int) -> None:
        session = self.page.context.new_cdp_session(self.page)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": px}})
        session.detach()

    def hanging_out(self, widths: Iterable[int]) -> dict[tuple[int, Size], int]:
        """By how many pixels the page is wider than the screen, at each width and in each size of type; what fits is left out."""
        found = {}
        for width in widths:
            self.stand_on((width, 800))
            px = self.page.evaluate(WIDE_IN, list(get_args(Size)))
            found |= {(width, size): over for size, over in zip(get_args(Size), px, strict=True) if over}
        return found

    def hanging_out_px(self, width: int | None = None) -> int:
        if width:
            self.page.set_viewport_size({"width": width, "height": 800})
        return int(self.page.evaluate(WIDE))

    def running_parts(self) -> list[str]:
        return list(self.page.evaluate(RUNNING))


@contextmanager
def sight(browser: Browser, url: str, screen: tuple[int, int], prefers: str = "light") -> Iterator[Sight]:
    page = browser.new_page(
        viewport={"width": screen[0], "height": screen[1]}, color_scheme="dark" if prefers == "dark" else "light"
    )
    seen = Sight(page)
    page.goto(url)
    yield seen
    page.close()


@contextmanager
def sight_through(glass: Page, url: str, screen: tuple[int, int]) -> Iterator[Sight]:
    """As `sight`, through a page that is there: opening one takes longer than half of what it is asked."""
    seen = Sight(glass)
    seen.stand_on(screen)
    glass.goto(url)
    yield seen
    seen.leave()
