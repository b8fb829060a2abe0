"""At each station of a town a draft of prizes with a line for one thing; at each place a guard to whom one was transferred."""

from datetime import datetime

from lianfang.database import transaction
from scoring.points.actions.books import books_in_force
from scoring.prizes.actions import add_for_deed, start
from scoring.prizes.tables import Prize
from scoring.prizes.vocabulary import Run
from tests.lianfang.access.told import Places
from zones.roster.reads import zone_of_unit

SOMEBODY, ANOTHER = 998, 999
"""Accounts that nobody signs in to."""
NOW, BEFORE = "2018-09", "2018-08"


async def reward(persons: dict[str, int], units: dict[str, int], stations: dict[str, int]) -> dict[str, Places]:
    """run, prize, won → their ids by place; o, n and f stand at the first station."""
    found: dict[str, Places] = {"run": {}, "prize": {}, "won": {}}
    async with transaction() as now:
        paid = {station: await _run(station, BEFORE, now, "settled") for station in stations.values()}
        for place, person in persons.items():
            station = stations.get(place, stations["o"])
            won = await _line(paid[station], person, units[place])
            await Prize.update({"state": "paid"}).where(Prize.id == won)
            found["won"][place] = str(won)
            if place in stations:
                run = await _run(station, NOW, now, "draft")
                found["run"][place] = str(run)
                found["prize"][place] = str(await _line(run, person, units[place]))
    return found


async def _run(station: int, month: str, now: datetime, state: str) -> int:
    book = (await books_in_force(station, now)).books[0].id
    approver = ANOTHER if state == "settled" else None
    new = Run(0, station, month, state, book, 50_000, 30_000, "fiscal", SOMEBODY, now, None, approver)
    return (await start(new)).id


async def _line(run: int, person: int, unit: int) -> int:
    return await add_for_deed(run, person, unit, await zone_of_unit(unit), 10_000, "把走失的老人送回了家")
