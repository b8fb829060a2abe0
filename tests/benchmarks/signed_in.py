"""A database with a guard who has a full week and is signed in, and with accounts for a flood to try."""

from datetime import date, timedelta

import asyncpg
from msgspec import Struct

from lianfang.access import Held
from lianfang.accounts.where import Where
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.accounts.open_account import open_account
from lianfang.flows.accounts.sign_in import sign_in
from lianfang.flows.points.score import score
from lianfang.flows.week.take import take_week
from lianfang.scenes.load import GUARD
from lianfang.sheets.week_people import DUTIES
from tests.benchmarks.ground import WEEK_FILE, Ground
from tests.workbooks import workbook
from zones.ground.scope import Scope
from zones.roster.reads import places_ever, stations, units

ENTRIES, KNOWN = 30, 300
MONDAY = date(2018, 10, 15)
LOGIN, PASSWORD = "bench", "bench-0417-night"


class SignedIn(Struct, frozen=True):
    """The guard's session, an award of his, and the names that a flood may know."""

    token: str
    award: int
    known: list[str]


async def prepare(ground: Ground, name: str) -> SignedIn:
    """Makes the database: the roster, a week of the station, a week of 30 entries for one guard, his account."""
    await ground.clone(name)
    async with ground.pool(name):
        for week in (WEEK_FILE.read_bytes(), await _full_week(ground.station)):
            await take_week(ground.station, week)
        await score(ground.station)
        token = await _sign_in(ground.station)
    known = [f"known{number}" for number in range(KNOWN)]
    connection = await asyncpg.connect(ground.owner.format(name))
    try:
        await connection.execute(_KNOWN, known, LOGIN)
        award = await connection.fetchval(_AWARD, LOGIN, MONDAY)
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
    return SignedIn(token, award, known)


async def _full_week(station: int) -> bytes:
    """Five of his duties on each of six days."""
    scope = Scope((station,))
    async with transaction():
        unit = next(place.unit for place in await places_ever(scope) if place.name == GUARD)
        place = next(one.name for one in await units(scope) if one.id == unit)
    rows = [
        [(MONDAY + timedelta(number // 5)).isoformat(), GUARD, place, DUTIES[number % 5], "属实"]
        for number in range(ENTRIES)
    ]
    return workbook(工作事项=[["日期", "姓名", "单位", "事项类别", "核实"], *rows])


async def _sign_in(station: int) -> str:
    async with transaction():
        person = next(place.person for place in await places_ever(Scope((station,))) if place.name == GUARD)
        bureau = next(one.bureau for one in await stations() if one.id == station)
    await open_account(OPERATOR, LOGIN, Held("guard", bureau, ()), Key("bench-guard", "operator"), PASSWORD, person)
    return (await sign_in(LOGIN, PASSWORD, "", Where())).token


_KNOWN = """
INSERT INTO login (name, password, password_at, made_at)
SELECT known, l.password, l.password_at, l.made_at FROM login l CROSS JOIN unnest($1::text[]) AS known WHERE l.name = $2
"""
_AWARD = "SELECT max(a.id) FROM award a JOIN login l ON l.person = a.person WHERE l.name = $1 AND a.day >= $2"
