"""At each station of a town a draft of prizes with a line for one thing; at each place a guard to whom one was transferred."""

from datetime import datetime
from typing import NamedTuple

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


class Stand(NamedTuple):
    """Where a guard of a place stands."""

    person: int
    unit: int
    station: int


async def reward(at: dict[str, Stand]) -> dict[str, Places]:
    """run, prize, won, won_too → their ids by place; `done` is the run at its station in which he won."""
    found: dict[str, Places] = {name: {} for name in ("run", "done", "prize", "won", "won_too")}
    async with transaction() as now:
        stations = dict.fromkeys(one.station for one in at.values())
        done = {station: await _run(station, BEFORE, now, "settled") for station in stations}
        drawn = {station: await _run(station, NOW, now, "draft") for station in stations}
        for place, one in at.items():
            ids = {"run": drawn[one.station], "done": done[one.station], "prize": await _line(drawn[one.station], one)}
            ids |= {name: await _line(done[one.station], one) for name in ("won", "won_too")}
            for name, number in ids.items():
                found[name][place] = str(number)
        await Prize.update({"state": "paid"}).where(Prize.run.is_in(list(done.values())))
    return found


async def _run(station: int, month: str, now: datetime, state: str) -> int:
    book = (await books_in_force(station, now)).books[0].id
    approver = ANOTHER if state == "settled" else None
    new = Run(0, station, month, state, book, 90_000, 80_000, "fiscal", SOMEBODY, now, None, approver)
    return (await start(new)).id


async def _line(run: int, one: Stand) -> int:
    zone = await zone_of_unit(one.unit)
    return await add_for_deed(run, one.person, one.unit, zone, 10_000, "把走失的老人送回了家")
