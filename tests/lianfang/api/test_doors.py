"""The doors of the API: tokens, cookies with their token, content types, sizes, odd bodies; every refusal a problem."""

import time
from typing import Any

import httpx
import msgspec
import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.flows.accounts.give_token import give_token
from lianfang.web.api.document import operations
from lianfang.web.api.problems import TYPE, Problem
from lianfang.web.doors import HEADERS
from tests.lianfang.api.samples import call, op_id
from tests.lianfang.api.world import ORIGIN, World
from tests.lianfang.pages.browser import Browser

KEY = {"idempotency-key": "doors-0001"}
JSON = {"content-type": "application/json"}


def problem(answer: httpx.Response, status: int, code: str) -> Problem:
    """The problem, whole and strict; fails for anything else."""
    assert answer.status_code == status, (answer.status_code, answer.text)
    assert answer.headers["content-type"] == TYPE
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["cache-control"] == "no-store"
    told = msgspec.json.decode(answer.content, type=Problem)
    assert (told.status, told.code) == (status, code)
    assert told.detail.endswith("。")
    return told


async def signed_in(world: World, role: str) -> tuple[Browser, str]:
    """A browser with a session, and its csrf."""
    browser = Browser(world.app)
    assert (await browser.sign_in(role, world.passwords[role])).status_code == 303
    return browser, (await browser.client.get("/api/me")).json()["csrf"]


async def test_a_token_does_what_it_was_given_for_and_nothing_else(world: World) -> None:
    token = await give_token(OPERATOR, "office", ["bulletin.see"], 1)
    async with world.client("", authorization=f"Bearer {token}") as program:
        assert (await program.get("/api/bulletins")).status_code == 200
        problem(await program.get("/api/accounts"), 404, "not_yours")
        problem(await program.get("/api/me"), 404, "not_yours")


async def test_a_wrong_token_is_refused_even_where_a_cookie_would_do(world: World) -> None:
    browser, csrf = await signed_in(world, "unit")
    path = f"/api/units/{world.at['own']['unit']}/guards"
    assert (await browser.client.get(path)).status_code == 200
    for wrong in ("Bearer lf_wrong", "Bearer ", "Basic b2ZmaWNlOng=", "lf_wrong", "", "Bearer \xff"):
        headers = {"authorization": wrong.encode("latin-1")}
        for asked in (path, "//" + path.strip("/"), "/api/me"):
            problem(await browser.client.get(ORIGIN + asked, headers=headers), 401, "bad_token")  # type: ignore[arg-type]
        sent = await browser.client.post(
            "/api/units/1/lines/2018-W41",
            json={"answer": "agreed"},
            headers={**headers, **KEY, "origin": ORIGIN, "x-csrf-token": csrf},  # type: ignore[arg-type]
        )
        problem(sent, 401, "bad_token")


async def test_by_cookie_a_command_needs_our_origin_the_sessions_token_and_a_type_that_no_form_can_send(
    world: World,
) -> None:
    browser, csrf = await signed_in(world, "unit")
    other, others_csrf = await signed_in(world, "company")
    own = {"origin": ORIGIN, "x-csrf-token": csrf, **JSON, **KEY}
    for op in operations():
        if "POST" not in op.http_methods:
            continue
        path = call(world, op_id(op), world.at["own"]).address
        for change in (
            {"origin": ""},
            {"origin": "null"},
            {"origin": "http://evil.test"},
            {"sec-fetch-site": "cross-site"},
            {"sec-fetch-site": "same-site"},
            {"x-csrf-token": ""},
            {"x-csrf-token": others_csrf},
            {"content-type": "text/plain"},
            {"content-type": "application/x-www-form-urlencoded"},
            {"content-type": "multipart/form-data; boundary=x"},
            {"content-type": ""},
        ):
            headers = {name: value for name, value in (own | change).items() if value}
            answer = await browser.client.post(path, content=b"{}", headers=headers)
            if answer.status_code != 404:  # not a unit's operation at all
                problem(answer, 403, "foreign_form")
    del other
    answer = await browser.client.post(
        f"/api/units/{world.at['own']['unit']}/lines/2018-W41", json={"answer": "agreed"}, headers=own
    )
    assert (answer.status_code, answer.json()) == (200, {"revision": 1})


async def test_personal_data_by_cookie_asks_for_a_fresh_proof(world: World, clock: Any) -> None:
    browser, csrf = await signed_in(world, "officer")
    clock.shows(*time.gmtime(time.time() + 11 * 60)[:6])
    sent = await browser.client.post(
        f"/api/people/{world.at['own']['person']}/reveal",
        json={"kind": "phone", "reason": "asked"},
        headers={"origin": ORIGIN, "x-csrf-token": csrf},
    )
    problem(sent, 403, "prove_again")


LINES = "/api/units/1/lines/2018-W41"
DEEP = 100_000


