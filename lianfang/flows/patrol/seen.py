"""Outings as they are shown: with their seats, what was passed, who agreed."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from lianfang.database import look, transaction
from lianfang.flows.patrol.shots import FLAG, MUSTER
from lianfang.photos.reads import photos_of
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.patrol.errors.outings import NoSuchOuting
from zones.patrol.reads.checkins import CheckpointRow, Passed, checkpoints_of, passed
from zones.patrol.reads.outings import consents, outing, outings, seats
from zones.patrol.vocabulary.outings import OutingRow, SeatRow

AHEAD = timedelta(days=7)
OPEN = ("planned", "walking")


class OutingSeen(Struct, frozen=True):
    """An outing with everything about it. `inside` are units (id → name) where the walkers may look; photos are (subject, id)."""

    row: OutingRow
    seats: tuple[SeatRow, ...]
    inside: dict[int, str]
    passed: tuple[Passed, ...] = ()
    photos: tuple[tuple[str, int], ...] = ()

    def wants(self, unit: int) -> bool:
        """Whether the unit has a seat in it."""
        return any(seat.unit == unit for seat in self.seats)

    @property
    def open(self) -> bool:
        return self.row.state in OPEN

    @property
    def came(self) -> tuple[SeatRow, ...]:
        return tuple(seat for seat in self.seats if seat.state == "came")


class Walking(Struct, frozen=True):
    """What a guard sees of his outing: also the checkpoints of its loop."""

    now: datetime
    seen: OutingSeen | None
    checkpoints: tuple[CheckpointRow, ...] = ()


async def seen(rows: Iterable[OutingRow], whole: bool = True) -> tuple[OutingSeen, ...]:
    """With seats and consents; `whole` with what was passed and the photos as well. Inside `look` or a transaction."""
    held = list(rows)
    ids = [row.id for row in held]
    sits, inside = await seats(ids), await consents(ids)
    if not whole:
        return tuple(OutingSeen(row, sits[row.id], inside[row.id]) for row in held)
    shots = {subject: await photos_of(subject, ids) for subject in (MUSTER, FLAG)}
    points = {row.id: tuple(await passed(row.id)) for row in held if row.state != "planned"}
    return tuple(
        OutingSeen(
            row,
            sits[row.id],
            inside[row.id],
            points.get(row.id, ()),
            tuple((subject, photo.id) for subject, found in shots.items() for photo in found.get(row.id, ())),
        )
        for row in held
    )


async def outing_seen(scope: Scope, number: int) -> OutingSeen:
    """One that the scope reaches. Raises NoSuchOuting."""

    async def read() -> tuple[OutingSeen, ...]:
        row = await outing(scope, number)
        return await seen([row]) if row else ()

    found = await look(read)
    if not found:
        raise NoSuchOuting()
    return found[0]


async def of_station(scope: Scope, day: date, since: date) -> tuple[OutingSeen, ...]:
    """Those of a day, and those since another that are still open; the newest first."""

    async def read() -> tuple[OutingSeen, ...]:
        rows = await outings(scope, since, day)
        return await seen(row for row in rows if row.day == day or row.state in OPEN)

    return await look(read)


async def of_person(scope: Scope) -> Walking:
    """His outing: the open one that begins first; else what became of tonight's."""
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        rows = await outings(scope, today - timedelta(days=1), today + AHEAD)
        begun = sorted((row for row in rows if row.state in OPEN or row.day == today), key=_first)
        if not begun:
            return Walking(now, None)
        row = begun[0]
        points = await checkpoints_of(Scope(scope.stations), row.zone, row.walking_group)
        return Walking(now, (await seen([row]))[0], tuple(points))


def _first(row: OutingRow) -> tuple[bool, datetime]:
    """Open ones before what is over, in the order in which they begin."""
    return row.state not in OPEN, row.starts_at
