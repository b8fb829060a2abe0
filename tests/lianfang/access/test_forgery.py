"""S-07: no page of another site, and no form of another session, changes anything. Over every unsafe page."""

import httpx
import pytest

from tests.lianfang.access.books import books
from tests.lianfang.access.every_route import STEPS, Way, ways
from tests.lianfang.access.test_matrix import csrf_of
from tests.lianfang.access.town import Town, town
from tests.lianfang.pages.browser import ORIGIN, Browser

OWN = {"origin": ORIGIN}
FOREIGN: list[dict[str, str]] = [
    {},
    {"origin": "null"},
    {"origin": "http://evil.test"},
    {"origin": f"{ORIGIN}.evil.test"},
    {"origin": f"{ORIGIN}:8080"},
    {"origin": ORIGIN, "sec-fetch-site": "same-site"},
    {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "none"},
    {"referer": f"{ORIGIN}/settings"},
]


async def _foreign(browser: Browser, way: Way, address: str, csrf: str, other: str) -> list[tuple[str, httpx.Response]]:
    fields = {"csrf": csrf, "key": "k" * 16}
    post = browser.client.post
    tried = [(str(headers), await post(address, data=fields, headers=headers)) for headers in FOREIGN]
    for kind in ("text/plain", "application/json", "", "multipart/mixed", "application/x-www-form-urlencoded;x"):
        body = f"csrf={csrf}&key=kkkkkkkk" if kind != "application/json" else '{"csrf": "x"}'
        if not kind.startswith("application/x-www"):
            tried.append((kind, await post(address, content=body, headers=OWN | {"content-type": kind})))
    if not way.public:
        for token in ("", other, csrf[:-1], csrf.upper(), "签", "x" * 5000):
            tried.append((token[:5], await post(address, data=fields | {"csrf": token}, headers=OWN)))
        tried.append(("no token", await post(address, data={"key": "k" * 16}, headers=OWN)))
    return tried


async def test_no_foreign_form_does_anything_on_any_page(db: str) -> None:
    async with town() as here:
        browsers = {role: await here.browser(role) for role in {way.role for way in ways("POST")}}
        other = await csrf_of("guard")
        before, faults = await books(db), []
        for way in ways("POST"):
            csrf = await csrf_of(way.role) or "x"
            wrong = other if way.role != "guard" else await csrf_of("office")
            for said, answer in await _foreign(browsers[way.role], way, way.address(here), csrf, wrong):
                expected = (401, 403) if way.path in STEPS else (403,)
                if answer.status_code not in expected:
                    faults.append((way.path, said, answer.status_code))
        assert not faults
        assert await books(db) == before
        for way in ways("POST"):
            await _reads_with_a_body_change_nothing(browsers[way.role], way, here)
        assert await books(db) == before


async def _reads_with_a_body_change_nothing(browser: Browser, way: Way, here: Town) -> None:
    fields = {"csrf": await csrf_of(way.role), "key": "k" * 16}
    for method in ("GET", "HEAD", "PUT", "PATCH", "DELETE"):
        answer = await browser.client.request(method, way.address(here), data=fields, headers=OWN)
        assert answer.status_code in (200, 303, 401, 404, 405, 422) or method == "GET", (
            way.path,
            method,
            answer.status_code,
        )
        assert answer.status_code < 500


@pytest.mark.parametrize("method", ["_method", "X-HTTP-Method-Override"])
async def test_no_get_becomes_a_post(db: str, method: str) -> None:
    async with town() as here:
        office = await here.browser("office")
        before = await books(db)
        fields = {"csrf": await csrf_of("office"), "_method": "POST", "key": "k" * 16}
        for way in ways("POST"):
            await office.client.get(way.address(here), params=fields, headers=OWN | {method: "POST"})
        assert await books(db) == before
