"""S-08: the strict headers on every answer of every page, whatever becomes of it; private pages are kept by nobody."""

import re

import httpx
import pytest

from lianfang.web import doors
from lianfang.web.doors import HEADERS
from tests.lianfang.access.every_route import STEPS, ways
from tests.lianfang.access.test_matrix import ask, csrf_of
from tests.lianfang.access.town import town
from tests.lianfang.pages.browser import ORIGIN, Browser

INLINE = re.compile(
    r'<script(?! src="/static/[\w.-]+" defer></script>)|<style|\sstyle=|\son[a-z]+=|javascript:', re.IGNORECASE
)
TOO_LARGE = {"origin": ORIGIN, "content-type": "application/x-www-form-urlencoded", "content-length": "99999999"}


def _strict(answer: httpx.Response) -> None:
    for name, value in HEADERS.items():
        assert answer.headers.get_list(name) == [value], (answer.request.url, name)
    assert answer.headers["cache-control"] == "no-store"
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy and "*" not in policy
    assert "server" not in answer.headers
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert not INLINE.search(answer.text), INLINE.search(answer.text)


async def test_every_answer_of_every_page(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with town() as here:
        stranger = Browser(here.app)  # type: ignore[arg-type]
        browsers = {role: await here.browser(role) for role in {way.role for way in ways()}}
        for way in ways():
            path, csrf = way.address(here), await csrf_of(way.role)
            asked = [await ask(stranger, way.method, path, "")]
            for method in ("OPTIONS", "PUT", "DELETE", "PATCH", "HEAD", "TRACE"):
                asked.append(await stranger.client.request(method, path))
            if way.method == "POST" and "import" not in path and path not in ("/verify", *STEPS):
                large = await browsers[way.role].client.post(path, content=b"x", headers=TOO_LARGE)
                assert large.status_code == 413 and "太大" in large.text, path
                asked.append(large)
            asked.append(await ask(browsers[way.role], way.method, path, csrf))
            for answer in asked:
                assert answer.status_code < 500, (way, answer.request.method, answer.text)
                _strict(answer)
        _strict(await stranger.client.get("/nowhere"))

        def broken(_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(doors, "_check_text", broken)
        for way in ways():
            answer = await ask(browsers[way.role], way.method, way.address(here), "")
            assert answer.status_code == 500
            assert "系统出了点毛病" in answer.text or answer.headers["content-type"].startswith("text/plain")
            _strict(answer)
