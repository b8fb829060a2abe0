"""Reads of the register: a week's draft and its edits, issued bulletins, units' answers to their lines."""

import re
from datetime import datetime

from msgspec import json

from bulletins.figures.vocabulary import Figures
from bulletins.register.tables import Advice, Bulletin, Draft, LineAnswer
from bulletins.register.vocabulary import AdviceLine, Issued, UnitAnswer, Verified
from bulletins.telling.page import bureau_office, station_itself
from bulletins.telling.phrases import span
from zones.ground.scope import Scope
from zones.ground.weeks import Week, parse_week

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


async def number_issued(scope: Scope, week: Week) -> int | None:
    """The number of a week's bulletin; None while it is not issued."""
    rows = await Bulletin.raw(
        "SELECT max(number) AS number FROM bulletin WHERE station = ANY({}) AND week = {}",
        list(scope.stations),
        str(week),
    )
    return rows[0]["number"]


async def issued_by_digest(digest: str) -> Verified | None:
    """The bulletin whose file has this sha256, for anybody who holds the file. Its issuer is named as on the day of issue."""
    if not re.fullmatch(r"[0-9a-f]{64}", digest.lower()):
        return None
    rows = await Bulletin.raw(
        "SELECT b.number, b.year, b.week, b.issued_on, s.name AS station, u.name AS bureau,"
        " (SELECT count(*) FROM station o WHERE o.bureau = s.bureau AND o.created_at <= b.issued_at) = 1 AS alone "
        "FROM bulletin b JOIN station s ON s.id = b.station JOIN bureau u ON u.id = s.bureau WHERE b.sha256 = {}",
        digest.lower(),
    )
    if not rows:
        return None
    row = rows[0]
    issuer = bureau_office(row["bureau"]) if row["alone"] else station_itself(row["station"])
    return Verified(row["number"], row["year"], span(parse_week(row["week"])), issuer.name, row["issued_on"])


async def answers(scope: Scope, week: Week) -> list[UnitAnswer]:
    """What the scope's units last said of their lines in a week, in the order of the roster."""
    rows = await LineAnswer.raw(
        "SELECT * FROM (SELECT DISTINCT ON (a.unit) a.id, a.unit, u.name, a.state, coalesce(n.text, '') AS text, a.at, "
        "a.revision, a.turns, a.answered, a.expected, a.items, z.position AS z, u.zone, u.position FROM line_answer a "
        "JOIN unit u ON u.id = a.unit JOIN zone z ON z.id = u.zone LEFT JOIN line_note n ON n.answer = a.id "
        "WHERE a.station = ANY({}) AND a.week = {} AND ({}::bigint[] IS NULL OR a.unit = ANY({})) "
        "ORDER BY a.unit, a.revision DESC) last ORDER BY z, zone, position, unit",
        list(scope.stations),
        str(week),
        scope.only_units,
        scope.only_units,
    )
    return [UnitAnswer(**{name: row[name] for name in UnitAnswer.__struct_fields__[:-1]}) for row in rows]


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
