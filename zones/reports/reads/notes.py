"""Threads of notes, and what was said in them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from msgspec import Struct

from zones.ground.scope import Scope
from zones.reports.tables import Note
from zones.reports.vocabulary.notes import Thread

_THREAD = """
SELECT t.id, t.station, t.unit, t.person, t.officer, t.kind, t.outing, t.step, t.opened_at, t.answered_at, t.solved_at,
       t.version, (SELECT l.account FROM note_line l WHERE l.note = t.id AND l.step = 'decided' ORDER BY l.id DESC LIMIT 1)
       AS decided_by, EXISTS (SELECT 1 FROM note_line l WHERE l.note = t.id AND l.step = 'reopened') AS reopened
"""


class LineRow(Struct, frozen=True):
    """One thing said: `person` is the guard's; at the station it is none, and `account` says who."""

    id: int
    note: int
    person: int | None
    account: int
    step: str
    words: str
    phone_at: datetime | None
    at: datetime


class QueueRow(Struct, frozen=True):
    """A thread as the station lists it: who, where, its first words."""

    thread: Thread
    name: str
    unit_name: str
    words: str


async def locked(note: int) -> Thread | None:
    """A thread, held until the transaction ends."""
    rows = await Note.raw(f"{_THREAD} FROM note t WHERE t.id = {{}} FOR UPDATE OF t", note)
    return Thread(**rows[0]) if rows else None


async def threads(scope: Scope, most: int = 100) -> list[QueueRow]:
    """Of the scope's person or stations: those that run, and those solved last; newest first."""
    return await _queue(scope, "", most)


async def thread(scope: Scope, note: int) -> QueueRow | None:
    """One of the scope's; None for any other."""
    return next(iter(await _queue(scope, "AND t.id = {}", 1, note)), None)


async def _queue(scope: Scope, which: str, most: int, *more: object) -> list[QueueRow]:
    rows = await Note.raw(
        f"{_THREAD}, n.name, u.name AS unit_name, coalesce((SELECT l.words FROM note_line l WHERE l.note = t.id ORDER BY l.id "
        "LIMIT 1), '') AS words FROM note t JOIN person n ON n.id = t.person JOIN unit u ON u.id = t.unit "
        f"WHERE t.station = ANY({{}}) AND ({{}}::bigint IS NULL OR t.person = {{}}) {which} "
        "ORDER BY t.solved_at DESC NULLS FIRST, t.id DESC LIMIT {}",
        list(scope.stations),
        scope.person,
        scope.person,
        *more,
        most,
    )
    return [_row(row) for row in rows]


def _row(row: dict[str, Any]) -> QueueRow:
    shown = {name: row.pop(name) for name in ("name", "unit_name", "words")}
    return QueueRow(Thread(**row), **shown)


async def lines(scope: Scope, notes: Iterable[int]) -> dict[int, list[LineRow]]:
    """Thread → what was said in it, in order; of the scope's threads alone."""
    rows = await Note.raw(
        "SELECT l.id, l.note, l.person, l.account, l.step, l.words, l.phone_at, l.at FROM note_line l "
        "JOIN note t ON t.id = l.note WHERE t.station = ANY({}) AND ({}::bigint IS NULL OR t.person = {}) "
        "AND t.id = ANY({}) ORDER BY l.id",
        list(scope.stations),
        scope.person,
        scope.person,
        list(notes),
    )
    found: dict[int, list[LineRow]] = {}
    for row in rows:
        found.setdefault(row["note"], []).append(LineRow(**row))
    return found


async def answered(scope: Scope, since: datetime) -> list[int]:
    """The scope's person's threads that were answered since then, newest answer first."""
    rows = await Note.raw(
        "SELECT id FROM note WHERE station = ANY({}) AND person = {} AND answered_at > {} ORDER BY answered_at DESC",
        list(scope.stations),
        scope.person,
        since,
    )
    return [row["id"] for row in rows]
