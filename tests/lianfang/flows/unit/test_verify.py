"""Anybody who holds an issued file learns that it is one, and nothing else."""

from datetime import date
from typing import Any

import pytest

from bulletins.register.reads.issued import issued_by_code, issued_by_digest
from bulletins.register.tables import Bulletin
from bulletins.register.vocabulary import Verified
from lianfang.database import transaction
from lianfang.flows.bulletin import issue as issuing
from tests.cast import bring_everything, issued_week
from tests.lianfang.flows.test_issue import _tiny
from zones.roster.actions import make_station


async def _found(digest: str) -> Verified | None:
    async with transaction():
        return await issued_by_digest(digest)


@pytest.fixture
async def digest(db: str, clock: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    clock.shows(2018, 10, 15, 5)
    monkeypatch.setattr(issuing, "pressed", _tiny)
    await bring_everything()
    await issued_week()
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


async def test_what_the_qr_says_finds_the_same_and_a_digit_more_or_less_finds_nothing(digest: str) -> None:
    code = (await Bulletin.select(Bulletin.code))[0]["code"]
    async with transaction():
        assert await issued_by_code(f"2018-1-{code}") == await issued_by_digest(digest)
        for other in (f"2018-2-{code}", f"2017-1-{code}", f"2018-1-{code[:-1]}", f"2018-1-{'0' * 12}", "", "2018-1-"):
            assert await issued_by_code(other) is None


@pytest.mark.parametrize(
    "text", ["", "x", "0" * 64, "０" * 64, "a" * 63, "a" * 65, "%" * 64, "a" * 64 + "\n", "\0" * 64, "'; --"]
)
async def test_what_is_no_digest_of_an_issued_file_finds_nothing(digest: str, text: str) -> None:
    assert await _found(text) is None
