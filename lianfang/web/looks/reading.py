"""看通报: what a guard, a unit and a company find of the bulletins that they are in."""

from datetime import date

from msgspec import Struct

from bulletins.paper.vocabulary import Page
from bulletins.register.reads.issued import issued, page_printed
from bulletins.register.reads.received import Received, received
from bulletins.register.reads.works import work
from bulletins.register.vocabulary import Issued, Work
from bulletins.telling.gatehouse import told_as
from lianfang.access import GUARDS, Actor, NotYours, scope
from lianfang.database import transaction
from lianfang.web.looks.editions import Told, told_of
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import stations
from zones.roster.reads.standing import guards_of, named_units
from zones.roster.reads.whereabouts import units_of_company

ONE_PAGE = 20
READ = "bulletin.read"


class Reading(Struct, frozen=True):
    """An issued bulletin; `told` is None for the earliest. `units` are the reader's as (zone, name) of its annex."""

    work: Work
    one: Issued
    told: Told | None
    units: tuple[tuple[str, str], ...]


async def received_seen(actor: Actor, before: int | None) -> list[Received]:
    """One more than a page where there are more."""
    async with transaction():
        return await received(scope(actor, READ), before, ONE_PAGE + 1)


async def reading_seen(actor: Actor, bulletin: int) -> Reading:
    """Of the reader's station, or of its bureau. Raises NotYours."""
    here = scope(actor, READ)
    async with transaction(snapshot=True) as now:
        found = await work(bulletin)
        if found is None or not set(found.publisher.stations) & set(here.stations):
            raise NotYours()
        one = await issued(bulletin)
        if one is None:
            raise NotYours()
        page = await page_printed(bulletin)
        return Reading(
            found,
            one,
            await told_of(found, one, page),
            await _told(actor, here, page, shanghai_day(now)) if page else (),
        )


async def _told(actor: Actor, here: Scope, page: Page, today: date) -> tuple[tuple[str, str], ...]:
    own = await _units(actor, here, today)
    names = {one.id: one.name for one in await stations()}
    units = await named_units(Scope(here.stations, units=tuple(own)))
    told = (told_as(page, (unit.zone, names[unit.station]), unit.name) for unit in units)
    return tuple(one for one in told if one)


async def _units(actor: Actor, here: Scope, today: date) -> set[int]:
    """Those that he answers for, and where he stands today."""
    own = {held.unit for held in actor.roles if held.unit}
    for held in actor.roles:
        if held.company:
            own |= set(await units_of_company(held.company))
    if actor.person is not None and any(held.role in GUARDS for held in actor.roles):
        own |= {one.unit for one in await guards_of(Scope(here.stations, person=actor.person), today)}
    return own
