"""The ledger is looked at by windows: what was just posted at every look, the rest as the slice comes round."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from lianfang.database import transaction
from lianfang.ops import ledger
from lianfang.ops.ledger import awards_uneven, balances_adrift
from tests.cast import bring_everything
from tests.lianfang.ops.looking import broken

MINUTE = timedelta(minutes=1)
UNEVEN = "UPDATE entry SET amount = amount + 1 WHERE award = (SELECT {}(award) FROM entry)"
ADRIFT = """
    UPDATE account SET balance = balance + 1
    WHERE id = (SELECT {}(a.id) FROM entry e JOIN account a ON a.id = e.account WHERE a.kind <> 'pool')
"""
OFF, ON = "ALTER TABLE entry DISABLE TRIGGER USER", "ALTER TABLE entry ENABLE TRIGGER USER"
Measure = Callable[[datetime], Awaitable[float]]


@pytest.fixture(autouse=True)
def _little_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "SLICE_AWARDS", 3)
    monkeypatch.setattr(ledger, "SLICE_ACCOUNTS", 3)


async def _seen(measure: Measure, first: int, minutes: int) -> list[float]:
    """What each look of these minutes from now finds."""
    async with transaction() as now:
        return [await measure(now + nth * MINUTE) for nth in range(first, first + minutes)]


async def test_what_is_even_is_even_at_every_look(db: str) -> None:
    await bring_everything()
    for measure in (awards_uneven, balances_adrift):
        assert set(await _seen(measure, 0, 40)) == {0}


@pytest.mark.parametrize(("measure", "touched"), [(awards_uneven, UNEVEN), (balances_adrift, ADRIFT)])
@pytest.mark.parametrize("which", ["min", "max"])
async def test_what_was_just_posted_is_seen_at_every_look_and_later_when_its_turn_comes(
    db: str, measure: Measure, touched: str, which: str
) -> None:
    await bring_everything()
    await broken(db, OFF, touched.format(which), ON)
    table = "award" if measure is awards_uneven else "account"
    async with transaction():
        round_ = int((await ledger.Entry.raw(f"SELECT max(id) AS n FROM {table}"))[0]["n"]) // 3 + 1
    assert all(await _seen(measure, 0, 9)), "a slice alone would have missed it now and then"
    later = await _seen(measure, 12, round_)
    assert round_ > 3 and [found for found in later if found] == [1], "once a round, and there is no gap between slices"


async def test_where_nothing_was_ever_posted_nothing_is_wrong(db: str) -> None:
    assert await _seen(awards_uneven, 0, 2) == [0, 0] == await _seen(balances_adrift, 0, 2)
