"""What can be told without a browser: weight, addresses, forms, and that nothing runs inline."""

import gzip
import re

import pytest
from msgspec import structs

from lianfang.web.assets import DIST, AssetsMissing, asset, icon, manifest
from lianfang.web.views import TEMPLATES, environment, render
from tests.lianfang.web.sample_pages import PAGES, sample

FRONTEND = TEMPLATES.parent / "frontend"
INLINE = re.compile(
    r"""\sstyle=|<style|<script(?! src="\{\{ asset\('\w+\.js'\) \}\}" defer></script>)|\son[a-z]+=|https?://|\|\s*safe"""
)
FORM = re.compile(r"<form[^>]*>.*?</form>", re.DOTALL)


def html_of(name: str) -> str:
    return render(environment(), sample(name))


@pytest.mark.parametrize(
    "name", ["login", "login-bound", "slip", "today", "points", "why", "guards", "lines", "problem", "sos", "told"]
)
def test_the_first_page_on_a_phone_weighs_at_most_30_kb(name: str) -> None:
    html = render(environment(), sample(name)).encode()
    sheet = DIST.joinpath(asset("phone.css").removeprefix("/static/")).read_bytes()
    script = DIST.joinpath(asset("phone.js").removeprefix("/static/")).read_bytes()
    assert sum(len(gzip.compress(part, 9)) for part in (html, sheet, script)) <= 30_000


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_a_template_holds_nothing_inline_and_no_outside_address(path) -> None:  # type: ignore[no-untyped-def]
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_form_posts_with_the_token_or_only_asks(name: str) -> None:
    """A search is a GET form: its address can be kept, so nothing secret may stand in it."""
    for form in FORM.findall(render(environment(), sample(name))):
        if 'role="search"' in form:
            assert 'method="get"' in form
            assert "csrf" not in form
        else:
            assert 'method="post"' in form
            assert form.count('name="csrf" value="c5rf"') == 1


@pytest.mark.parametrize("name", PAGES)
def test_no_two_forms_of_a_page_share_a_key_and_no_two_parts_an_id(name: str) -> None:
    html = render(environment(), sample(name))
    for found in (re.findall(r'name="key" value="([^"]+)"', html), re.findall(r'\sid="([^"]+)"', html)):
        assert len(found) == len(set(found))


def test_every_form_of_the_draft_carries_its_own_key() -> None:
    html = render(environment(), sample("draft"))
    keys = re.findall(r'name="key" value="([^"]+)"', html)
    assert len(keys) == len(set(keys)) == 3 * 3 + 3


def test_a_file_is_sent_as_a_file() -> None:
    for name in ("verify", "import"):
        html = render(environment(), sample(name))
        for form in FORM.findall(html):
            assert ('type="file"' not in form) or 'enctype="multipart/form-data"' in form


def test_a_phone_has_at_most_five_places_and_signing_out_is_never_far() -> None:
    for name in ("today", "hours"):
        bar = html_of(name).partition('<nav class="tab"')[2]
        assert bar.count("<a ") == 5 and 'action="/logout"' not in bar
    assert 'href="/more"' in html_of("today") and 'action="/logout"' in html_of("more")
    assert 'action="/logout"' in html_of("settings")


def test_only_the_ways_of_proving_that_are_offered_are_asked_for() -> None:
    page = structs.replace(sample("prove"), ways=("second",))
    html = render(environment(), page)
    assert re.findall(r'<input [^>]*name="(\w+)"', html.partition("<main")[2].partition("</main>")[0]) == [
        "csrf",
        "next",
        "second",
    ]


def test_theme_and_size_are_written_by_the_server() -> None:
    html = render(environment(), sample("points", "dark", "xl"))
    assert html.startswith("<!doctype html>")
    assert '<html lang="zh-CN" data-theme="dark" data-size="xl">' in html


def test_what_the_manifest_names_is_there() -> None:
    for name in manifest().assets:
        assert DIST.joinpath(asset(name).removeprefix("/static/")).is_file()


def test_red_is_for_who_asks_for_help_alone() -> None:
    """Red is for 求援 and overdue only: on the map, at the duty desk, where help is asked for."""
    red = re.compile(r"#c2161c|#d8363b|#a5161c|#ff8d90|danger|\bred\b")
    sheets = {path.name for path in (FRONTEND / "styles").rglob("*.css") if red.search(path.read_text())}
    named = {"map.css", "map-dark.css", "desk.css", "desk-dark.css", "aid.css", "aid-dark.css"}
    assert sheets <= named


def test_an_unbuilt_front_end_says_what_to_do(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(AssetsMissing, match="make install"):
        manifest(tmp_path)
    with pytest.raises(AssetsMissing, match="make install"):
        asset("nothing.css")
    with pytest.raises(AssetsMissing, match=r"icons\.txt"):
        icon("no-such-icon")
