"""No clear identity number and no clear phone lies anywhere: not in the database's files, its log of writes, our files or logs."""

import contextlib
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from lianfang import uploads
from lianfang.flows.people.answer import answer
from lianfang.flows.people.erase import erase
from lianfang.flows.people.find import find
from lianfang.flows.people.mine import mine
from lianfang.flows.people.replay import replay
from lianfang.flows.people.request import request
from lianfang.flows.people.requests import requests
from lianfang.flows.people.reveal import reveal
from lianfang.flows.people.whole import whole
from lianfang.flows.vault.rotate import rotate
from lianfang.settings import settings
from lianfang.vault import actions
from tests.cast import GUARDS, UNITS, bring_everything, bring_roster, bring_week
from tests.lianfang.flows.people.crowd import bring_crowd, crowd
from tests.lianfang.flows.people.desk import key, sits
from tests.workbooks import id_number, workbook
from zones.ground.scope import Scope

NUMBERS = [str(row[2]) for row in GUARDS[1:]]
PHONES = sorted({str(row[3]) for row in GUARDS[1:]} | {str(row[6]) for row in UNITS[1:]})
CANARY = "990000197001019990"


def _files(folder: Path) -> Iterator[tuple[bytes, Path]]:
    """Every file's bytes. A server drops the databases of other tests meanwhile: what is gone holds nothing."""
    for place, _, names in os.walk(folder):  # walks on where a folder is gone
        for file in (Path(place, name) for name in names):
            with contextlib.suppress(FileNotFoundError):
                if file.is_file():
                    yield file.read_bytes(), file


RUNS = (re.compile(rb"[0-9X]{11,}"), re.compile(rb"(?:[0-9X]\x00){11,}"))


def _clear(folder: Path, wanted: list[str]) -> dict[str, list[str]]:
    """Values found in files: value → where. Also as UTF-16 and backwards, as a careless index might keep them."""
    forms = {form: value for value in wanted for form in (value, value[::-1])}
    lengths = {len(value) for value in wanted}
    found: dict[str, list[str]] = {}
    for content, file in _files(folder):
        for run in {match[0].replace(b"\x00", b"").decode() for shape in RUNS for match in shape.finditer(content)}:
            pieces = {run[at : at + length] for length in lengths for at in range(len(run) - length + 1)}
            for piece in pieces & forms.keys():
                found.setdefault(forms[piece], []).append(str(file))
    return found


def test_the_search_finds_a_number_however_it_was_written(tmp_path: Path) -> None:
    number = NUMBERS[0]
    for at, form in enumerate(
        (number.encode(), number.encode("utf-16-le"), number[::-1].encode(), b"12" + number.encode() + b"3")
    ):
        (tmp_path / str(at)).write_bytes(b"\x00\xff" + form + b"\xff")
    (tmp_path / "half").write_bytes(number[:17].encode())
    found = _clear(tmp_path, [number, PHONES[0]])
    assert {value: len(files) for value, files in found.items()} == {number: 4}


async def _files_of(url: str) -> Path:
    """The server's own folder, everything in it written out."""
    owner = await asyncpg.connect(url)
    try:
        await owner.execute(f"CREATE TABLE canary AS SELECT '{CANARY}'::text AS value")
        await owner.execute("CHECKPOINT")
        folder = Path(await owner.fetchval("SHOW data_directory"))
    finally:
        await owner.close()
    if not folder.is_dir():
        pytest.skip("the server's files are not on this machine")
    return folder


async def _log_of_writes_shows_it(url: str, folder: Path) -> bool:
    """Whether the search sees what was written just now; a server that others use, too, may clear its log in between."""
    owner = await asyncpg.connect(url)
    try:
        for _ in range(5):
            await owner.execute(f"INSERT INTO canary VALUES ('{CANARY}')")
            if _clear(folder / "pg_wal", [CANARY]):
                return True
    finally:
        await owner.close()
    return False


async def test_no_number_and_no_phone_of_the_cast_lies_in_the_clear(
    db: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    await bring_everything()
    await bring_roster(guards=[*GUARDS, ["郑小满", "老街市场", "990000197001010000", "199", *GUARDS[6][4:]]])
    await bring_week()
    await rotate()
    assert set(await actions.find("id_number", NUMBERS)) == set(NUMBERS)
    assert set(await actions.find("phone", PHONES)) == set(PHONES)
    folder = await _files_of(db)
    found = _clear(folder, [*NUMBERS, *PHONES, CANARY])
    assert found.pop(CANARY), "the search finds what is there"
    assert await _log_of_writes_shows_it(db, folder)
    assert found == {}
    assert _clear(settings().data, [*NUMBERS, *PHONES]) == _clear(settings().keys, [*NUMBERS, *PHONES]) == {}
    said = caplog.text + "".join(capfd.readouterr())
    assert [value for value in [*NUMBERS, *PHONES] if value in said] == []


async def test_what_an_import_reports_shows_no_personal_data(db: str) -> None:
    await bring_roster()
    other = [GUARDS[0], [*GUARDS[1][:2], id_number(71), "19900000071", *GUARDS[1][4:]], *GUARDS[2:]]
    said = repr(await bring_roster(guards=other))
    assert [value for value in [*NUMBERS, *PHONES, id_number(71), "19900000071"] if value in said] == []


WORDS = "我的号码抄错了，对的是"


@pytest.mark.parametrize("count", [60, pytest.param(500, marks=pytest.mark.soak)])
async def test_after_everything_that_is_done_with_people_no_number_lies_in_the_clear(
    db: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], count: int
) -> None:
    caplog.set_level(logging.DEBUG)
    scope = await bring_crowd(count)
    rows = crowd(count)[1:]
    numbers, phones = [str(row[2]) for row in rows], [str(row[3]) for row in rows]
    by, actor = await sits("office", "office", *scope.stations)
    wished = [f"199777{10000 + at}" for at in range(12)]
    for at, row in enumerate(rows[:12]):
        person = (await find(by, actor, scope.stations[0], str(row[2])))[0].person
        assert await reveal(scope, by, person, "phone", "check") == row[3]
        own = Scope(scope.stations, person=person)
        kind = "erasure" if at % 4 == 0 else "correction"
        asked = await request(own, by, kind, "phone", WORDS + wished[at], key(f"r{at}"))
        await whole(by, person)
        assert WORDS + wished[at] in {one.text for one in await requests(scope, by)}
        await answer(scope, by, asked, "done", key(f"a{at}"))
        if kind == "correction":
            await mine(own)
    uploaded = workbook(花名册=crowd(count))
    assert uploads.load(*uploads.store(uploaded)) == uploaded
    await rotate()
    await erase(scope, by, person)
    await replay()
    folder, secret = await _files_of(db), [*numbers, *phones, *wished]
    found = _clear(folder, [*secret, CANARY])
    assert found.pop(CANARY) and found == {}
    assert _clear(settings().data, secret) == _clear(settings().keys, secret) == {}
    assert not any(WORDS.encode() in content for content, _ in _files(folder))
    said = caplog.text + "".join(capfd.readouterr())
    assert [value for value in [*secret, WORDS] if value in said] == []
