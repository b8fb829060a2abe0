"""No clear identity number and no clear phone lies anywhere: not in the database's files, its log of writes, our files or logs."""

import logging
from pathlib import Path

import asyncpg
import pytest

from lianfang.flows.vault.rotate import rotate
from lianfang.settings import settings
from lianfang.vault import actions
from tests.cast import GUARDS, UNITS, bring_everything, bring_roster, bring_week
from tests.workbooks import id_number

NUMBERS = [str(row[2]) for row in GUARDS[1:]]
PHONES = sorted({str(row[3]) for row in GUARDS[1:]} | {str(row[6]) for row in UNITS[1:]})
CANARY = "990000197001019990"


def _clear(folder: Path, wanted: list[str]) -> dict[str, list[str]]:
    """Values found in files: value → where. Also as UTF-16 and backwards, as a careless index might keep them."""
    forms = {
        form: value for value in wanted for form in (value.encode(), value.encode("utf-16-le"), value[::-1].encode())
    }
    found: dict[str, list[str]] = {}
    for file in folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        for form, value in forms.items():
            if form in content:
                found.setdefault(value, []).append(str(file))
    return found


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
    assert any("pg_wal" in path for path in _clear(folder / "pg_wal", [CANARY])[CANARY])
    assert found == {}
    assert _clear(settings().data, [*NUMBERS, *PHONES]) == _clear(settings().keys, [*NUMBERS, *PHONES]) == {}
    said = caplog.text + "".join(capfd.readouterr())
    assert [value for value in [*NUMBERS, *PHONES] if value in said] == []


async def test_what_an_import_reports_shows_no_personal_data(db: str) -> None:
    await bring_roster()
    other = [GUARDS[0], [*GUARDS[1][:2], id_number(71), "19900000071", *GUARDS[1][4:]], *GUARDS[2:]]
    said = repr(await bring_roster(guards=other))
    assert [value for value in [*NUMBERS, *PHONES, id_number(71), "19900000071"] if value in said] == []
