"""Issued bulletins and their corrections, and what anybody may learn of one."""

import re
from typing import Any

from msgspec import json

from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Page
from bulletins.register.subjects import period_of
from bulletins.register.tables import Bulletin
from bulletins.register.tables import Erratum as Errata
from bulletins.register.vocabulary import Advised, Erratum, Issued, Kind, Subject, Verified
from bulletins.telling.page import bureau_office, station_itself
from zones.ground.scope import Scope
from zones.ground.weeks import Week, parse_span

_ISSUED = """
SELECT b.id, b.draft, b.week, b.year, b.number, b.total, b.issued_on, b.issued_at, i.name AS issued_by,
       r.name AS reviewed_by, b.figures, b.advice, b.sha256, b.pages, b.code, b.kind, b.title
FROM bulletin b JOIN officer i ON i.id = b.issued_by JOIN officer r ON r.id = b.reviewed_by
"""
_VERIFIED = """
SELECT b.number, b.year, b.kind, b.week, b.title, s.name AS station, u.name AS bureau,
       ARRAY(SELECT e.number FROM erratum e WHERE e.bulletin = b.id ORDER BY e.number) AS corrected,
       EXISTS (SELECT FROM erratum e WHERE e.bulletin = b.id AND e.withdraws) AS withdrawn,
"""
_OF = "JOIN publisher p ON p.id = b.publisher JOIN bureau u ON u.id = p.bureau LEFT JOIN station s ON s.id = p.station"
IN_SCOPE = """
JOIN publisher p ON p.id = b.publisher JOIN bureau u ON u.id = p.bureau LEFT JOIN station s ON s.id = p.station WHERE
(p.station = ANY({}) OR p.station IS NULL AND p.bureau IN (SELECT bureau FROM station WHERE id = ANY({})))
"""
CODE = re.compile(r"(\d{4})-(\d{1,6})-([0-9a-f]{12})")
"""What stands in the QR: year, number, digest of the content."""


async def issued(draft: int) -> Issued | None:
    """The bulletin that a draft became, with its corrections."""
    return await _one("b.draft = {}", draft)


async def issued_of(publisher: int, about: Subject) -> Issued | None:
    """A publisher's bulletin about a subject, with its corrections."""
    return await _one("b.publisher = {} AND b.kind = {} AND b.week = {}", publisher, about.kind, str(about.span))


async def _one(where: str, *values: Any) -> Issued | None:
    rows = await Bulletin.raw(f"{_ISSUED} WHERE {where}", *values)
    if not rows:
        return None
    return _issued(rows[0], tuple(await _errata(rows[0]["id"])))


async def page_printed(draft: int) -> Page | None:
    """What was printed, for its other editions; None for the earliest, of which only the file is kept."""
    rows = await Bulletin.raw("SELECT page FROM bulletin WHERE draft = {} AND page <> ''", draft)
    return json.decode(rows[0]["page"], type=Page) if rows else None


async def numbers_issued(scope: Scope) -> dict[int, int]:
    """The numbers of all bulletins in which the scope's stations are, by draft."""
    seen = list(scope.stations)
    rows = await Bulletin.raw(f"SELECT b.draft, b.number FROM bulletin b {IN_SCOPE}", seen, seen)
    return {row["draft"]: row["number"] for row in rows}


async def number_issued(scope: Scope, week: Week) -> int | None:
    """The number of the first bulletin about a week in which the scope's stations are; None while there is none."""
    seen = list(scope.stations)
    rows = await Bulletin.raw(
        f"SELECT b.number FROM bulletin b {IN_SCOPE} AND b.kind = 'weekly' AND b.week = {{}} ORDER BY b.id LIMIT 1",
        seen,
        seen,
        str(week),
    )
    return rows[0]["number"] if rows else None


async def last_before(publisher: int, draft: int) -> int | None:
    """The publisher's bulletin that was issued last, besides this one, by the id in its addresses."""
    rows = await Bulletin.raw(
        "SELECT draft FROM bulletin WHERE publisher = {} AND draft <> {} ORDER BY issued_at DESC, id DESC LIMIT 1",
        publisher,
        draft,
    )
    return int(rows[0]["draft"]) if rows else None


async def next_numbers(publisher: int, year: int, kind: Kind) -> tuple[int, int | None]:
    """The number that a bulletin issued in this year would get, and which one in all it would be; supplements are numbered
    apart and not counted in all.
    """
    apart = kind == "supplement"
    rows = await Bulletin.raw(
        "SELECT coalesce(max(b.number) FILTER (WHERE b.year = {}), 0) + 1 AS number, "
        "(SELECT issued_before FROM publisher WHERE id = {}) + count(*) + 1 AS total "
        "FROM bulletin b WHERE b.publisher = {} AND (b.kind = 'supplement') = {}",
        year,
        publisher,
        publisher,
        apart,
    )
    return int(rows[0]["number"]), None if apart else int(rows[0]["total"])


async def issued_by_digest(digest: str) -> Verified | None:
    """The bulletin, or the correction of one, whose file has this sha256: for anybody who holds the file."""
    if not re.fullmatch(r"[0-9a-f]{64}", digest.lower()):
        return None
    return await _verified("x.sha256 = {}", digest.lower())


async def issued_by_code(code: str) -> Verified | None:
    """The bulletin, or the correction of one, whose QR says this."""
    found = CODE.fullmatch(code)
    if found is None:
        return None
    return await _verified("x.code = {} AND b.year = {} AND b.number = {}", found[3], int(found[1]), int(found[2]))


async def _verified(where: str, *values: Any) -> Verified | None:
    rows = await Bulletin.raw(
        f"{_VERIFIED} b.issued_on, 0 AS erratum FROM bulletin b {_OF} WHERE {where.replace('x.', 'b.')}", *values
    )
    rows = rows or await Errata.raw(
        f"{_VERIFIED} x.issued_on, x.number AS erratum FROM erratum x JOIN bulletin b ON b.id = x.bulletin {_OF} "
        f"WHERE {where}",
        *values,
    )
    if not rows:
        return None
    row = rows[0]
    issuer = station_itself(row["station"]) if row["station"] else bureau_office(row["bureau"])
    period = period_of(Subject(row["kind"], parse_span(row["week"]), row["title"]))
    return Verified(
        row["number"],
        row["year"],
        period,
        issuer.name,
        row["issued_on"],
        row["erratum"],
        tuple(row["corrected"]),
        row["withdrawn"],
        row["kind"],
    )


async def _errata(bulletin: int) -> list[Erratum]:
    rows = await Errata.raw(
        "SELECT e.id, e.bulletin, e.number, e.withdraws, e.reason, e.items, e.issued_on, d.name AS drafted_by, "
        "r.name AS reviewed_by, i.name AS issued_by, e.sha256 FROM erratum e JOIN officer d ON d.id = e.drafted_by "
        "JOIN officer r ON r.id = e.reviewed_by JOIN officer i ON i.id = e.issued_by WHERE e.bulletin = {} ORDER BY e.number",
        bulletin,
    )
    return [
        Erratum(**row | {"items": json.decode(row["items"], type=tuple[tuple[str, str, str], ...])}) for row in rows
    ]


def _issued(row: dict[str, Any], errata: tuple[Erratum, ...]) -> Issued:
    figures = json.decode(row["figures"], type=Figures)
    advice = json.decode(row["advice"], type=tuple[Advised, ...])
    return Issued(**row | {"figures": figures, "advice": advice}, errata=errata)
