"""A unit's guards and how far each is with signing in; a company's units; who looks after which."""

from msgspec import Struct

from lianfang.access import Actor, NotYours, Thing, scope
from lianfang.accounts.states import sign_ins
from lianfang.database import transaction
from lianfang.flows.certificates.seen import register_seen
from lianfang.flows.unit.company_units import CompanyUnit, company_units
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import called
from zones.roster.reads.beats import OfficerRow, Walked, beats, officers
from zones.roster.reads.standing import GuardRow, NamedUnit, Post, company_name, guards_of, named_units, posts_of


class UnitGuards(Struct, frozen=True):
    """Who stands in a unit today; `states` is none, slip or used by person, `certificates` one of CERTIFICATE_STATES."""

    name: str
    rows: list[GuardRow]
    states: dict[int, str]
    certificates: dict[int, str]


async def guards_seen(of: Scope) -> UnitGuards:
    """Of the scope's unit."""
    async with transaction(snapshot=True) as now:
        rows = await guards_of(of, shanghai_day(now))
        states = await sign_ins([row.person for row in rows], now)
        name, _ = await called(of)
    register = await register_seen(of)
    return UnitGuards(name, rows, states, {one.row.person: one.state for one in register.rows})


async def posts_seen(of: Scope) -> tuple[str, list[Post]]:
    """(the unit's name, its posts)."""
    async with transaction(snapshot=True) as now:
        rows = await posts_of(of, shanghai_day(now))
        name, _ = await called(of)
    return name, rows


async def company_seen(actor: Actor) -> tuple[str, tuple[CompanyUnit, ...]]:
    """(the company's name, its units). Raises NotYours."""
    held = next((one for one in actor.roles if one.role == "company"), None)
    if held is None or held.company is None:
        raise NotYours()
    reach = scope(actor, "company.see")
    units = await company_units(reach, held.company)
    async with transaction():
        return await company_name(reach, held.company), units


class Beats(Struct, frozen=True):
    """A station's units, who looks after which (by unit), and the officers to choose from."""

    units: list[NamedUnit]
    held: dict[int, Walked]
    officers: list[OfficerRow]


async def beats_seen(actor: Actor, station: int) -> Beats:
    """As of today. Raises NotYours."""
    reach = scope(actor, "beats.assign", Thing(station=station))
    async with transaction(snapshot=True) as now:
        return Beats(await named_units(reach), await beats(reach, shanghai_day(now)), await officers(reach))
