"""The night watch of tests.watch with people at its desk: an officer, an auxiliary, and an officer of another station."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from litestar import Litestar
from msgspec import Struct

from lianfang.access import Held
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.aid.raise_request import Cry, raise_request
from tests.conftest import Clock
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.pages.browser import Browser
from tests.lianfang.the_app import the_app
from tests.watch import NIGHT, Watch, keep_watch, key
from tests.worlds import world
from zones.aid import reads
from zones.aid.vocabulary import Request
from zones.roster.actions import make_officers
from zones.roster.tables import Station


class DeskHouse(Struct):
    app: Litestar
    watch: Watch
    clock: Clock

    @property
    def desk(self) -> str:
        return f"/stations/{self.watch.station}/desk"

    def call(self, aid: int, what: str = "") -> str:
        return f"{self.desk}/requests/{aid}/{what}"

    async def browser(self, name: str = "officer") -> Browser:
        browser = Browser(self.app)
        answer = await browser.sign_in(name, RIGHT)
        assert answer.status_code == 303, answer.text
        return browser

    async def at_desk(self, name: str = "officer") -> Browser:
        """Somebody signed in, with the desk before him."""
        browser = await self.browser(name)
        assert (await browser.open(self.desk)).status_code == 200, browser.page.text
        return browser

    async def cry(self, kind: str = "suspect", zone: int = 0, drill: bool = False) -> int:
        return await raise_request(OPERATOR, Cry(1, self.watch.units[zone][0], kind, drill=drill), key())


@asynccontextmanager
async def desk_house(clock: Clock, **watch: object) -> AsyncIterator[DeskHouse]:
    clock.set(NIGHT)
    yield DeskHouse(the_app(), await _manned(**watch), clock)


@world
async def _manned(**watch: Any) -> Watch:
    kept = await keep_watch(NIGHT, **watch)
    other = int((await Station.insert(Station(bureau=kept.bureau, name="长桥派出所", created_at=NIGHT)))[0]["id"])
    async with transaction():
        officers = await make_officers(kept.bureau, ["韩立群"])
    here = (kept.station,)
    await opened("officer", held=Held("officer", kept.bureau, here), officer=officers["韩立群"])
    await opened("auxiliary", held=Held("auxiliary", kept.bureau, here))
    await opened("stranger", held=Held("officer", kept.bureau, (other,)))
    return kept


async def stands(aid: int) -> Request:
    async with transaction():
        return (await reads.by_ids([aid]))[0]
