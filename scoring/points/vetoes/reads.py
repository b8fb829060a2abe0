"""Vetoes and proposals; and the one question that prizes ask: `vetoed`."""

from datetime import date, datetime
from typing import Any

from msgspec import Struct

from scoring.points.vetoes.rules import weightiest
from scoring.points.vetoes.tables import Veto as Row
from scoring.points.vetoes.tables import VetoProposal
from scoring.points.vetoes.vocabulary import Proposal, Veto
from zones.ground.scope import Scope

_VETO = f"SELECT {', '.join(f'v.{name}' for name in Veto.__struct_fields__)}"
_PROPOSAL = f"SELECT {', '.join(f'p.{name}' for name in Proposal.__struct_fields__)}"
_STANDS = "v.lifts IS NULL AND NOT EXISTS (SELECT 1 FROM veto l WHERE l.lifts = v.id)"
_UNIT = """
coalesce((SELECT u.name FROM posting t JOIN unit u ON u.id = t.unit WHERE t.person = {of}.person AND t.station = {of}.station
          ORDER BY t.until DESC NULLS FIRST, t.id DESC LIMIT 1), '') AS unit_name
"""


class ProposalRow(Struct, frozen=True):
    """With the guard's name, the unit where he stands or stood last, and what the officer wrote."""

    proposal: Proposal
    name: str
    unit_name: str
    words: str


class VetoRow(Struct, frozen=True):
    """`lifted_at` and `reason` are the lifting row's."""

    veto: Veto
    name: str
    unit_name: str
    lifted_at: datetime | None
    reason: str


async def vetoed(scope: Scope, first: date, last: date) -> dict[int, Veto]:
    """Person → the veto that concerns his prizes of these days (both included), of the scope's stations, units or person.

    A veto bars: no prize. One that `holds` (suspicion) only puts a prize off until it is lifted or has ended. Where several
    stand, what bars comes first. What was lifted is as if it had never been. Whoever pays prizes has to ask here.
    """
    rows = await Row.raw(
        f"{_VETO} FROM veto v WHERE v.station = ANY({{}}) AND v.since <= {{}} AND v.until >= {{}} AND {_STANDS} "
        "AND ({}::bigint IS NULL OR v.person = {}) AND ({}::bigint[] IS NULL OR EXISTS (SELECT 1 FROM posting t "
        "WHERE t.person = v.person AND t.unit = ANY({}) AND (t.since IS NULL OR t.since <= {}) "
        "AND (t.until IS NULL OR t.until >= {}))) ORDER BY v.id",
        *(list(scope.stations), last, first),
        *(scope.person, scope.person),
        *(scope.only_units, scope.only_units, last, first),
    )
    return weightiest(Veto(**row) for row in rows)


async def vetoes(scope: Scope, most: int = 100) -> list[VetoRow]:
    """Of the scope's stations, the newest first; lifted ones, too."""
    rows = await Row.raw(
        f"{_VETO}, n.name, {_UNIT.format(of='v')}, l.at AS lifted_at, coalesce(l.reason, '') AS reason FROM veto v "
        "JOIN person n ON n.id = v.person LEFT JOIN veto l ON l.lifts = v.id "
        "WHERE v.station = ANY({}) AND v.lifts IS NULL ORDER BY v.id DESC LIMIT {}",
        list(scope.stations),
        most,
    )
    return [_veto_row(row) for row in rows]


async def proposals(scope: Scope, most: int = 60) -> list[ProposalRow]:
    """Of the scope's stations: those that wait, the oldest first; then those decided last."""
    rows = await VetoProposal.raw(
        f"{_PROPOSAL}, n.name, {_UNIT.format(of='p')}, coalesce(w.words, '') AS words FROM veto_proposal p "
        "JOIN person n ON n.id = p.person LEFT JOIN veto_words w ON w.proposal = p.id "
        "WHERE p.station = ANY({}) ORDER BY p.next_deadline NULLS LAST, p.decided_at DESC NULLS LAST, p.id DESC LIMIT {}",
        list(scope.stations),
        most,
    )
    return [_proposal_row(row) for row in rows]


async def locked(proposal: int) -> Proposal | None:
    """A proposal, held until the transaction ends."""
    rows = await VetoProposal.raw(f"{_PROPOSAL} FROM veto_proposal p WHERE p.id = {{}} FOR UPDATE", proposal)
    return Proposal(**rows[0]) if rows else None


async def standing(scope: Scope, veto: int) -> Veto | None:
    """A veto of the scope's stations that nobody lifted; None for any other."""
    rows = await Row.raw(
        f"{_VETO} FROM veto v WHERE v.id = {{}} AND v.station = ANY({{}}) AND {_STANDS}", veto, list(scope.stations)
    )
    return Veto(**rows[0]) if rows else None


async def made(scope: Scope, number: int, table: str) -> bool:
    """Whether there is such a veto (or veto_proposal) at the scope's stations."""
    rows = await Row.raw(
        f"SELECT 1 AS one FROM {table} WHERE id = {{}} AND station = ANY({{}})", number, list(scope.stations)
    )
    return bool(rows)


async def due(now: datetime) -> list[int]:
    """Proposals whose deadline has come."""
    rows = await VetoProposal.raw(
        "SELECT id FROM veto_proposal WHERE next_deadline <= {} ORDER BY next_deadline, id", now
    )
    return [row["id"] for row in rows]


def _veto_row(row: dict[str, Any]) -> VetoRow:
    shown = {name: row.pop(name) for name in ("name", "unit_name", "lifted_at", "reason")}
    return VetoRow(Veto(**row), **shown)


def _proposal_row(row: dict[str, Any]) -> ProposalRow:
    shown = {name: row.pop(name) for name in ("name", "unit_name", "words")}
    return ProposalRow(Proposal(**row), **shown)
