"""Whatever is sent to whatever page: a sentence, never a fault of ours. As somebody who is let in there."""

import time

import pytest

from lianfang.accounts.tables import Attempt
from tests.lianfang.access.every_route import GOOD, Way, fields_of, queries_of, ways
from tests.lianfang.access.reading import fields_read
from tests.lianfang.access.test_matrix import ask, csrf_of
from tests.lianfang.access.town import ABSENT, Town, town
from tests.lianfang.access.unpressed import unpressed
from tests.lianfang.pages.browser import ORIGIN, Browser

OWN = {"origin": ORIGIN}
LONG = "甲" * 4_000
"""Longer than any words may be."""
ODD_TEXTS = [
    LONG,
    "x" * 12_000,
    "9" * 12_000,
    "\0",
    "a\0b",
    "\u202e\x07\x1b",
    "²",
    "-1",
    "٣",
    "😀" * 300,
    "' OR 1=1",
    "%s {0} {}",
]
ODD_NUMBERS = [
    "0",
    "-1",
    str(2**63),
    str(2**70),
    "٣",
    "+1",
    "01",
    "1_0",
    "%201",
    "1.0",
    "1e3",
    "９",
    "null",
    "%00",
    "x",
]
RAW = [b"a=%ED%A0%80&key=%FF%FE", b"csrf=%", b"=&=&==", b"\xff\xfe\x00=\x00", b"&" * 50, b"key=" + b"%00" * 3000]


async def test_odd_ids_in_an_address_are_the_page_that_is_not_there(db: str) -> None:
    async with town() as here:
        browsers = {role: await here.browser(role) for role in {way.role for way in ways()}}
        for way in ways():
            csrf, absent = await csrf_of(way.role), await browsers[way.role].client.get("/nowhere")
            for name in [name for name in NUMBERED if f"{{{name}}}" in way.path]:
                for odd in ODD_NUMBERS:
                    path = _with(way, here, name, odd)
                    answer = await ask(browsers[way.role], way.method, path, csrf)
                    assert (answer.status_code, answer.text) == (404, absent.text), (way, odd)


NUMBERED = (
    "unit",
    "station",
    "person",
    "award",
    "slip",
    "device",
    "account",
    "role",
    "asked",
    "aid",
    "photo",
    "note",
    "clue",
    "voice",
    "deduction",
    "proposal",
    "veto",
    "appeal",
    "record",
    "checkpoint",
    "check_in",
    "entry",
)


def _with(way: Way, here: Town, name: str, odd: str) -> str:
    if way.path == "/in/{slip}":
        return "/nowhere"
    marked = way.path.replace(f"{{{name}}}", "ODD")
    return Way(way.method, marked, way.role, way.place).address(here).replace("ODD", odd)


