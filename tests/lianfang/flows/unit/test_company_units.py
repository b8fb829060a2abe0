"""A company sees the units that it guards, and no others."""

from datetime import date

import pytest

from lianfang.database import transaction
from lianfang.flows.unit.company_units import company_units
from tests.cast import GUARDS, UNITS, bring_roster, the_station
from tests.lianfang.flows.statements import counted
from tests.workbooks import id_number
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.actions import change_unit
from zones.roster.reads.standing import named_units
from zones.roster.tables import Certificate, Company, Posting, Unit


async def _company(name: str) -> int:
    return int((await Company.raw("SELECT id FROM company WHERE name = {}", name))[0]["id"])


async def test_its_units_with_guards_and_certificates(db: str) -> None:
    await bring_roster()
    scope = Scope(((await the_station()).id,))
    assert [
        (one.unit.name, one.unit.zone, one.guards, one.certified)
        for one in await company_units(scope, await _company("平安保安"))
    ] == [("翠园小区", "东片区", 2, 1)]
    async with transaction() as now:
        await Certificate.update({Certificate.until: shanghai_day(now)}).where(Certificate.number == "苏01")
        await Posting.update({Posting.until: date(2018, 1, 1)}).where(Posting.shift == "夜班")
    (one,) = await company_units(scope, await _company("平安保安"))
    assert (one.guards, one.certified) == (1, 1)


async def test_a_unit_that_changed_its_company_is_the_new_ones_at_once(db: str) -> None:
    await bring_roster(units=[*UNITS, ["新城小区", "东片区", "居民小区", "保安公司", "金盾保安", None, None]])
    scope = Scope(((await the_station()).id,))
    old, new = await _company("平安保安"), await _company("金盾保安")
    async with transaction():
        (unit,) = [unit.id for unit in await named_units(scope) if unit.name == "翠园小区"]
        await change_unit(unit, {Unit.company: new})
    assert not await company_units(scope, old)
    assert [(one.unit.name, one.guards) for one in await company_units(scope, new)] == [
        ("翠园小区", 2),
        ("新城小区", 0),
    ]


async def test_nothing_past_the_scope_and_nothing_for_a_company_that_is_not(db: str) -> None:
    await bring_roster()
    station, company = (await the_station()).id, await _company("平安保安")
    assert not await company_units(Scope((station + 1,)), company)
    assert not await company_units(Scope(()), company)
    assert not await company_units(Scope((station,), units=()), company)
    assert not await company_units(Scope((station,)), 999_999)


async def test_many_units_cost_no_more_statements_than_one(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    more = [[f"平安{n}号院", "东片区", "居民小区", "保安公司", "平安保安", None, None] for n in range(20)]
    guards = [
        [f"保安{n}", f"平安{n}号院", id_number(100 + n), None, None, None, "大门", "早班", "平安保安"]
        for n in range(20)
    ]
    await bring_roster(units=[*UNITS, *more], guards=[*GUARDS, *guards])
    scope = Scope(((await the_station()).id,))
    with counted(monkeypatch) as sent:
        assert len(await company_units(scope, await _company("平安保安"))) == 21
    assert len(sent) <= 5
