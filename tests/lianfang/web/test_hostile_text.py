"""Whatever stands in a text field stays text."""

import pytest
from playwright.sync_api import Browser

from lianfang.web.views import environment, render
from tests.hostile import poison
from tests.lianfang.web.conftest import Shelf
from tests.lianfang.web.looking import PHONE, sight
from tests.lianfang.web.sample_pages import PAGES, sample

HOSTILE = (
    """"><img src=x onerror=window.hit=1><script>window.hit=1</script>' onfocus=window.hit=1 autofocus """
    """</title></textarea><svg onload=window.hit=1>{{ 7*7 }}"""
)
DROPPED = "The specified value"
"""A field of dates or numbers drops what is none, and the browser says so."""


@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_stays_inert(shelf: Shelf, chromium: Browser, name: str) -> None:
    html = render(environment(), poison(sample(name), HOSTILE))
    with sight(chromium, shelf.lay(f"/hostile/{name}", html), PHONE) as seen:
        assert seen.running_parts() == []
        assert seen.page.evaluate("() => window.hit") is None
        assert [said for said in seen.complaints if not said.startswith(DROPPED)] == []
        assert "<script>window.hit=1</script>" in seen.page.inner_text("body")


def test_text_let_through_unescaped_is_found_out(shelf: Shelf, chromium: Browser) -> None:
    html = render(environment(), sample("points")).replace("李大海", HOSTILE)
    with sight(chromium, shelf.lay("/hostile/canary", html), PHONE) as seen:
        assert seen.running_parts() != []
        assert any("Content Security Policy" in complaint for complaint in seen.complaints)