async def test_odd_weeks_and_queries_are_answered_with_a_sentence(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unpressed(monkeypatch)
    async with town() as here:
        browsers = {role: await here.browser(role) for role in {way.role for way in ways()}}
        for way in ways():
            browser, csrf = browsers[way.role], await csrf_of(way.role)
            for odd in ("2018-W60", "0001-W01", "9999-W53", "%00", "x" * 3000, "2018-W41.pdf.pdf", "٢٠١٨-W41"):
                if "{week}" in way.path:
                    path = way.address(here).replace("2018-W41", odd)
                    assert 400 <= (await ask(browser, way.method, path, csrf)).status_code < 500, (way, odd)
            for name in queries_of(way):
                for odd in (
                    *ODD_TEXTS,
                    *ODD_NUMBERS,
                    "0001-01-01",
                    "9999-12-31",
                    "//evil.test",
                    "0001-W01",
                    "9999-W52",
                ):
                    answer = await browser.client.request(way.method, way.address(here), params={name: odd[:3000]})
                    assert answer.status_code < 500, (way, name, odd[:20])


async def test_odd_texts_in_every_field_are_answered_with_a_sentence(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that nobody read changes nothing, whatever is in it: it is sent once."""
    read = fields_read(monkeypatch)
    async with town() as here:
        for way in ways("POST"):
            await Attempt.delete(force=True)
            browser = await here.browser(way.role)  # some of these sign somebody out, or take a role
            csrf, faults = await csrf_of(way.role), []
            for name in fields_of(way):
                for odd in ODD_TEXTS:
                    read.clear()
                    fields = GOOD | {"csrf": csrf, name: odd}
                    answer = await browser.client.post(way.address(here), data=fields, headers=OWN)
                    if answer.status_code >= 500:
                        faults.append((way.path, name, odd[:20], answer.status_code))
                    if read and name not in read:
                        break
            assert not faults


async def test_odd_bodies_are_answered_with_a_sentence(db: str) -> None:
    async with town() as here:
        browsers = {role: await here.browser(role) for role in {way.role for way in ways("POST")}}
        multipart = "multipart/form-data; boundary=b"
        head = b'--b\r\nContent-Disposition: form-data; name="csrf"'
        bodies = [("application/x-www-form-urlencoded", raw) for raw in RAW] + [
            (multipart, head + b"\r\n\r\n\xff\xfe\r\n--b--\r\n"),
            (multipart, head + b"\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nx\r\n--b--\r\n"),
            (multipart, head),
            (multipart, b""),
            (multipart, b"--b"),
            (multipart, head + b"\r\n\r\n\0\r\n--b--\r\n"),
            ("multipart/form-data", b"x"),
        ]
        for way in ways("POST"):
            for kind, body in bodies:
                headers = OWN | {"content-type": kind}
                answer = await browsers[way.role].client.post(way.address(here), content=body, headers=headers)
                assert answer.status_code < 500, (way.path, kind, body[:60], answer.text)


@pytest.mark.parametrize("count", [61, 1000, 100_000])
async def test_more_fields_than_any_form_has_are_refused_at_once_with_a_sentence(db: str, count: int) -> None:
    async with town() as here:
        browsers = {role: await here.browser(role) for role in {way.role for way in ways("POST")}}
        typed = b"&".join(b"f%d=x" % number for number in range(count))
        parts = b"".join(
            b'--b\r\nContent-Disposition: form-data; name="f"\r\n\r\nx\r\n' for _ in range(min(count, 10_000))
        )
        for way in ways("POST"):
            csrf = (await csrf_of(way.role)).encode()
            bodies = [
                ("application/x-www-form-urlencoded", b"csrf=" + csrf + b"&" + typed),
                ("multipart/form-data; boundary=b", parts + b"--b--\r\n"),
            ]
            for kind, body in bodies:
                began = time.perf_counter()
                headers = OWN | {"content-type": kind}
                answer = await browsers[way.role].client.post(way.address(here), content=body, headers=headers)
                took_s = time.perf_counter() - began
                assert answer.status_code == (401 if way.path == "/login/password" else 413), (
                    way.path,
                    kind,
                    answer.text,
                )
                assert "请" in answer.text
                assert took_s < 2, "refused before it is taken apart"


async def test_sixty_fields_are_a_form(db: str) -> None:
    async with town() as here:
        browser = Browser(here.app)  # type: ignore[arg-type]
        fields = {f"f{number}": "x" for number in range(60)}
        assert (await browser.send("/settings/look", fields)).status_code == 303


@pytest.mark.parametrize(
    "header", ["cookie", "user-agent", "referer", "x-forwarded-for", "accept-language", "if-none-match"]
)
async def test_odd_headers_are_no_fault_of_ours(db: str, header: str) -> None:
    async with town() as here:
        office = await here.browser("office")
        held = f"lianfang={office.client.cookies['lianfang']}"
        for odd in (
            "x" * 5000,
            "http://[",
            "lianfang=; device=\xff",
            "'; DROP",
            "http://x/\x85",
            "1.2.3.4, x",
            "::ffff:1.2.3.4%eth0",
            held + "; look=a.b.c",
        ):
            sent = {header: odd.encode("latin-1")}
            for path in ("/login", "/settings", "/mine/copy", "/in/1.x"):
                assert (await office.client.get(path, headers=sent)).status_code < 500, (header, odd)
            await office.client.post(
                "/login", data={"account": ABSENT, "password": "x"}, headers=sent | {"origin": ORIGIN}
            )
