"""Whose house this is: a Host that is not ours is told so, on every page; loopback names serve whoever looks after the machine."""

from collections.abc import Iterator
from typing import Any

import pytest

from lianfang.app import make_app
from lianfang.settings import settings
from tests.lianfang.pages.browser import Browser
from tests.lianfang.the_app import the_app


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, home: Any) -> Iterator[Any]:
    def tell(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"LIANFANG_{name.upper()}", value)
        settings.cache_clear()

    yield tell
    settings.cache_clear()


async def _status(host: str, path: str = "/login") -> int:
    answer = await Browser(the_app()).client.get(path, headers={"host": host})
    if answer.status_code == 400:
        assert "这个网址不是本平台的。" in answer.text and "请用单位告诉您的网址打开。" in answer.text
        assert answer.headers["x-frame-options"] == "DENY"
    return answer.status_code


@pytest.mark.parametrize("path", ["/login", "/healthz", "/rules", "/", "/bulletins", "/api/me", "/in/1.x"])
async def test_an_unknown_host_is_refused_on_every_page(db: str, told: Any, path: str) -> None:
    told(origin="https://lianfang.example", hosts="10.0.0.8,*.branch.example")
    for host in (
        "evil.test",
        "lianfang.example.evil.test",
        "evil-lianfang.example",
        "",
        "[",
        "[::1",
        "a b",
        "x:y:z",
        "@",
        "branch.example",
        "10.0.0.80",
    ):
        answer = await Browser(the_app()).client.get(path, headers={"host": host})
        assert answer.status_code == 400, host
    for host in (
        "lianfang.example",
        "LIANFANG.example:8443",
        "lianfang.example.",
        "10.0.0.8:80",
        "east.branch.example",
    ):
        assert (await Browser(the_app()).client.get(path, headers={"host": host})).status_code != 400, host


async def test_loopback_names_are_ours_but_for_production(db: str, told: Any) -> None:
    told(origin="https://lianfang.example")
    for host in ("localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]"):
        assert await _status(host, "/healthz") == 200
        assert await _status(host) == 200
    assert await _status("localhost.evil.test") == 400
    told(production="1")
    assert await _status("localhost") == await _status("127.0.0.1:8000") == 400
    assert await _status("lianfang.example") == 200


async def test_where_no_host_is_told_every_name_is_ours(db: str) -> None:
    assert await _status("whatever.example") == 200


async def test_a_refused_host_has_the_same_answer_for_a_program(db: str, told: Any) -> None:
    told(origin="https://lianfang.example")
    answer = await Browser(the_app()).client.get("/api/me", headers={"host": "evil.test"})
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_host")


async def test_in_debug_a_fault_still_says_nothing_of_itself(
    db: str, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(debug="1")
    app = make_app()
    assert app.debug

    def broken(_: object) -> None:
        raise ZeroDivisionError("".join(("sec", "ret")))

    monkeypatch.setattr("lianfang.web.doors._check_text", broken)
    answer = await Browser(app).client.get("/login")
    assert answer.status_code == 500 and "secret" not in answer.text and "Traceback" not in answer.text


@pytest.mark.parametrize("path", ["/login", "/", "/rules", "/nowhere", "/in/1.x"])
async def test_a_host_that_is_no_name_is_refused_whatever_is_told_and_none_at_all_is_none(db: str, path: str) -> None:
    for host in ("[", "[::1", "a b", "x:y:z", "@", "a@b", "/", "a/b", "[::1]x", "\x7f"):
        answer = await Browser(the_app()).client.get(path, headers={"host": host})
        assert answer.status_code == 400 or (path == "/nowhere" and answer.status_code == 404), host
    assert (await Browser(the_app()).client.get(path, headers={"host": ""})).status_code in (200, 303, 401, 404)
