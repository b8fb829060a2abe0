"""R-09 with crashes: whatever breaks, what was told ok is in the books once, what was refused is not, the rest at most once."""

import asyncio
from collections import Counter
from datetime import UTC, datetime

import asyncpg
import pytest

from lianfang import database
from lianfang.database import transaction
from lianfang.flows.chain.verify import verify
from lianfang.flows.points.score import score
from scoring.points.actions.books import add_book
from scoring.points.book.reading import FIRST
from scoring.prizes.reads import prizes_of
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.lines import Line
from tests.scoring.checking import faults
from tests.scoring.history import KINDS, Ground, History
from tests.scoring.prizes.runs import public_runs
from zones.ground.scope import Scope
from zones.roster.reads import places_ever
from zones.roster.tables import Station

NOVEMBER, AFTER = datetime(2018, 11, 5, 4, 0, tzinfo=UTC), datetime(2018, 11, 13, 4, 0, tzinfo=UTC)
GOODS = {"tea": 30, "towel": 1, "gloves": 7}
BOOK = FIRST.read_text(encoding="utf-8") + "".join(
    f'\n[[goods]]\ncode = "{code}"\ncalled = "{code}"\npoints = {points}\n' for code, points in GOODS.items()
)
OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


async def _ground(clock: Clock, runs: int) -> Ground:
    """The cast's guards, goods to ask for, and runs of prizes whose notice is over."""
    clock.set(NOVEMBER)
    await bring_roster()
    station = (await the_station()).id
    of = Scope((station,))
    async with transaction() as now:
        bureau = (await Station.raw("SELECT bureau FROM station WHERE id = {}", station))[0]["bureau"]
        await add_book(bureau, BOOK, now)
        guards = {place.person: place.unit for place in await places_ever(of)}
    made = await public_runs(of, sorted(guards)[:4], runs)
    async with transaction():
        lines = [(run, row.prize.id) for run in made for row in await prizes_of(of, run)]
    clock.set(AFTER)
    return Ground(station, guards, list(GOODS), made, lines)


async def _played(history: History, clients: int, commands: int) -> None:
    """All of them at once; then what still waits is judged, and whatever lives on at the server has ended."""
    with history.line.watched():
        await asyncio.gather(*(history.client(commands) for _ in range(clients)))
    await score(history.ground.station)
    url = database.engine.config["dsn"]
    await database.close_pool()
    while await history.line.owner.fetchval(OTHERS):
        await asyncio.sleep(0.01)
    await database.open_pool(url)


@pytest.mark.timeout(3000)
@pytest.mark.parametrize(
    ("clients", "commands", "runs"), [(6, 40, 4), pytest.param(20, 500, 100, marks=pytest.mark.soak)]
)
async def test_what_clients_were_told_is_what_the_books_say(
    db: str, clock: Clock, clients: int, commands: int, runs: int
) -> None:
    owner = await asyncpg.connect(db)
    history = History(await _ground(clock, runs), Line(owner, everybody=False), seed=clients)
    await _played(history, clients, commands)
    assert await faults(owner, history.told) == []
    assert not (await verify()).faults
    said = Counter((one.kind, one.said) for one in history.told)
    print(sorted(said.items()), sum(one.crashes for one in history.told), "crashes")
    sure = KINDS.keys() if commands > 100 else {"earn", "correct", "ask", "approve"}
    assert {kind for kind, word in said if word == "ok"} >= sure
    assert sum(one.crashes for one in history.told) >= len(history.told) / 100
    await owner.close()


async def test_without_the_key_what_was_done_twice_is_named(db: str, clock: Clock) -> None:
    """The control: whoever hears nothing sends again with another key."""
    owner = await asyncpg.connect(db)
    history = History(await _ground(clock, 1), Line(owner, everybody=False), seed=1, crashes=0.5, keeps_keys=False)
    await _played(history, 4, 40)
    found = await faults(owner, history.told)
    assert any(" is in the books " in one for one in found), found
    await owner.close()
