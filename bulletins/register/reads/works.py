"""Who issues, and their bulletins from the first day on: drafts with their stages and the office's hand on the advice."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from bulletins.register.tables import Advice, Draft, DraftStep
from bulletins.register.tables import Publisher as Publishers
from bulletins.register.vocabulary import AdviceLine, Publisher, Taken, Work
from zones.ground.scope import Scope

_PUBLISHER = """
p.id AS publisher, p.bureau, p.station, b.name AS bureau_name, s.name AS station_name, p.form, p.document_lead,
p.issued_before, ARRAY(SELECT o.id FROM station o WHERE o.bureau = p.bureau AND (p.station IS NULL OR o.id = p.station)
                       ORDER BY o.id) AS stations
"""
_JOINED = "publisher p JOIN bureau b ON b.id = p.bureau LEFT JOIN station s ON s.id = p.station"
_BEGUN = f"draft d JOIN publisher p ON p.id = d.publisher {_JOINED.removeprefix('publisher p ')}"
_SEEN = "(p.station = ANY({}) OR p.station IS NULL AND p.bureau IN (SELECT bureau FROM station WHERE id = ANY({})))"

WHOLE = """
NOT EXISTS (SELECT FROM station o WHERE o.bureau = p.bureau AND (p.station IS NULL OR o.id = p.station) AND NOT o.id = ANY({}))
"""
"""Whether a publisher's stations are all of the scope's: what concerns a whole bulletin is for whoever looks after them all."""


async def publishers(scope: Scope) -> list[Publisher]:
    """Those whose bulletins the scope's stations are in: their bureaus, and they themselves."""
    seen = list(scope.stations)
    rows = await Publishers.raw(
        f"SELECT {_PUBLISHER} FROM {_JOINED} WHERE {_SEEN} ORDER BY p.bureau, p.station NULLS FIRST", seen, seen
    )
    return [_publisher(row) for row in rows]


async def publisher_of(publisher: int) -> Publisher | None:
    """One by its id."""
    rows = await Publishers.raw(f"SELECT {_PUBLISHER} FROM {_JOINED} WHERE p.id = {{}}", publisher)
    return _publisher(rows[0]) if rows else None


class Automatic(Struct, frozen=True):
    """A publisher whose drafts are made by themselves, and since when it has a station."""

    publisher: int
    stations: tuple[int, ...]
    since: datetime


async def automatic() -> list[Automatic]:
    """For the job that serves them all."""
    rows = await Publishers.raw(
        "SELECT p.id AS publisher, array_agg(s.id ORDER BY s.id) AS stations, min(s.created_at) AS since FROM publisher p "
        "JOIN station s ON s.bureau = p.bureau AND (p.station IS NULL OR s.id = p.station) WHERE p.automatic "
        "GROUP BY p.id ORDER BY p.id"
    )
    return [Automatic(row["publisher"], tuple(row["stations"]), row["since"]) for row in rows]


async def work(draft: int) -> Work | None:
    """A bulletin by the id in its addresses."""
    found = await _works("d.id = {}", draft)
    return found[0] if found else None


async def work_of(publisher: int, week: str) -> Work | None:
    """A publisher's bulletin of a week, if it was begun."""
    found = await _works("d.publisher = {} AND d.kind = 'weekly' AND d.week = {}", publisher, week)
    return found[0] if found else None


async def works(scope: Scope) -> list[Work]:
    """Everything begun by whoever publishes for the scope's stations, newest week first."""
    seen = list(scope.stations)
    return await _works(_SEEN, seen, seen)


async def _works(where: str, *values: Any) -> list[Work]:
    rows = await Draft.raw(
        f"SELECT d.id, d.kind, d.week, d.title, d.drafted_at, {_PUBLISHER} FROM {_BEGUN} WHERE {where} "
        "ORDER BY right(d.week, 8) DESC, p.station NULLS FIRST, d.id",
        *values,
    )
    return [Work(row["id"], _publisher(row), row["week"], row["drafted_at"], row["kind"], row["title"]) for row in rows]


async def edits(draft: int) -> list[AdviceLine]:
    """What the office changed in a draft's advice."""
    rows = await Advice.raw(
        "SELECT id, rule, text, '' AS evidence, state FROM advice WHERE draft = {} ORDER BY id", draft
    )
    return [AdviceLine(**row) for row in rows]


async def taken(draft: int) -> list[Taken]:
    """Every stage that was taken, in order."""
    rows = await DraftStep.raw(
        "SELECT t.step, o.name, t.account, t.digest, t.at, coalesce(n.text, '') AS note FROM draft_step t "
        "JOIN officer o ON o.id = t.officer LEFT JOIN step_note n ON n.step = t.id WHERE t.draft = {} ORDER BY t.id",
        draft,
    )
    return [Taken(**row) for row in rows]


def _publisher(row: dict[str, Any]) -> Publisher:
    return Publisher(
        row["publisher"],
        row["bureau"],
        row["station"],
        row["bureau_name"],
        row["station_name"],
        tuple(row["stations"]),
        row["form"],
        row["document_lead"],
        row["issued_before"],
    )
