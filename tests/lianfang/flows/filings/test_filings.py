"""备案 on a real database: written, corrected, another spell; the unit is reminded twice and never by night."""

from datetime import UTC, date, datetime, timedelta

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.database import look
from lianfang.flows.filings.remind import remind_filings
from lianfang.flows.filings.write import write_filing
from lianfang.notices.tables import Notice
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.errors import BadFiling, NoSuchUnit, NotFiling
from zones.roster.reads.filings import filings
from zones.roster.tables import Filing, Unit
from zones.roster.vocabulary import Spell

BEGAN = date(2018, 10, 1)
NOON = datetime(2018, 10, 1, 4, 0, tzinfo=UTC)
LATER = NOON + timedelta(days=60)
FILED = Spell(BEGAN, date(2018, 10, 9), "宿保备9号")


async def _here(clock: Clock, now: datetime) -> Scope:
    clock.set(now)
    await bring_roster()
    return Scope(((await the_station()).id,))


async def _unit(name: str) -> int:
    return int((await Unit.raw("SELECT id FROM unit WHERE name = {}", name))[0]["id"])


async def _spell(here: Scope, name: str) -> Spell | None:
    return next(row.spell for row in await look(lambda: filings(here)) if row.name == name)


async def test_a_spell_is_written_corrected_ended_and_another_begins(db: str, clock: Clock) -> None:
    here, school = await _here(clock, LATER), await _unit("柳河中学")
    assert await _spell(here, "柳河中学") is None
    over = Spell(BEGAN, FILED.filed_on, FILED.number, date(2018, 11, 1), date(2018, 11, 5))
    for spell in (Spell(BEGAN), FILED, over):
        await write_filing(OPERATOR, here, school, spell, key())
        assert await _spell(here, "柳河中学") == spell
    with pytest.raises(BadFiling):
        await write_filing(OPERATOR, here, school, Spell(date(2018, 10, 20)), key())
    await write_filing(OPERATOR, here, school, Spell(date(2018, 11, 20)), key())
    assert await Filing.count() == 2 and await _spell(here, "柳河中学") == Spell(date(2018, 11, 20))


async def test_a_companys_unit_and_one_of_elsewhere_are_refused(db: str, clock: Clock) -> None:
    here, school = await _here(clock, LATER), await _unit("柳河中学")
    with pytest.raises(NotFiling):
        await write_filing(OPERATOR, here, await _unit("翠园小区"), FILED, key())
    with pytest.raises(NoSuchUnit):
        await write_filing(OPERATOR, Scope((here.stations[0] + 1,)), school, FILED, key())
    assert await Filing.count() == 0


async def test_the_unit_is_told_once_on_each_of_two_days_by_day_and_not_after_it_has_filed(
    db: str, clock: Clock
) -> None:
    here, school = await _here(clock, NOON), await _unit("柳河中学")
    await write_filing(OPERATOR, here, school, Spell(BEGAN), key())
    for day, told in ((19, 0), (20, 1), (21, 1), (28, 2), (30, 2), (31, 2)):
        clock.set(NOON + timedelta(days=day))
        await remind_filings(here.stations[0])
        await remind_filings(here.stations[0])
        assert await _told(school) == told
    await write_filing(OPERATOR, here, school, Spell(BEGAN, date(2018, 10, 9), "9号", date(2018, 10, 31)), key())
    clock.set(NOON + timedelta(days=30 + 20, hours=12))  # after midnight in Shanghai
    assert await remind_filings(here.stations[0]) == 0
    clock.set(NOON + timedelta(days=30 + 21))
    await remind_filings(here.stations[0])
    assert await _told(school) == 3


async def _told(unit: int) -> int:
    rows = await Notice.raw("SELECT receiver FROM notice WHERE kind = 'filing_due'")
    assert {row["receiver"] for row in rows} <= {f"unit:{unit}"}
    return len(rows)
