"""Finds people: by a part of the name within a station, or by the full phone or identity number wherever one may look."""

from collections.abc import Callable
from datetime import date, datetime

from msgspec import Struct

from lianfang.access import Actor, Thing, scope
from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.sheets import cells
from lianfang.vault import actions as vault
from zones.roster.tables import Person

MOST = 50
LOOKED_UP = "people.find"


class Found(Struct, frozen=True):
    """A person where he stands, or stood last; `until` is set for one who left. A contact has neither post nor days."""

    person: int
    name: str
    station: int
    unit: int
    unit_name: str
    post: str
    since: date | None
    until: date | None


_FOUND = """
SELECT n.id AS person, n.name, w.station, w.unit, u.name AS unit_name, w.post, w.since, w.until FROM person n
JOIN LATERAL (
    SELECT station, unit, post, since, until, 0 AS late, id FROM posting WHERE person = n.id AND station = ANY({})
    UNION ALL
    SELECT u.station, c.unit, '', c.since, c.until, 1, c.id FROM contact c JOIN unit u ON u.id = c.unit
    WHERE c.person = n.id AND u.station = ANY({})
    ORDER BY until DESC NULLS FIRST, late, id DESC LIMIT 1
) w ON true
JOIN unit u ON u.id = w.unit WHERE """
_BY_NAME = _FOUND + "position({} in n.name) > 0 ORDER BY w.until IS NOT NULL, n.name, n.id LIMIT {}"
_BY_IDS = _FOUND + "n.id = ANY({}) ORDER BY n.id LIMIT {}"


async def find(by: By, actor: Actor, station: int, text: str) -> list[Found]:
    """Nobody for an empty text or half a number. Raises NotYours for a station that is not the actor's.

    A look-up by number is audited, found or not; the number itself is written nowhere. Somebody in a station that the
    actor does not see is answered like nobody, by the same two statements.
    """
    here, everywhere = scope(actor, "people.see", Thing(station=station)), scope(actor, "people.see")
    number = _number(text)
    async with transaction() as now:
        if number:
            return await _by_number(by, list(everywhere.stations), *number, now)
        name, stations = cells.name(text), list(here.stations)
        rows = await Person.raw(_BY_NAME, stations, stations, name, MOST) if _is_name(name) else []
    return [Found(**row) for row in rows]


def _number(text: str) -> tuple[str, str] | None:
    """(kind, number) as the vault writes it, however it was typed."""
    readers: tuple[tuple[str, Callable[[str], str]], ...] = (("phone", cells.phone), ("id_number", cells.id_number))
    for kind, read in readers:
        try:
            if number := read(text):
                return kind, number
        except cells.CellProblem:
            continue
    return None


def _is_name(name: str) -> bool:
    return bool(name) and not any(letter.isdigit() for letter in name)


async def _by_number(by: By, stations: list[int], kind: str, number: str, now: datetime) -> list[Found]:
    persons = (await vault.find(kind, [number])).get(number, [0])
    found = [Found(**row) for row in await Person.raw(_BY_IDS, stations, stations, persons, MOST)]
    for one in found:
        await note(by, LOOKED_UP, "done", now, "person", one.person, kind)
    if not found:
        await note(by, LOOKED_UP, "nobody", now, "person", None, kind)
    return found
