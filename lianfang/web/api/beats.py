"""Which officer looks after which unit: the officer's own, and the office's hand on it."""

from datetime import date
from typing import Annotated

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import scope
from lianfang.flows.beat.assign import assign
from lianfang.flows.beat.my_units import BeatUnit, my_units
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import Id, WeekQuery, command, key_of, look
from lianfang.web.doors import LARGEST_ID, actor_of, by_of
from lianfang.web.looks.units import beats_seen
from lianfang.web.pages.asked import week_asked
from lianfang.web.pages.places import station_of, unit_of


class Beat(Struct, frozen=True):
    """An officer's units in a week; `missing` are kinds of sheets that did not come."""

    week: str | None
    missing: tuple[str, ...]
    units: tuple[BeatUnit, ...]


class WalkedUnit(Struct, frozen=True):
    """A unit and its officer since a day; null where nobody is set."""

    unit: int
    name: str
    zone: str
    officer: int | None
    since: date | None


class BeatOfficer(Struct, frozen=True):
    """Somebody who can be set."""

    id: int
    name: str


class StationBeats(Struct, frozen=True):
    """Every unit of a station, and the officers of its bureau."""

    units: tuple[WalkedUnit, ...]
    officers: tuple[BeatOfficer, ...]


class SetOfficer(Struct, frozen=True, forbid_unknown_fields=True):
    """An officer's number; null for nobody."""

    officer: Annotated[int, Meta(ge=1, le=LARGEST_ID)] | None


class OfficerSet(Struct, frozen=True):
    """Whether that changed anything."""

    changed: bool


@look("/beat", "beat.see", "我的几家")
async def beat(request: ReadRequest, week: WeekQuery = "") -> Beat:
    """The officer's own units; an auxiliary sees every unit of the station."""
    actor = actor_of(request)
    seen = await my_units(scope(actor, "beat.see"), actor.officer, week_asked(week) if week else None)
    return Beat(str(seen.week) if seen.week else None, seen.missing, seen.units)


@look("/stations/{station:int}/beats", "beats.assign", "各单位的责任民警")
async def station_beats(request: ReadRequest, station: Id) -> StationBeats:
    """As of today."""
    await station_of(request, "beats.assign", station)
    seen = await beats_seen(actor_of(request), station)
    rows = ((unit, seen.held.get(unit.id)) for unit in seen.units)
    return StationBeats(
        tuple(
            WalkedUnit(unit.id, unit.name, unit.zone, held.officer if held else None, held.since if held else None)
            for unit, held in rows
        ),
        tuple(BeatOfficer(one.id, one.name) for one in seen.officers),
    )


@command("/units/{unit:int}/officer", "beats.assign", "定责任民警")
async def set_officer(request: ReadRequest, unit: Id, data: JSONBody[SetOfficer]) -> OfficerSet:
    """From today."""
    reach = await unit_of(request, "beats.assign", unit)
    return OfficerSet(await assign(by_of(request), reach, unit, data.officer, key_of(request)))
