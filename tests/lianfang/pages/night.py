"""The watch at night with people at the door: the unit that asks, its neighbours' guards, a unit whose guard goes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from litestar import Litestar
from msgspec import Struct

from lianfang.access import Held
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.flows.accounts.open_account import open_account
from tests.lianfang.accounts.people import RIGHT, since_long
from tests.lianfang.pages.browser import Browser
from tests.lianfang.the_app import the_app
from tests.watch import Watch, keep_watch
from tests.worlds import world
from zones.aid.tables import AidRequest


class Night(Struct):
    """`asks` is the manager of the unit that asks, `near` and `next` are guards of its neighbours, `far` one of another
    zone, `sends` the manager of `near`'s unit, `desk` an officer."""

    watch: Watch
    app: Litestar

    async def browser(self, who: str) -> Browser:
        browser = Browser(self.app)
        answer = await browser.sign_in(who, RIGHT)
        assert answer.status_code == 303, answer.text
        return browser

    async def asked(self, kind: str = "fight", drill: bool = False) -> tuple[Browser, int]:
        """The unit presses the button; (its browser, the request)."""
        unit = await self.browser("asks")
        await unit.open(f"/sos/kinds?unit={self.watch.units[0][0]}&drill=1" if drill else "/sos/kinds")
        await unit.submit("/sos", kind=kind)
        rows = await AidRequest.raw("SELECT max(id) AS id FROM aid_request")
        return unit, int(rows[0]["id"])

    async def sees(self, who: str, request: int) -> Browser:
        """Somebody opens the request."""
        browser = await self.browser(who)
        await browser.open(f"/aid/{request}")
        return browser


@asynccontextmanager
async def night(now, **options) -> AsyncIterator[Night]:  # type: ignore[no-untyped-def]
    """`options` are those of the watch."""
    yield Night(await _manned(now, **options), the_app())


@world
async def _manned(now: datetime, **options: Any) -> Watch:
    watch = await keep_watch(now, **options)
    own, near = watch.units[0][0], watch.units[0][1]
    held = {
        "asks": (Held("unit", watch.bureau, (watch.station,), unit=own), None),
        "sends": (Held("unit", watch.bureau, (watch.station,), unit=near), None),
        "home": (Held("guard", watch.bureau, ()), watch.guards[0][0]),
        "near": (Held("guard", watch.bureau, ()), watch.guards[0][1]),
        "next": (Held("guard", watch.bureau, ()), watch.guards[0][2]),
        "far": (Held("guard", watch.bureau, ()), watch.guards[2][0]),
        "desk": (Held("officer", watch.bureau, (watch.station,)), None),
    }
    for name, (role, person) in held.items():
        await open_account(OPERATOR, name, role, Key(f"night-{name}", "operator"), RIGHT, person)
    await since_long()
    return watch
