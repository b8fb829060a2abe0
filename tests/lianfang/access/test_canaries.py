"""S-02: whole phone and identity numbers stand in no answer and no log, but on his own copy that somebody asks for,
and on the application that an officer prints for him; words and pictures of a clue in no answer but to its guard and its officer.

S-01 of 练题, asked on the same walk: whatever another role opens, no statement touches what a guard practised."""

import functools
import io
import logging
from zipfile import ZipFile

import pytest
from msgspec import Struct
from pypdf import PdfReader

from lianfang.accounts.tables import Account
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.practice.answer import answer
from scoring.exams.bank.reads import asked
from tests.cast import GUARDS, UNITS
from tests.lianfang.access.sat import handed_in
from tests.lianfang.access.sealed import PICTURE, SAID
from tests.lianfang.access.table import rows
from tests.lianfang.access.test_matrix import filled, places_of
from tests.lianfang.access.town import ROLES, Town, town
from tests.lianfang.access.unpressed import pressed_once
from tests.lianfang.flows.statements import counted
from zones.ground.scope import Scope

NUMBERS = {
    str(cell) for row in (*GUARDS[1:], *UNITS[1:]) for cell in row if cell and str(cell).startswith(("199", "990"))
}
COPY = "/mine/copy"
APPLICATION = "/stations/{station}/brave/{deed}/form.pdf"
"""见义勇为申报表: on paper, with a fresh proof, each printing a line of the audit book."""
SEALED = {SAID, PICTURE.decode()}
OWN_CLUE = ("/clues/{clue}", "/clues/{clue}/photos/{photo}")
PRACTISED, OWN_PRACTICE = "practice_answer", ("/learn", "/learn/today", "/learn/wrong")
OPENED = ("/stations/{station}/clues/{clue}", "/stations/{station}/clues/{clue}/photos/{photo}")


class Found(Struct):
    """What a walk came upon: (role, path, answer) that hold a canary, (role, path) that looked at what was practised."""

    hits: list[tuple[str, str, str]]
    looked: set[tuple[str, str]]


async def test_no_page_shows_a_whole_number_a_sealed_clue_or_what_he_practised_to_any_other_role(
    db: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    pressed_once(monkeypatch)
    found = Found([], set())
    async with town() as here:
        await practised(here)
        for role in ("nobody", *ROLES):
            await _crawl(here, role, found, monkeypatch)
    hits = {(role, path) for role, path, text in found.hits if any(number in text for number in NUMBERS)}
    clues = {(role, path) for role, path, text in found.hits if any(said in text for said in SEALED)}
    assert len(NUMBERS) == 12
    own = {(role, COPY) for role in ("guard", "leader", "left")}
    assert hits == own | {("officer", APPLICATION)}, "his own copy, an application for him, and nothing else"
    assert clues == {(role, path) for role in ("guard", "leader") for path in OWN_CLUE} | {
        ("officer", path) for path in OPENED
    }
    assert not [said for said in NUMBERS | SEALED if said in caplog.text]
    assert {role for role, _ in found.looked} == {"guard", "leader", "left"}, "each of them his own"
    assert {("guard", path) for path in OWN_PRACTICE} <= found.looked


async def practised(here: Town) -> None:
    """The guard, who is at no paper, answered one."""
    person = int((await Account.raw("SELECT person FROM login WHERE name = 'guard'"))[0]["person"])
    await handed_in(person)
    own = Scope((int(here.stations["o"]),), person=person)
    async with transaction():
        first = (await asked(own))[0]
    await answer(own, first.id, "A", None, Key("practised-once", "account:1"))


FILE = "?first=2018-01-01&last=2018-12-31"
ASKED = {f"/stations/{{station}}/dossiers.{kind}": FILE for kind in ("pdf", "xlsx")}
"""What an address is asked for with, where it says nothing without."""


async def _crawl(here: Town, role: str, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page and every operation that reads, at every place."""
    browser = await here.browser(role)
    described = (await browser.client.get("/api/openapi.json")).json()["paths"]
    programs = [path for path, methods in described.items() if "get" in methods and "{sha256}" not in path]
    for path in (*(row.split()[1] for row in rows() if row.startswith("GET ")), *programs):
        for place in places_of(path):
            with counted(monkeypatch) as sent:
                given = await browser.client.get(filled(path, place, role, here) + ASKED.get(path, ""))
            if any(PRACTISED in one for one in sent):
                found.looked.add((role, path))
            text = _text(given.content, given.headers.get("content-type", "")) + str(given.headers)
            if any(said in text for said in NUMBERS | SEALED):
                found.hits.append((role, path, text))


@functools.cache
def _text(content: bytes, kind: str) -> str:
    if "pdf" in kind:
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if "spreadsheetml" in kind:
        with ZipFile(io.BytesIO(content)) as book:
            return "".join(book.read(name).decode(errors="replace") for name in book.namelist())
    return content.decode(errors="replace")
