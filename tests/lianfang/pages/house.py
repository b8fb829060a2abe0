"""The house with its people at the door: the app as it is served, an office login and a guard's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from lianfang.access import Held
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.flows.accounts.open_account import open_account
from tests.cast import bring_everything, drafted
from tests.lianfang.accounts.people import since_long
from tests.lianfang.pages.browser import Browser
from tests.lianfang.the_app import the_app
from tests.worlds import world
from zones.ground.scope import Scope
from zones.roster.reads import StationRow, places_ever

OFFICE, SECOND, GUARD = "office-0417-night", "second-0417-night", "guard-0417-night"


class House:
    """`office` and `guard` are accounts of the cast's station; the guard is 赵大山."""

    def __init__(self, station: StationRow) -> None:
        self.station = station
        self.app = the_app()

    def browser(self) -> Browser:
        return Browser(self.app)

    async def office(self) -> Browser:
        """A browser in which the office is signed in."""
        return await self._signed_in("office", OFFICE)

    async def reviewer(self) -> Browser:
        """A browser in which somebody else of the office is signed in."""
        await open_account(
            OPERATOR, "second", Held("office", self.station.bureau, ()), Key("cast-second", "operator"), SECOND
        )
        return await self._signed_in("second", SECOND)

    async def guard(self) -> Browser:
        """A browser in which 赵大山 is signed in."""
        return await self._signed_in("guard", GUARD)

    async def _signed_in(self, account: str, password: str) -> Browser:
        browser = self.browser()
        answer = await browser.sign_in(account, password)
        assert answer.status_code == 303, answer.text
        return browser


@asynccontextmanager
async def house_of_the_cast() -> AsyncIterator[House]:
    """With roster, week and points. The pool is the test's own, so the app's lifespan does not run."""
    yield House(await _manned())


@world
async def _manned() -> StationRow:
    station = await bring_everything()
    places = {place.name: place.person for place in await places_ever(Scope((station.id,)))}
    await open_account(OPERATOR, "office", Held("office", station.bureau, ()), Key("cast-office", "operator"), OFFICE)
    await open_account(
        OPERATOR, "guard", Held("guard", station.bureau, ()), Key("cast-guard", "operator"), GUARD, places["赵大山"]
    )
    await since_long()
    await drafted()
    return station
