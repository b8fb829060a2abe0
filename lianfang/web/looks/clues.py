"""信息报送 as its guard and its officers see it: one snapshot each. Nothing is unsealed for a list."""

from datetime import datetime

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.accounts.officers import serving
from lianfang.database import transaction
from lianfang.flows.clues.pieces import SUBJECT, Opened, open_for, readers_of
from lianfang.flows.reports.stands import where_he_stands
from lianfang.vault.sealed import things_of
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.reports.reads.clues import ClueRow, clues_among, clues_of
from zones.roster.reads.beats import OfficerRow, beats, officers


class OwnClues(Struct, frozen=True):
    """`officer` is whom a new one goes to, empty where nobody has his unit: then he chooses among `others`."""

    now: datetime
    clues: list[ClueRow]
    officer: str
    others: list[OfficerRow]


class OwnClue(Struct, frozen=True):
    """`officers` are the names of those who can read it."""

    now: datetime
    row: ClueRow
    pieces: tuple[Opened, ...]
    officers: tuple[str, ...]


class StationClues(Struct, frozen=True):
    now: datetime
    clues: list[ClueRow]


class Around(Struct, frozen=True):
    """What stands around a clue at the station: its row, who reads it, to whom the seal may be lifted."""

    now: datetime
    row: ClueRow
    officers: tuple[str, ...]
    others: list[OfficerRow]


async def own_clues(scope: Scope) -> OwnClues:
    """Raises NotYours for one who stands nowhere."""
    async with transaction(snapshot=True) as now:
        person, at = await where_he_stands(scope, now)
        beat = (await beats(Scope((at.station,), unit=at.unit), shanghai_day(now))).get(at.unit)
        serve = await serving(at.station, now)
        has = next((one.name for one in serve if beat and one.id == beat.officer), "")
        return OwnClues(now, await clues_of(person), has, [] if has else serve)


async def own_clue(person: int, clue: int) -> OwnClue:
    """Raises NotYours for one that is not his, KeyDestroyed."""
    async with transaction(snapshot=True) as now:
        row = await _own(person, clue)
        return OwnClue(now, row, await open_for(f"person:{person}", clue), await _readers(row))


async def check_own(person: int, clue: int) -> None:
    """Raises NotYours."""
    await _own(person, clue)


async def _own(person: int, clue: int) -> ClueRow:
    row = next((one for one in await clues_of(person) if one.clue.id == clue), None)
    if row is None:
        raise NotYours()
    return row


async def station_clues(station: int, officer: int | None) -> StationClues:
    """Those of the station that this officer can read; none for who is no officer."""
    async with transaction(snapshot=True) as now:
        if officer is None:
            return StationClues(now, [])
        return StationClues(now, await clues_among(Scope((station,)), await things_of(f"officer:{officer}", SUBJECT)))


async def around(station: int, clue: int) -> Around:
    """For whoever reads it: that is asked before."""
    async with transaction(snapshot=True) as now:
        row = (await clues_among(Scope((station,)), [clue]))[0]
        reading = await readers_of(clue)
        others = [one for one in await serving(station, now) if f"officer:{one.id}" not in reading]
        return Around(now, row, await _readers(row), others)


async def _readers(row: ClueRow) -> tuple[str, ...]:
    names = {f"officer:{one.id}": one.name for one in await officers(Scope((row.clue.station,)))}
    return tuple(names[one] for one in await readers_of(row.clue.id) if one in names)
