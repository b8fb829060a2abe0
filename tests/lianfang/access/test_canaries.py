"""S-02: whole phone and identity numbers stand in no answer and no log, but on his own copy that somebody asks for,
and on the application that an officer prints for him; words and pictures of a clue in no answer but to its guard and its officer."""

import io
import logging

import pytest
from pypdf import PdfReader

from tests.cast import GUARDS, UNITS
from tests.lianfang.access.sealed import PICTURE, SAID
from tests.lianfang.access.table import rows
from tests.lianfang.access.test_matrix import filled, places_of
from tests.lianfang.access.town import ROLES, Town, town

NUMBERS = {
    str(cell) for row in (*GUARDS[1:], *UNITS[1:]) for cell in row if cell and str(cell).startswith(("199", "990"))
}
COPY = "/mine/copy"
APPLICATION = "/stations/{station}/brave/{deed}/form.pdf"
"""见义勇为申报表: on paper, with a fresh proof, each printing a line of the audit book."""
SEALED = {SAID, PICTURE.decode()}
OWN_CLUE = ("/clues/{clue}", "/clues/{clue}/photos/{photo}")
OPENED = ("/stations/{station}/clues/{clue}", "/stations/{station}/clues/{clue}/photos/{photo}")


async def test_no_page_shows_a_whole_number_or_a_sealed_clue_to_any_other_role(
    db: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with town() as here:
        found = [hit for role in ("nobody", *ROLES) for hit in await _crawl(here, role)]
    hits = [(role, path) for role, path, text in found if any(number in text for number in NUMBERS)]
    clues = {(role, path) for role, path, text in found if any(said in text for said in SEALED)}
    assert len(NUMBERS) == 12
    own = {(role, COPY) for role in ("guard", "leader", "left")}
    assert set(hits) == own | {("officer", APPLICATION)}, "his own copy, an application for him, and nothing else"
    assert clues == {(role, path) for role in ("guard", "leader") for path in OWN_CLUE} | {
        ("officer", path) for path in OPENED
    }
    assert not [said for said in NUMBERS | SEALED if said in caplog.text]


async def _crawl(here: Town, role: str) -> list[tuple[str, str, str]]:
    """(role, path, answer) of every answer that holds a canary."""
    browser, found = await here.browser(role), []
    described = (await browser.client.get("/api/openapi.json")).json()["paths"]
    programs = [path for path, methods in described.items() if "get" in methods and "{sha256}" not in path]
    for path in (*(row.split()[1] for row in rows() if row.startswith("GET ")), *programs):
        for place in places_of(path):
            answer = await browser.client.get(filled(path, place, role, here))
            text = _text(answer.content, answer.headers.get("content-type", "")) + str(answer.headers)
            if any(said in text for said in NUMBERS | SEALED):
                found.append((role, path, text))
    return list(dict.fromkeys(found))


def _text(content: bytes, kind: str) -> str:
    if "pdf" in kind:
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return content.decode(errors="replace")
