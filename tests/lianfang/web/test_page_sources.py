"""What can be told without a browser: weight, addresses, forms, and that nothing runs inline."""

import gzip
import re

import pytest

from lianfang.web.assets import DIST, AssetsMissing, asset, icon, manifest
from lianfang.web.views import TEMPLATES, environment, render
from tests.lianfang.web.sample_pages import PAGES, sample

INLINE = re.compile(r"""\sstyle=|<style|<script|\son[a-z]+=|https?://|\|\s*safe""")
FORM = re.compile(r"<form[^>]*>.*?</form>", re.DOTALL)


@pytest.mark.parametrize("name", ["login", "points", "why", "problem"])
def test_the_first_page_on_a_phone_weighs_at_most_30_kb(name: str) -> None:
    html = render(environment(), sample(name)).encode()
    sheet = DIST.joinpath(asset("phone.css").removeprefix("/static/")).read_bytes()
    assert len(gzip.compress(html, 9)) + len(gzip.compress(sheet, 9)) <= 30_000


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_a_template_holds_nothing_inline_and_no_outside_address(path) -> None:  # type: ignore[no-untyped-def]
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_form_posts_with_the_token(name: str) -> None:
    for form in FORM.findall(render(environment(), sample(name))):
        assert 'method="post"' in form
        assert form.count('name="csrf" value="c5rf"') == 1


def test_every_form_of_the_draft_carries_its_own_key() -> None:
    html = render(environment(), sample("draft"))
    keys = re.findall(r'name="key" value="([^"]+)"', html)
    assert len(keys) == len(set(keys)) == 3 * 3 + 2


def test_theme_and_size_are_written_by_the_server() -> None:
    html = render(environment(), sample("points", "dark", "xl"))
    assert html.startswith("<!doctype html>")
    assert '<html lang="zh-CN" data-theme="dark" data-size="xl">' in html


def test_what_the_manifest_names_is_there() -> None:
    for name in manifest().assets:
        assert DIST.joinpath(asset(name).removeprefix("/static/")).is_file()


def test_no_red_before_there_is_anything_to_ask_help_for() -> None:
    """Red is for 求援 and overdue only, and these pages have neither."""
    sheets = "".join(path.read_text() for path in DIST.glob("*.css"))
    assert not re.search(r"#c2161c|#d8363b|#a5161c|danger|\bred\b", sheets)


def test_an_unbuilt_front_end_says_what_to_do(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(AssetsMissing, match="make install"):
        manifest(tmp_path)
    with pytest.raises(AssetsMissing, match="make install"):
        asset("nothing.css")
    with pytest.raises(AssetsMissing, match=r"icons\.txt"):
        icon("no-such-icon")
