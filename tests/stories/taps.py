"""Counts what a finger does on a phone: presses on what the page shows, and each thing that is said into it."""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from tests.lianfang.pages.browser import Browser

A_GUARDS_SHIFT = 6
"""So many has a guard's ordinary shift."""


class Taps(Struct):
    """`made` is what was pressed and said, in order. The page that is open is where he begins."""

    browser: Browser
    made: list[str]

    async def follow(self, href: str) -> None:
        """A link that stands on the page."""
        assert f'href="{href}"' in self.browser.page.text, f"no link to {href}"
        self.made.append(f"to {href}")
        await self.browser.open(href)

    async def press(self, action: str, **said: str) -> None:
        """A form's button; what is said into its fields counts, too."""
        self.made += [f"says {name}" for name in said] + [f"presses {action}"]
        answer = await self.browser.submit(action, **said)
        assert answer.status_code == 303, answer.text


@contextmanager
def counted(browser: Browser, most: int) -> Iterator[Taps]:
    """At most so many until the end."""
    taps = Taps(browser, [])
    yield taps
    assert len(taps.made) <= most, taps.made
