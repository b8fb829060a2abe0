"""Forms: from our own pages only, by this session only, and harmless when sent twice."""

import asyncio
import hashlib

import pytest

from bulletins.paper.vocabulary import Printed
from bulletins.register.tables import Advice, Bulletin
from lianfang.audit.tables import AuditLine
from lianfang.issued import load
from lianfang.tables import Command
from tests.cast import cleared, drafted
from tests.lianfang.pages.browser import ORIGIN
from tests.lianfang.pages.house import House

WEEK = "/bulletins/1"
UNSAFE = ["/logout", f"{WEEK}/advice/add", f"{WEEK}/issue"]


async def _tiny(*_: object) -> Printed:
    return Printed(b"%PDF-1.4 tiny", 1, (), ())


@pytest.fixture
def quick_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing is tested elsewhere, and once in the stories."""
    monkeypatch.setattr("lianfang.flows.bulletin.issue.pressed", _tiny)


@pytest.mark.parametrize("path", [*UNSAFE, "/login", "/settings/look"])
async def test_a_form_from_elsewhere_is_refused(served: House, path: str) -> None:
    office = await served.office()
    await office.open(WEEK)
    fields = office.form("/logout") | {"key": "k" * 16, "text": "一句", "name": "甲一"}
    foreign: list[dict[str, str]] = [
        {},
        {"origin": "null"},
        {"origin": "http://evil.test"},
        {"origin": "http://lianfang.test.evil.test"},
        {"origin": "http://lianfang.test:8080"},
        {"origin": "http://evil.test@lianfang.test/"},
        {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
        {"origin": ORIGIN, "sec-fetch-site": "same-site"},
    ]
    for headers in foreign:
        answer = await office.client.post(path, data=fields, headers=headers)
        assert answer.status_code == 403, (path, headers)
    assert await Bulletin.count() == await Advice.count() == 0
    assert (await office.client.get(WEEK)).status_code == 200


@pytest.mark.parametrize("path", UNSAFE)
async def test_a_form_without_this_sessions_token_is_refused(served: House, path: str) -> None:
    office, other = await served.office(), await served.office()
    await other.open(WEEK)
    for token in ("", "x", "签", other.form("/logout")["csrf"]):
        fields = {"csrf": token, "key": "k" * 16, "text": "一句", "name": "甲一"}
        assert (await office.send(path, fields)).status_code == 403
    assert await Bulletin.count() == await Advice.count() == 0
    assert (await office.client.get(WEEK)).status_code == 200


async def test_with_an_origin_set_only_that_origin_counts(served: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from lianfang.settings import settings  # noqa: PLC0415  read again by this test

    monkeypatch.setenv("LIANFANG_ORIGIN", "https://lianfang.example")
    settings.cache_clear()
    browser = served.browser()
    ours, own = {"host": "lianfang.example"}, {"origin": "https://lianfang.example"}
    asked = [(ours | own, 303), (ours | {"origin": ORIGIN}, 403), (own, 400), ({"origin": ORIGIN}, 400)]
    for headers, status in asked:
        answer = await browser.client.post("/settings/look", data={"size": "m"}, headers=headers)
        assert answer.status_code == status, headers


async def test_odd_fields_are_refused_and_never_a_fault_of_ours(served: House) -> None:
    office = await served.office()
    await office.open(WEEK)
    own = {"csrf": office.form("/logout")["csrf"]}
    long, odd = "甲" * 5000, "\0\x01\u202e"
    for fields in (
        {"advice": "9" * 40, "text": "一句"},
        {"advice": "²", "text": "一句"},
        {"advice": long, "text": "一句"},
        {"advice": "1", "text": "没有这条"},
    ):
        answer = await office.send(f"{WEEK}/advice/change", own | fields | {"key": "k" * 16})
        assert answer.status_code in (404, 422), (fields, answer.status_code)
    for fields in ({"key": ""}, {"key": long}, {"key": "k" * 16, "name": long}, {"key": odd * 9}):
        answer = await office.send(f"{WEEK}/issue", own | fields)
        assert answer.status_code == 422, (fields, answer.status_code)
    assert (await office.send("/login", {"account": odd, "password": odd})).status_code == 401
    assert (
        await office.client.post(
            f"{WEEK}/issue", content=b"{", headers={"origin": ORIGIN, "content-type": "application/json"}
        )
    ).status_code < 500
    assert await Bulletin.count() == 0


async def test_the_next_page_is_one_of_ours(served: House) -> None:
    browser = served.browser()
    for next_ in ("//evil.test", "https://evil.test", "/\\evil.test", "/a\r\nset-cookie: x=1", "javascript:alert(1)"):
        answer = await browser.send("/settings/look", {"next": next_})
        assert answer.headers["location"] == "/"


@pytest.mark.usefixtures("quick_press")
async def test_issuing_by_the_same_form_twice_at_once_gives_one_bulletin_and_the_same_number(served: House) -> None:
    office = await served.office()
    await cleared(await drafted())
    await office.open(WEEK)
    form = office.form(f"{WEEK}/issue", name="王立新")
    answers = await asyncio.gather(*(office.send(f"{WEEK}/issue", form) for _ in range(4)))
    assert {(answer.status_code, answer.headers["location"]) for answer in answers} == {(303, f"{WEEK}?done=issued")}
    rows = await Bulletin.raw("SELECT number, sha256 FROM bulletin")
    assert [row["number"] for row in rows] == [1]
    assert hashlib.sha256(load(rows[0]["sha256"])).hexdigest() == rows[0]["sha256"]
    again = await office.send(f"{WEEK}/issue", form)
    assert again.status_code == 303


@pytest.mark.usefixtures("quick_press")
async def test_issuing_again_by_another_form_is_refused_with_the_number(served: House) -> None:
    office = await served.office()
    await cleared(await drafted())
    await office.open(WEEK)
    form = office.form(f"{WEEK}/issue", name="王立新")
    await office.send(f"{WEEK}/issue", form)
    answer = await office.send(f"{WEEK}/issue", form | {"key": "another-key-0001"})
    assert answer.status_code == 409
    assert "第 1 期" in answer.text
    assert await Bulletin.count() == 1


async def test_one_key_on_another_body_is_409_and_changes_nothing(served: House) -> None:
    office = await served.office()
    await office.open(WEEK)
    form = office.form(f"{WEEK}/advice/add", text="夜里多看一眼")
    assert (await office.send(f"{WEEK}/advice/add", form)).status_code == 303
    assert (await office.send(f"{WEEK}/advice/add", form)).status_code == 303
    assert (await office.send(f"{WEEK}/advice/add", form | {"text": "白天也看一眼"})).status_code == 409
    assert await Advice.count() == await Command.count().where(Command.actor.like("account:%")) == 1


async def test_a_refusal_is_written_into_the_audit_book_by_code_without_its_words(served: House) -> None:
    office, guard = await served.office(), await served.guard()
    await office.open(WEEK)
    await office.submit(f"{WEEK}/advice/add", text="抓捕一名可疑人员")
    await guard.client.get(WEEK)
    rows = await AuditLine.raw(
        "SELECT actor, action, outcome FROM audit_line WHERE action NOT IN ('sign_in', 'open_account') ORDER BY id"
    )
    assert [(row["outcome"], row["action"].split()[0]) for row in rows] == [
        ("forbidden_words", "POST"),
        ("not_yours", "GET"),
    ]
    assert all(row["actor"].startswith("account:") for row in rows)
