"""Reads of the audit book, newest first, a page at a time."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from lianfang.audit.tables import AuditLine
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI

PAGE = 50
YEARS, LARGEST_ID = range(2000, 2200), 2**63 - 1
"""At the ends of the calendar a day has none before or after it in UTC; a row's id is no larger."""


class Line(Struct, frozen=True):
    """A line of the book. `who` is the account's name where it has one; a guard's account has none."""

    id: int
    at: datetime
    actor: str
    who: str
    action: str
    outcome: str
    subject: str
    thing: int | None
    reason: str
    device: int | None
    network: str


class Asked(Struct, frozen=True):
    """What is looked for; empty means all. `before` is the id under which to go on."""

    day: date | None = None
    action: str = ""
    actor: str = ""
    before: int | None = None


async def lines(scope: Scope, asked: Asked) -> list[Line]:
    """A page and one more, so that it is known whether there are older ones.

    Lines of the scope's bureaus, and those that are nobody's: failed sign-ins. None of a day beyond the calendar's use.
    """
    if asked.day and asked.day.year not in YEARS:
        return []
    before = None if asked.before is None else max(0, min(asked.before, LARGEST_ID))
    first = datetime.combine(asked.day, datetime.min.time(), SHANGHAI) if asked.day else None
    rows = await AuditLine.raw(
        "SELECT l.id, l.at, l.actor, coalesce(a.name, '') AS who, l.action, l.outcome, l.subject, l.thing, l.reason, "
        "l.device, l.network FROM audit_line l "
        "LEFT JOIN login a ON 'account:' || a.id = l.actor "
        "WHERE (l.bureau IS NULL OR l.bureau IN (SELECT bureau FROM station WHERE id = ANY({}))) "
        "AND ({}::timestamptz IS NULL OR l.at >= {} AND l.at < {}) AND ({} = '' OR l.action = {}) "
        "AND ({} = '' OR l.actor = {} OR a.name = {}) AND ({}::bigint IS NULL OR l.id < {}) ORDER BY l.id DESC LIMIT {}",
        list(scope.stations),
        first,
        first,
        first + timedelta(days=1) if first else None,
        asked.action,
        asked.action,
        asked.actor,
        asked.actor,
        asked.actor,
        before,
        before,
        PAGE + 1,
    )
    return [Line(**row) for row in rows]


async def actions_seen(scope: Scope) -> list[str]:
    """The actions that occur in the book, for the filter: a walk through the index, not through the book."""
    rows = await AuditLine.raw(
        "WITH RECURSIVE t AS ((SELECT action FROM audit_line ORDER BY action LIMIT 1) UNION ALL "
        "SELECT (SELECT action FROM audit_line WHERE action > t.action ORDER BY action LIMIT 1) FROM t "
        "WHERE t.action IS NOT NULL) SELECT action FROM t WHERE action IS NOT NULL"
    )
    return [row["action"] for row in rows] if scope.stations else []
