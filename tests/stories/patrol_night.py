"""The world of a patrol's night: three units send one guard each, five checkpoints, an officer whose beat it is."""

from datetime import datetime

from msgspec import Struct
from playwright.sync_api import Browser, Locator, Page

from lianfang import database
from lianfang.access import Held
from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR
from lianfang.codes.printed import printed
from lianfang.flows.accounts.open_account import open_account
from lianfang.flows.beat.assign import assign
from lianfang.flows.patrol.make_checkpoint import make_checkpoint
from tests.checkpoints import PLACE
from tests.evening import Evening, evening
from tests.lianfang.accounts.people import RIGHT, opened, since_long
from tests.stories.running import DESK, PHONE, Server, screen
from tests.watch import key
from zones.patrol.vocabulary.checkins import PointSaid

POINTS = ("东门", "商铺街", "停车场", "学校后墙", "河边步道")
APART_M = 15
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Walked(Struct):
    """`plates` are the codes on the five plates, `digits` what stands below them."""

    here: Evening
    plates: list[str]
    digits: list[str]

    @property
    def station(self) -> str:
        return f"/stations/{self.here.watch.station}"


async def prepared() -> Walked:
    """At noon: an outing is ordered, nobody is named yet. Accounts: three guards, the heads of their units, an officer."""
    here = await evening(named=False)
    watch, zone = here.watch, here.watch.zones[0]
    for nth, name in enumerate(POINTS):
        said = PointSaid(zone, name, longitude=PLACE[0], latitude=PLACE[1] + nth * APART_M / 111_195)
        await make_checkpoint(OPERATOR, watch.station, said, key())
    rows = await Account.raw("SELECT id, tag, digits FROM checkpoint ORDER BY id")
    for nth, person in enumerate(here.persons):
        guard = Held("guard", watch.bureau, ())
        head = Held("unit", watch.bureau, (watch.station,), unit=here.units[nth])
        await open_account(OPERATOR, f"guard{nth}", guard, key(), RIGHT, person)
        await open_account(OPERATOR, f"head{nth}", head, key(), RIGHT, None)
    await opened("officer", held=Held("officer", watch.bureau, (watch.station,)), officer=here.officer)
    for unit in here.units:
        await assign(OPERATOR, here.scope, unit, here.officer)
    await since_long()
    return Walked(here, [printed(row["id"], row["tag"]) for row in rows], [row["digits"] for row in rows])


class Crew(Struct):
    """The phones of three guards and the officer's desk."""

    phones: list[Page]
    desk: Page
    at: str

    @property
    def leader(self) -> Page:
        return self.phones[0]

    def tells_the_time(self, now: datetime) -> None:
        """Every phone shows the same hour as the server."""
        for page in self.phones:
            page.context.clock.set_system_time(now)


def crew(browser: Browser, server: Server) -> Crew:
    phones = [screen(browser, server, f"guard{nth}", PHONE) for nth in range(3)]
    for page in phones:
        page.context.grant_permissions(["geolocation"], origin=server.at)
    return Crew(phones, screen(browser, server, "officer", DESK), server.at)


def stands_at(page: Page, nth: int) -> None:
    """The phone is a few steps from a checkpoint."""
    latitude = PLACE[1] + (nth * APART_M + 5) / 111_195
    page.context.set_geolocation({"longitude": PLACE[0], "latitude": latitude, "accuracy": 20})


def fits(page: Page) -> None:
    """Nothing lies beside the screen, in the size that the phone is set to."""
    assert page.evaluate(WIDE) == 0, page.url


def form(page: Page, name: str) -> Locator:
    return page.get_by_role("form", name=name)


async def made(url: str) -> Walked:
    """In a database that nobody has open."""
    await database.open_pool(url)
    try:
        return await prepared()
    finally:
        await database.close_pool()
