"""What notes and orders look like to their readers: one snapshot each."""

from datetime import datetime

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.accounts.states import names_of, officers_behind
from lianfang.database import transaction
from lianfang.flows.reports.photo import OF_NOTE
from lianfang.photos.reads import PhotoRow, photos_of
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.reports.reads import notes, orders
from zones.reports.reads.hazards import hazard_of
from zones.reports.reads.notes import LineRow, QueueRow
from zones.reports.reads.orders import SeenRow
from zones.reports.vocabulary.hazards import Hazard
from zones.reports.vocabulary.orders import Order
from zones.roster.reads import ZoneRow, zones
from zones.roster.reads.beats import beats
from zones.roster.reads.standing import NamedUnit, guards_of, named_units


class OwnNotes(Struct, frozen=True):
    """A guard's threads. `officer` is whom a new one goes to, empty where nobody has the unit; `order` the one he looks for."""

    now: datetime
    threads: list[QueueRow]
    officer: str
    order: Order | None


class ThreadSeen(Struct, frozen=True):
    """`officers` are names of officers by account, `names` of everybody at the station who said something; `hazard` is what it
    counts as, `units` where it may have been."""

    now: datetime
    row: QueueRow
    lines: list[LineRow]
    photos: list[PhotoRow]
    officers: dict[int, str]
    names: dict[int, str]
    officer: str
    hazard: Hazard | None
    units: list[NamedUnit]


class OrdersSeen(Struct, frozen=True):
    now: datetime
    orders: list[Order]
    seen: dict[int, list[SeenRow]]
    zones: list[ZoneRow]


async def own_notes(scope: Scope, order: int | None) -> OwnNotes:
    """Raises NotYours for one who stands nowhere."""
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        stands = next(iter(await guards_of(scope, today)), None)
        if stands is None:
            raise NotYours()
        beat = (await beats(Scope(scope.stations, unit=stands.unit), today)).get(stands.unit)
        looked_for = await orders.order_for(scope, order, now) if order is not None else None
        return OwnNotes(now, await notes.threads(scope), beat.name if beat else "", looked_for)


async def thread_seen(scope: Scope, note: int) -> ThreadSeen:
    """Raises NotYours for a thread that is none of the scope's."""
    async with transaction(snapshot=True) as now:
        row = await notes.thread(scope, note)
        if row is None:
            raise NotYours()
        lines = (await notes.lines(scope, [note])).get(note, [])
        accounts = sorted({one.account for one in lines if one.person is None})
        beat = (await beats(Scope((row.thread.station,), unit=row.thread.unit), shanghai_day(now))).get(row.thread.unit)
        return ThreadSeen(
            now=now,
            row=row,
            lines=lines,
            photos=(await photos_of(OF_NOTE, [note])).get(note, []),
            officers=await officers_behind(accounts),
            names=await names_of(accounts),
            officer=beat.name if beat else "",
            hazard=await hazard_of(note),
            units=await named_units(Scope((row.thread.station,))) if row.thread.found else [],
        )


async def queue_seen(scope: Scope) -> tuple[datetime, list[QueueRow]]:
    """The station's threads."""
    async with transaction(snapshot=True) as now:
        return now, await notes.threads(scope)


async def orders_seen(scope: Scope) -> OrdersSeen:
    """The station's orders, who saw them, its zones."""
    async with transaction(snapshot=True) as now:
        found = await orders.orders(scope)
        seen = await orders.seen_of(scope, [one.id for one in found])
        return OrdersSeen(now, found, seen, await zones(scope))


async def check_note(scope: Scope, note: int) -> None:
    """Raises NotYours for a thread that is none of the scope's."""
    async with transaction():
        if await notes.thread(scope, note) is None:
            raise NotYours()
