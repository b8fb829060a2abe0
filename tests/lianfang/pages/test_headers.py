"""Every answer carries the strict headers, errors too; no page carries script or style of its own."""

import re

import httpx
import pytest
from litestar import Litestar, WebSocket, asgi, get, websocket
from litestar.testing import AsyncTestClient
from litestar.types import Receive, Scope, Send

from lianfang.app import make_app
from lianfang.web.doors import HEADERS, check_actions
from lianfang.web.routes import routes
from tests.lianfang.pages.house import House

WEEK = "/bulletins/1"
INLINE = re.compile(
    r"<script(?! src=\"/static/[\w.-]+\" defer></script>)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)


def _strict(answer: httpx.Response) -> None:
    for name, value in HEADERS.items():
        assert answer.headers.get(name) == value, (answer.request.url, name)
    assert "unsafe" not in answer.headers["content-security-policy"]


async def test_every_page_is_strict_kept_by_no_cache_and_free_of_inline_code(served: House) -> None:
    office, guard, stranger = await served.office(), await served.guard(), served.browser()
    await office.open(WEEK)
    for browser, path in [
        (stranger, "/login"),
        (stranger, "/healthz"),
        (office, "/bulletins"),
        (office, WEEK),
        (guard, "/points"),
        (guard, "/points?week=2018-W41"),
        (guard, re.findall(r'href="(/points/\d+[^"]*)"', (await guard.open("/points")).text)[0]),
    ]:
        answer = await browser.client.get(path)
        assert answer.status_code == 200, path
        _strict(answer)
        assert answer.headers["cache-control"] == "no-store"
        assert not INLINE.search(answer.text), INLINE.search(answer.text)


async def test_refusals_and_faults_are_strict_too(served: House) -> None:
    office, stranger = await served.office(), served.browser()
    big = {"text": "x" * 1_100_000}
    answers = {
        404: await stranger.client.get("/nothing"),
        405: await stranger.client.put("/login"),
        303: await stranger.client.get(WEEK),
        401: await stranger.send(f"{WEEK}/issue", {}),
        403: await stranger.client.post("/login", data={}),
        413: await office.send(f"{WEEK}/advice/add", big),
        422: await office.client.get("/units/1/lines?week=2018-W60"),
        204: await stranger.client.options("/login"),
    }
    for status, answer in answers.items():
        assert answer.status_code == status, (status, answer.status_code, answer.text[:200])
        _strict(answer)
        assert answer.headers["cache-control"] == "no-store"
        assert not INLINE.search(answer.text)


async def test_a_fault_of_ours_says_nothing_of_itself(
    served: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    office = await served.office()

    async def broken(*_: object) -> None:
        raise ZeroDivisionError("".join(("sec", "ret")))

    monkeypatch.setattr("lianfang.web.looks.bulletins.preview", broken)
    answer = await office.client.get(WEEK)
    assert answer.status_code == 500
    assert "secret" not in answer.text and "ZeroDivision" not in answer.text
    said = caplog.text
    assert "ZeroDivisionError" in said and "{bulletin}" in said, "the log says what and where"
    assert "secret" not in said and "2018-W41" not in said, "and neither its message nor the address"
    _strict(answer)


async def test_what_is_public_and_static_may_be_kept(served: House) -> None:
    page = (await served.browser().client.get("/login")).text
    style = await served.browser().client.get(re.findall(r'href="(/static/phone[^"]+)"', page)[0])
    assert style.status_code == 200
    assert "immutable" in style.headers["cache-control"]
    _strict(style)


async def test_no_address_however_odd_is_a_fault_of_ours(served: House) -> None:
    office, guard = await served.office(), await served.guard()
    for browser, path in [
        (office, "/bulletins/0"),
        (office, "/bulletins/99999999999999999999999"),
        (office, "/bulletins/99999999999999999999999.pdf"),
        (office, "/bulletins/%00"),
        (office, "/bulletins/１"),
        (office, "/verify/%00"),
        (guard, "/points?week=0001-W01"),
        (guard, "/points?week=9999-W52"),
        (guard, "/points?week=2018-W41%00"),
        (guard, "/points/99999999999999999999999"),
        (guard, "/points/-1"),
    ]:
        assert (await browser.client.get(path)).status_code < 500, path


GATES = ("/gate", "/gate/answer", "/gate/excuse")
"""A screen at a gate does not sign in: it is paired, and one that is not is refused by its own tests."""


@pytest.mark.parametrize(
    "path", sorted({path for route in routes() for path in route.paths if not path.startswith("/api")})
)
async def test_nobody_gets_in_without_signing_in(served: House, path: str) -> None:
    public = {
        "/healthz",
        "/login",
        "/login/code",
        "/login/phone",
        "/in/{slip:str}",
        "/verify/{code:str}",
        "/settings/look",
        "/verify",
        "/rules",
        "/sw.js",
        "/voice/{unit:int}",
        "/voice/answer",
        *GATES,
    }
    address = path.replace("{week:str}", "2018-W41").replace("{hand:str}", "add").replace("{slip:str}", "1.x")
    address = re.sub(r"\{\w+:int\}", "1", address)
    stranger = served.browser()
    for answer in (await stranger.client.get(address), await stranger.send(address, {})):
        assert path in public or answer.status_code in (303, 401, 405), (path, answer.status_code)


def test_a_route_without_an_action_stops_the_start() -> None:
    @get("/forgotten")
    async def forgotten() -> None: ...

    @get("/misspelt", opt={"action": "bulletin.se"})
    async def misspelt() -> None: ...

    @websocket("/live")
    async def live(socket: WebSocket) -> None: ...

    @asgi("/mounted", is_mount=True, copy_scope=True)
    async def mounted(scope: Scope, receive: Receive, send: Send) -> None: ...

    for route in (forgotten, misspelt, live, mounted):
        with pytest.raises(RuntimeError, match="does not declare an action"):
            check_actions(Litestar([route], openapi_config=None).routes)
    check_actions(make_app().routes)


async def test_the_app_opens_its_own_pool_and_closes_it(database_url: str) -> None:
    async with AsyncTestClient(make_app()) as client:
        assert (await client.get("/healthz")).text == "ok"
