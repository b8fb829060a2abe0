"""四种单 as their readers see them: the guard, his unit, the station; one snapshot each."""

from datetime import datetime, timedelta

from msgspec import Struct

from lianfang.access import ACTIONS, Actor, NotYours, Thing, can
from lianfang.accounts.states import names_of
from lianfang.database import look, transaction
from lianfang.flows.reports.photo import OF_RECORD
from lianfang.photos.reads import PhotoRow, photos_of
from lianfang.web.looks.hints import hints_of
from lianfang.web.looks.own import own_scope
from zones.ground.scope import Scope
from zones.reports.reads import records
from zones.reports.reads.records import RecordRow
from zones.reports.vocabulary.hints import Hint
from zones.reports.vocabulary.records import Record
from zones.roster.reads import called

A_PAGE = 40
"""So many rows has the desk's queue at a time."""
DECIDED, SENT_DAYS, MOST_SENT = 20, 31, 100


class RecordsSeen(Struct, frozen=True):
    """`names` are of those who decided, by account."""

    now: datetime
    rows: list[RecordRow]
    photos: dict[int, list[PhotoRow]]
    names: dict[int, str]


class UnitSeen(Struct, frozen=True):
    """What a unit is asked about, with its photos; of the rest of a month, that it was sent and what the unit said."""

    name: str
    asked: RecordsSeen
    sent: list[RecordRow]


class QueueSeen(Struct, frozen=True):
    """A page of what waits (`many` in all), what still waits for units, what was decided last; reasons to look, by record."""

    waiting: RecordsSeen
    asked: RecordsSeen
    decided: RecordsSeen
    many: int
    hints: dict[int, tuple[Hint, ...]]


async def own_records(scope: Scope) -> RecordsSeen:
    """Of the scope's person, or of a station or unit for a program."""
    async with transaction(snapshot=True) as now:
        return await _with(await records.records(scope), now)


async def unit_records(scope: Scope) -> UnitSeen:
    """Of the scope's unit."""
    async with transaction(snapshot=True) as now:
        name, _ = await called(scope)
        asked = await _with(await records.asked(scope, A_PAGE), now)
        waits = {row.record.id for row in asked.rows}
        sent = await records.lately(scope, now - timedelta(days=SENT_DAYS), MOST_SENT)
        return UnitSeen(name, asked, [row for row in sent if row.record.id not in waits])


async def station_records(scope: Scope, nth: int) -> QueueSeen:
    """The nth page of the station's queue, from 0."""
    async with transaction(snapshot=True) as now:
        waiting = await records.waiting(scope, A_PAGE, nth * A_PAGE)
        return QueueSeen(
            await _with(waiting, now),
            await _with(await records.being_asked(scope, A_PAGE), now),
            await _with(await records.decided(scope, DECIDED), now),
            await records.how_many_wait(scope),
            await hints_of(scope, [row.record for row in waiting], now),
        )


async def _with(rows: list[RecordRow], now: datetime) -> RecordsSeen:
    photos = await photos_of(OF_RECORD, [one.record.id for one in rows])
    decided = sorted({one.record.account for one in rows if one.record.account is not None})
    return RecordsSeen(now, rows, photos, await names_of(decided))


async def check_record(scope: Scope, record: int) -> None:
    """Raises NotYours for a record that is none of the scope's."""
    if await look(lambda: records.record(scope, record)) is None:
        raise NotYours()


async def reached_record(actor: Actor, record: int, *actions: str) -> tuple[Record, str]:
    """A record, and the first of these actions that the actor may do with it. Raises NotYours."""
    found = await look(lambda: records.record_at(record))
    if found is not None:
        thing = Thing(found.station, found.unit, None, found.person)
        for action in actions:
            if can(actor, action, thing):
                return found, action
    raise NotYours()


def record_scopes(actor: Actor) -> list[Scope]:
    """Every scope in which an actor sees records whole: his own, of the units that he leads, of his stations."""
    held = [one for one in actor.roles if can(actor, "record.list")]
    found = [Scope(one.stations, unit=one.unit) for one in held if one.role == "unit" and one.unit is not None]
    if can(actor, "record.tell"):
        found.append(own_scope(actor, "record.tell"))
    desk = {station for one in held if one.role in ACTIONS["record.see"] for station in one.stations}
    return [*found, Scope(tuple(sorted(desk)))] if desk else found
