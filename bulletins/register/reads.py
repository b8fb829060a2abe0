"""Reads of the register: a week's draft and its edits, issued bulletins."""

from datetime import datetime

from msgspec import json

from bulletins.figures.vocabulary import Figures
from bulletins.register.tables import Advice, Bulletin, Draft
from bulletins.register.vocabulary import AdviceLine, Issued
from zones.ground.scope import Scope
from zones.ground.weeks import Week

_ISSUED = """
SELECT b.id, b.week, b.year, b.number, b.issued_on, b.issued_at, i.name AS issued_by, r.name AS reviewed_by,
       b.figures, b.advice, b.sha256, b.pages
FROM bulletin b JOIN officer i ON i.id = b.issued_by JOIN officer r ON r.id = b.reviewed_by
WHERE b.station = ANY({})
"""


async def drafted(scope: Scope) -> dict[str, datetime]:
    """Weeks with a draft, and when it was made."""
    rows = await Draft.raw(
        "SELECT week, drafted_at FROM draft WHERE station = ANY({}) ORDER BY week DESC", list(scope.stations)
    )
    return {row["week"]: row["drafted_at"] for row in rows}


async def edits(scope: Scope, week: Week) -> list[AdviceLine]:
    """What the office changed in a week's advice."""
    rows = await Advice.raw(
        "SELECT a.id, a.rule, a.text, '' AS evidence, a.state FROM advice a JOIN draft d ON d.id = a.draft "
        "WHERE d.station = ANY({}) AND d.week = {} ORDER BY a.id",
        list(scope.stations),
        str(week),
    )
    return [AdviceLine(**row) for row in rows]


async def issued(scope: Scope, week: Week) -> Issued | None:
    """The bulletin of a week, in its latest revision."""
    rows = await Bulletin.raw(
        _ISSUED + "AND b.week = {} ORDER BY b.revision DESC LIMIT 1", list(scope.stations), str(week)
    )
    return _issued(rows[0]) if rows else None


async def all_issued(scope: Scope) -> list[Issued]:
    """Issued bulletins, newest first."""
    return [_issued(row) for row in await Bulletin.raw(_ISSUED + "ORDER BY b.issued_at DESC", list(scope.stations))]


async def next_number(scope: Scope, year: int) -> int:
    """The number that a bulletin issued in this year would get."""
    rows = await Bulletin.raw(
        "SELECT coalesce(max(number), 0) + 1 AS next FROM bulletin WHERE station = ANY({}) AND year = {}",
        list(scope.stations),
        year,
    )
    return int(rows[0]["next"])


def _issued(row: dict[str, object]) -> Issued:
    figures = json.decode(str(row.pop("figures")), type=Figures)
    advice = json.decode(str(row.pop("advice")), type=tuple[tuple[str, str], ...])
    return Issued(figures=figures, advice=advice, **row)  # type: ignore[arg-type]
