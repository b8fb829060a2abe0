"""The bar of check-ins: accepted over HTTP (session asked, once by its key, weighed, written, in the audit book) beside one bare INSERT."""

import asyncio
import itertools
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median

from msgspec import Struct, json

from lianfang.access import Held
from lianfang.accounts.tables import Session
from lianfang.accounts.where import Where
from lianfang.audit.actions import OPERATOR
from lianfang.codes.printed import printed
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.accounts.open_account import open_account
from lianfang.flows.accounts.sign_in import sign_in
from lianfang.flows.patrol.make_checkpoint import make_checkpoint
from tests.benchmarks.asking import WrongAnswer, heard
from tests.benchmarks.ground import Ground
from tests.benchmarks.load import Plan
from tests.benchmarks.rounds import Line, Told, in_turn
from tests.benchmarks.servers import served
from zones.ground.scope import Scope
from zones.patrol.vocabulary.checkins import PointSaid
from zones.roster.reads import places_ever, stations, units

DATABASE, CONNECTIONS, GUARDS, PASSWORD = "bench_checking_in", 8, 20, "bench-0417-night"
OURS = [str(Path(sys.executable).with_name("lianfang")), "serve"]
FLOOR = [sys.executable, "-m", "tests.benchmarks.floors.one_insert"]
BAR = 1 / 0.3
"""So many times the floor's requests a second, as times."""


class Length(Struct, frozen=True):
    rounds: int
    requests: int


class Walker(Struct, frozen=True):
    """A guard who is signed in, and the token of his forms."""

    token: str
    csrf: str


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """Both on the same PostgreSQL, one asked at a time; each request of ours is another press, by another guard."""
    await ground.clone(DATABASE)
    async with ground.pool(DATABASE):
        walkers, codes = await _walkers(ground.station), await _codes(ground.station)
    here = {"DATABASE_URL": ground.app.format(DATABASE), "DATABASE_OWNER_URL": ground.owner.format(DATABASE)}
    bare = here | {"DATABASE_URL": ground.owner.format(DATABASE)}  # it makes its own table
    numbers = itertools.count(1)
    try:
        async with AsyncExitStack() as stack:
            starting = [stack.enter_async_context(served(*one)) for one in ((FLOOR, bare), (OURS, here))]
            floor, ours = await asyncio.gather(*starting)

            async def took(port: int, path: str) -> float:
                asked = [
                    _press(port, path, walkers[number % GUARDS], codes[number % len(codes)], number)
                    for number in itertools.islice(numbers, length.requests)
                ]
                found = await heard(Plan(port, asked, length.requests, CONNECTIONS))
                if found.statuses != {201: length.requests}:
                    raise WrongAnswer(f"statuses: {found.statuses}")
                return found.took_s

            compared = await in_turn(lambda: took(floor, "/row"), lambda: took(ours, "/api/check-ins"), length.rounds)
    finally:
        await ground.drop(DATABASE)
    floor_s, ours_s = (length.requests / median(times) for times in (compared.floor_s, compared.ours_s))
    tell(f"check_in: floor {floor_s:.0f}, ours {ours_s:.0f} a second here, {ours_s / floor_s:.2f} times")
    return [compared.line("check_in", BAR)]


def _press(port: int, path: str, walker: Walker, code: str, number: int) -> str:
    body = json.encode({"code": code, "position": {"longitude": 118.4, "latitude": 33.77, "accuracy_m": 15}}).decode()
    return (
        f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nuser-agent: bench\r\norigin: http://127.0.0.1:{port}\r\n"
        f"sec-fetch-site: same-origin\r\ncookie: lianfang={walker.token}\r\nx-csrf-token: {walker.csrf}\r\n"
        f"idempotency-key: bench-{number:010d}\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n{body}"
    )


async def _walkers(station: int) -> list[Walker]:
    async with transaction():
        persons = sorted({place.person for place in await places_ever(Scope((station,)))})[:GUARDS]
        bureau = next(one.bureau for one in await stations() if one.id == station)
    found = []
    for person in persons:
        name = f"walker{person}"
        await open_account(
            OPERATOR, name, Held("guard", bureau, ()), Key(f"bench-{name}", "operator"), PASSWORD, person
        )
        token = (await sign_in(name, PASSWORD, "", Where())).token
        rows = await Session.raw(
            "SELECT s.csrf FROM session s JOIN login l ON l.id = s.account WHERE l.name = {}", name
        )
        found.append(Walker(token, rows[0]["csrf"]))
    return found


async def _codes(station: int) -> list[str]:
    """A plate at every unit."""
    async with transaction():
        zone = {unit.id: unit.zone for unit in await units(Scope((station,)))}
    made = []
    for unit, of in zone.items():
        said = PointSaid(of, f"点位{unit}", unit=unit, longitude=118.4, latitude=33.77)
        made.append(printed(await make_checkpoint(OPERATOR, station, said, Key(f"bench-point-{unit}", "operator")), 1))
    return made