ODD: tuple[tuple[bytes, str | None, str], ...] = (
    (b"", "/answer", "没有写"),
    (b"nul", "", "不是写对的 JSON"),
    (b"null", "", "应该是一个对象"),
    (b"[]", "", "应该是一个对象"),
    (b'{"answer": 1}', "/answer", "不是能选的那几个|应该是"),
    (b'{"answer": "maybe"}', "/answer", "不是能选的那几个"),
    (b'{"answer": "agreed", "extra": 1}', "/extra", "不认得"),
    (b'{"answer": "agreed", "text": null}', "/text", "应该是一段文字"),
    (b'{"answer": "agreed", "text": "\\u0000"}', "/text", "不能用的字符"),
    (b'{"answer": "agreed", "text": "\\ud800"}', "", "不是写对的 JSON"),
    (b'{"answer": "agreed", "text": "\xff"}', "", "不是写对的 JSON"),
    (b'{"answer": "agreed", "text": "' + "甲".encode() * 201 + b'"}', "/text", "最多 200 个字"),
    (b'{"answer": "agreed"} trailing', "", "不是写对的 JSON"),
    (b"[" * DEEP, "", "应该是一个对象"),
    (b'{"a":' * DEEP, "/a", "不认得"),
    (b'{"text":' + b"[" * DEEP, "/text", "应该是一段文字"),
    (b'{"answer": "agreed", "text": ' + b'{"a":' * DEEP + b"}" * DEEP + b"}", "/text", "应该是一段文字"),
    (b'{"answer": "agreed", "text": [' + b"[]," * DEEP + b"1]}", "/text", "应该是一段文字"),
    (b'{"answer": ' + b"9" * 500_000 + b"}", "/answer", ""),
    (b'{"' + b"x" * 500_000 + b'": 1}', None, "不认得"),
)
"""Body, JSON pointer of what is wrong, words."""


async def test_an_odd_body_is_refused_at_once_with_its_field_and_what_is_wrong(world: World) -> None:
    async with world.client("unit") as unit:
        await unit.get("/api/me")
        for content, field, says in ODD:
            began = time.perf_counter()
            answer = await unit.post(LINES, content=content, headers={**JSON, **KEY})
            took_ms = (time.perf_counter() - began) * 1000
            told = problem(answer, 422, "bad_body")
            assert field is None or told.field == field, content[:60]
            assert any(part in told.detail for part in says.split("|")), told.detail
            assert len(answer.content) < 1000
            assert took_ms < 100, (content[:60], took_ms)


async def test_what_is_too_large_is_refused_unread_also_where_no_body_is_wanted(world: World) -> None:
    big = b'{"text": "' + b"x" * 1_000_000 + b'"}'
    async with world.client("unit") as unit, world.client("office") as office, world.client("guard") as guard:
        problem(await unit.post(LINES, content=big, headers={**JSON, **KEY}), 413, "too_large")
        device = f"/api/devices/{world.at['own']['devices']['guard']}/end"
        problem(await guard.post(device, content=big, headers={**JSON, **KEY}), 413, "too_large")

        async def drip() -> Any:
            for _ in range(12):
                yield b"x" * 100_000

        problem(await unit.post(LINES, content=drip(), headers={**JSON, **KEY}), 413, "too_large")
        xlsx = {"content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
        path = "/api/stations/1/import?kind=roster"
        problem(await office.post(path, content=b"x" * (21 * 2**20 + 1), headers=xlsx), 413, "too_large")
        problem(await office.post(path, content=b"x" * 1_100_000, headers=xlsx), 422, "not_a_workbook")
        problem(await office.post(path, content=b"", headers=xlsx), 422, "not_a_workbook")


async def test_a_wrong_type_by_token_a_wrong_method_and_a_wrong_query_say_what_is_right(world: World) -> None:
    async with world.client("unit") as unit, world.client("auditor") as auditor, world.client("office") as office:
        problem(await unit.post(LINES, content=b"{}", headers={"content-type": "text/plain", **KEY}), 415, "wrong_type")
        answer = await office.post("/api/stations/1/import?kind=roster", json={})
        assert "spreadsheetml" in problem(answer, 415, "wrong_type").detail
        answer = await unit.put(LINES, json={})
        problem(answer, 405, "not_allowed")
        assert "POST" in answer.headers["allow"]
        for query, field in (
            ("before=x", "before"),
            ("before=0", "before"),
            (f"before={2**63}", "before"),
            ("day=2018-13-40", "day"),
            ("day=yesterday", "day"),
            (f"actor={'x' * 41}", "actor"),
        ):
            assert problem(await auditor.get(f"/api/audit?{query}"), 422, "bad_query").field == field
        problem(await auditor.get("/api/audit?actor=%00"), 422, "bad_query")
        answer = await office.get("/api/stations/1/people?q=19900000001")
        assert "POST" in problem(answer, 422, "bad_query").detail
        problem(await unit.get(f"{LINES[:-9]}?week=2018-W99"), 422, "not_a_week")


async def test_a_fault_of_ours_says_nothing_of_itself(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("lianfang.web.api.units.guards_seen", broken)
    async with world.client("unit") as unit:
        answer = await unit.get(f"/api/units/{world.at['own']['unit']}/guards")
    problem(answer, 500, "fault")
    assert "secret" not in answer.text and "ZeroDivision" not in answer.text


async def test_a_code_is_shown_to_its_maker_alone(world: World) -> None:
    sent = call(world, "unit_code", world.at["own"])
    async with world.client("unit") as unit, world.client("office") as office:
        made = (await unit.post(sent.address, json={}, headers=KEY)).json()
        assert len(made["digits"]) == 6 and f"/in/{made['slip']}." in made["address"]
        newer = await office.post(sent.address, json={}, headers={"idempotency-key": "office-code"})
        assert newer.json()["slip"] != made["slip"]
        again = (await unit.post(sent.address, json={}, headers=KEY)).json()
    assert again == {"slip": made["slip"], "digits": None, "address": None, "until": None}  # withdrawn meanwhile
