"""Every page on a phone and on a desk, light, dark and large, under the strict CSP."""

import pytest
from playwright.sync_api import Browser, Page

from lianfang.web.views import environment, render
from tests.lianfang.web.conftest import Shelf
from tests.lianfang.web.looking import DESK, OF_COLOURS, OF_PLACES, PHONE, Sight, sight, sight_through
from tests.lianfang.web.sample_pages import DESK_PAGES, PAGES, sample

TEMPLATES = environment()
WIDTHS = (320, 360, 412, 600, 768, 861, 1000, 1101, 1181, 1280, 1440, 1920)
CANARY = """<!doctype html><html><head><title>x</title></head><body><main>
<button></button><p style="color:#bbb">light grey</p><a href="/" >x</a>
<button class="btn">low</button><pre>{}</pre></main></body></html>"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_touched_and_trusted(shelf: Shelf, glass: Page, name: str) -> None:
    """On a phone, and on a desk where it has a place there. As it comes; then dark, where colours change and nothing else;
    then large, where everything moves. Opened once: what it is made of is the same in every look."""
    with sight_through(glass, shelf.lay(f"/{name}", render(TEMPLATES, sample(name))), PHONE) as seen:
        assert seen.complaints == []
        seen.open_everything()
        assert seen.barriers() == []
        for screen in (PHONE, DESK) if name in DESK_PAGES else (PHONE,):
            seen.stand_on(screen)
            seen.look("light", "m")
            assert seen.small_targets() == []
            assert screen == PHONE or seen.barriers(*OF_COLOURS, *OF_PLACES) == []
            seen.look("dark", "m")
            assert seen.barriers(*OF_COLOURS) == []
            seen.look("light", "xl")
            assert seen.small_targets() == []
            assert seen.low_buttons() == []
            assert seen.barriers(*OF_COLOURS, *OF_PLACES) == []
        _fits_every_width(seen)


def _fits_every_width(seen: Sight) -> None:
    """Also in large type, and with a reader's own type of twice the size."""
    assert seen.hanging_out(WIDTHS) == {}
    seen.look("light", "m")
    seen.double_the_type()
    assert seen.hanging_out_px(360) == 0


def test_a_faulty_page_is_found_out(shelf: Shelf, chromium: Browser) -> None:
    with sight(chromium, shelf.lay("/canary", CANARY.format("wide " * 200)), PHONE) as seen:
        assert any("Content Security Policy" in complaint for complaint in seen.complaints)
        assert any(fault.startswith("button-name") for fault in seen.barriers())
        assert len(seen.small_targets()) == 3
        assert seen.low_buttons() != []
        assert seen.hanging_out_px() > 0
        assert seen.running_parts() != []


def test_grey_words_are_found_out(shelf: Shelf, chromium: Browser) -> None:
    html = render(TEMPLATES, sample("login"))
    page = html.replace("<label", '<font color="#bbbbbb">light grey</font><label', 1)
    with sight(chromium, shelf.lay("/grey", page), PHONE) as seen:
        assert any(fault.startswith("color-contrast") for fault in seen.barriers())


def test_words_that_only_the_dark_look_hides_are_found_out(shelf: Shelf, chromium: Browser) -> None:
    with sight(chromium, shelf.lay("/hidden", render(TEMPLATES, sample("login"))), PHONE) as seen:
        seen.page.locator("main label").first.evaluate("label => (label.style.color = '#14202e')")
        assert seen.barriers() == []
        seen.look("dark", "m")
        assert any(fault.startswith("color-contrast") for fault in seen.barriers(*OF_COLOURS))


def test_nothing_chosen_follows_the_device(shelf: Shelf, chromium: Browser) -> None:
    grounds = {}
    for theme, prefers in (("auto", "dark"), ("dark", "light"), ("auto", "light"), ("light", "dark")):
        url = shelf.lay(f"/follows/{theme}", render(TEMPLATES, sample("login", theme)))  # type: ignore[arg-type]
        with sight(chromium, url, PHONE, prefers) as seen:
            grounds[theme, prefers] = seen.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert grounds["auto", "dark"] == grounds["dark", "light"] != grounds["light", "dark"] == grounds["auto", "light"]


def test_a_code_can_be_pasted_with_its_space_and_filled_in_by_the_phone(shelf: Shelf, chromium: Browser) -> None:
    with sight(chromium, shelf.lay("/code", render(TEMPLATES, sample("login"))), PHONE) as seen:
        code = seen.page.get_by_label("6 位码")
        assert (code.get_attribute("autocomplete"), code.get_attribute("inputmode")) == ("one-time-code", "numeric")
        code.focus()
        seen.page.keyboard.insert_text("402 918")
        assert code.input_value() == "402 918"


def test_the_bound_phone_comes_first_and_the_password_stands_aside(shelf: Shelf, chromium: Browser) -> None:
    with sight(chromium, shelf.lay("/doors", render(TEMPLATES, sample("login-phone"))), PHONE) as seen:
        doors = seen.page.locator("main form").evaluate_all("forms => forms.map(f => f.getAttribute('action'))")
        assert doors == ["/login/phone", "/login/code", "/login"]
        assert not seen.page.get_by_label("密码").is_visible()
        seen.page.get_by_text("用账号密码登录").click()
        assert seen.page.get_by_label("密码").is_visible()


def test_four_slips_stand_on_a_sheet_of_paper(shelf: Shelf, chromium: Browser) -> None:
    with sight(chromium, shelf.lay("/slips", render(TEMPLATES, sample("slips"))), PHONE) as seen:
        seen.page.emulate_media(media="print")
        seen.page.set_viewport_size({"width": 794, "height": 1123})
        boxes = seen.page.locator(".slip").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect()).map(r => [r.x, r.y, r.width, r.height].map(Math.round))"
        )
        assert boxes == [[0, 0, 397, 559], [397, 0, 397, 559]]
        held = seen.page.locator(".slip").evaluate_all("all => all.map(e => e.scrollHeight <= e.clientHeight)")
        assert held == [True, True]
        assert not seen.page.locator("nav").is_visible()


def test_a_password_can_be_pasted_and_filled_in(shelf: Shelf, chromium: Browser) -> None:
    with sight(chromium, shelf.lay("/paste", render(TEMPLATES, sample("login"))), PHONE) as seen:
        assert seen.page.get_by_label("账号").get_attribute("autocomplete") == "username"
        password = seen.page.get_by_label("密码")
        assert password.get_attribute("autocomplete") == "current-password"
        password.focus()
        seen.page.keyboard.insert_text("a long one from a password keeper")
        assert password.input_value() == "a long one from a password keeper"
