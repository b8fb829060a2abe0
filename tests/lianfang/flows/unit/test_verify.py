"""Anybody who holds an issued file learns that it is one, and nothing else."""

from datetime import date
from typing import Any

import pytest

from bulletins.register.reads import issued_by_digest
from bulletins.register.tables import Bulletin
from bulletins.register.vocabulary import Verified
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.bulletin import issue as issuing
from lianfang.flows.bulletin.issue import issue
from tests.cast import bring_everything
from tests.lianfang.flows.test_issue import _tiny
from zones.ground.weeks import Week
from zones.roster.actions import make_station


async def _found(digest: str) -> Verified | None:
    async with transaction():
        return await issued_by_digest(digest)


@pytest.fixture
async def digest(db: str, clock: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    clock.shows(2018, 10, 15, 1)
    monkeypatch.setattr(issuing, "print_bulletin", _tiny)
    await issue(await bring_everything(), Week(2018, 41), "王立新", "陈向东", Key("k" * 16, "account:1"))
    return str((await Bulletin.select(Bulletin.sha256))[0]["sha256"])


async def test_a_digest_finds_number_year_period_issuer_and_day(digest: str) -> None:
    expected = Verified(1, 2018, "10月8日至14日", "柳河分局联勤联防办公室", date(2018, 10, 15))
    assert await _found(digest) == await _found(digest.upper()) == expected
    assert "王立新" not in str(expected)


async def test_the_issuer_is_named_as_on_the_day_of_issue(digest: str, clock: Any) -> None:
    clock.shows(2018, 11, 1)
    async with transaction() as now:
        await make_station("新河派出所", "柳河分局", now)
    found = await _found(digest)
    assert found and found.issuer == "柳河分局联勤联防办公室"


@pytest.mark.parametrize(
    "text", ["", "x", "0" * 64, "０" * 64, "a" * 63, "a" * 65, "%" * 64, "a" * 64 + "\n", "\0" * 64, "'; --"]
)
async def test_what_is_no_digest_of_an_issued_file_finds_nothing(digest: str, text: str) -> None:
    assert await _found(text) is None
