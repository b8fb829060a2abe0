"""Looks into the archive: a bulletin's frozen figures, who answers a question, the weeks of a year."""

from msgspec import json

from bulletins.archive.rules import pattern_of
from bulletins.archive.tables import BulletinCount, BulletinFigure
from bulletins.archive.vocabulary import MOST_FOUND, TRENDS, Asked, Counted, Found, Week
from bulletins.figures.flat import Figure
from bulletins.figures.rules import Thresholds
from bulletins.register.reads.issued import IN_SCOPE
from bulletins.register.tables import Bulletin, Draft
from zones.ground.scope import Scope

_COMPARED = {"ge": ">=", "le": "<=", "eq": "="}
_FOUND = f"""
SELECT b.draft, coalesce(s.name, u.name) AS issuer, b.kind, b.title, b.week, b.year, b.number, b.issued_on,
    (SELECT count(*) FROM erratum e WHERE e.bulletin = b.id AND NOT e.withdraws)::int AS corrected,
    EXISTS (SELECT FROM erratum e WHERE e.bulletin = b.id AND e.withdraws) AS withdrawn,
    coalesce(hit.heading, '') AS heading, coalesce(hit.text, '') AS text,
    coalesce(f.label, '') AS label, f.value, coalesce(f.unit, '') AS unit
FROM bulletin b LEFT JOIN bulletin_figure f ON f.bulletin = b.id AND f.path = {{}}
LEFT JOIN LATERAL (SELECT g.heading, g.text FROM bulletin_paragraph g WHERE g.bulletin = b.id AND g.text LIKE ALL({{}}::text[])
                   ORDER BY g.id LIMIT 1) hit ON cardinality({{}}::text[]) > 0
{IN_SCOPE}
"""


async def figures_of(draft: int) -> tuple[Figure, ...]:
    """The frozen figures of an issued bulletin in reading order, by the id in its addresses."""
    rows = await BulletinFigure.raw(
        "SELECT f.path, f.label, f.value, f.unit FROM bulletin_figure f JOIN bulletin b ON b.id = f.bulletin "
        "WHERE b.draft = {} ORDER BY f.id",
        draft,
    )
    return tuple(Figure(row["path"], row["label"], _plain(row["value"]), row["unit"]) for row in rows)


async def counted(draft: int) -> Counted | None:
    """How it was counted; None for what was issued before that was written down."""
    rows = await BulletinCount.raw(
        "SELECT c.first_week, c.last_week, c.stations, coalesce(r.version, '') AS rule_book, c.routine_cap, c.limits, "
        "c.counted_at FROM bulletin_count c JOIN bulletin b ON b.id = c.bulletin LEFT JOIN rule_book r ON r.id = c.rule_book "
        "WHERE b.draft = {}",
        draft,
    )
    if not rows:
        return None
    row = rows[0]
    stations = json.decode(row["stations"], type=tuple[int, ...])
    return Counted(**row | {"stations": stations, "limits": json.decode(row["limits"], type=Thresholds)})


async def found(scope: Scope, asked: Asked) -> list[Found]:
    """Bulletins that the scope's stations are in and that answer, newest first; one more than is shown, if there is one."""
    seen, patterns = list(scope.stations), [pattern_of(word) for word in asked.words]
    where, values = _where(asked)
    rows = await Bulletin.raw(
        f"{_FOUND} {where} ORDER BY b.issued_at DESC, b.id DESC LIMIT {MOST_FOUND + 1}",
        asked.figure,
        patterns,
        patterns,
        seen,
        seen,
        *values,
    )
    return [Found(**row | {"value": _plain(row["value"])}) for row in rows]


def _where(asked: Asked) -> tuple[str, list[float]]:
    """What is asked beside the scope, and its values."""
    told = {"b.publisher": asked.publisher, "b.year": asked.year, "b.number": asked.number}
    where = "".join(f" AND {column} = {{}}" for column, value in told.items() if value is not None)
    values: list[float] = [value for value in told.values() if value is not None]
    if asked.words:
        where += " AND hit.text IS NOT NULL"
    if asked.figure and asked.value is not None:
        where += f" AND f.value {_COMPARED[asked.how]} {{}}::float8"
        values.append(asked.value)
    return where, values


async def known(scope: Scope) -> list[Figure]:
    """What may be asked for: the figures of the whole in the newest bulletin of the scope's stations."""
    seen = list(scope.stations)
    rows = await BulletinFigure.raw(
        f"SELECT f.path, f.label, f.value, f.unit FROM (SELECT b.id FROM bulletin b {IN_SCOPE} "
        "AND b.kind <> 'supplement' ORDER BY b.issued_at DESC, b.id DESC LIMIT 1) newest JOIN bulletin_figure f ON f.bulletin = newest.id WHERE f.path NOT LIKE '%.%.%' ORDER BY f.id",
        seen,
        seen,
    )
    return [Figure(**row) for row in rows]


async def years(scope: Scope) -> list[int]:
    """Years in which something was issued that the scope's stations are in, newest first."""
    seen = list(scope.stations)
    rows = await Bulletin.raw(f"SELECT DISTINCT b.year FROM bulletin b {IN_SCOPE} ORDER BY b.year DESC", seen, seen)
    return [row["year"] for row in rows]


async def weeks_of(publisher: int, year: int) -> tuple[Week, ...]:
    """What a publisher began in the weeks of a year, in their order."""
    rows = await Draft.raw(
        "SELECT d.id AS draft, d.week, coalesce((SELECT t.step FROM draft_step t WHERE t.draft = d.id ORDER BY t.id DESC LIMIT 1), "
        "'') AS step, b.number, (SELECT count(*) FROM erratum e WHERE e.bulletin = b.id AND NOT e.withdraws)::int AS corrected, "
        "EXISTS (SELECT FROM erratum e WHERE e.bulletin = b.id AND e.withdraws) AS withdrawn "
        "FROM draft d LEFT JOIN bulletin b ON b.draft = d.id WHERE d.publisher = {} AND d.kind = 'weekly' AND d.week LIKE {} ORDER BY d.week, d.id",
        publisher,
        f"{year}-W%",
    )
    return tuple(Week(**row) for row in rows)


async def trends(publisher: int, year: int) -> dict[str, dict[int, float]]:
    """The five main figures by path and draft, of what a publisher issued about the weeks of a year: one statement."""
    rows = await BulletinFigure.raw(
        "SELECT f.path, b.draft, f.value FROM bulletin b JOIN bulletin_figure f ON f.bulletin = b.id "
        "WHERE b.publisher = {} AND b.kind = 'weekly' AND b.week LIKE {} AND f.path = ANY({}) AND f.value IS NOT NULL ORDER BY b.week",
        publisher,
        f"{year}-W%",
        list(TRENDS),
    )
    every: dict[str, dict[int, float]] = {path: {} for path in TRENDS}
    for row in rows:
        every[row["path"]][row["draft"]] = row["value"]
    return every


def _plain(value: float | None) -> float | None:
    """A whole number without its .0: a count is told as it was counted."""
    return int(value) if value is not None and value == int(value) else value
