"""Writes the book of vetoes, proposals and the words beside them. Runs inside a flow's transaction."""

from datetime import datetime
from typing import Any

from msgspec.structs import asdict, replace

from scoring.points.vetoes.errors import VetoDecided
from scoring.points.vetoes.tables import Veto as Row
from scoring.points.vetoes.tables import VetoProposal, VetoWords
from scoring.points.vetoes.vocabulary import Proposal, Veto


async def add_proposal(new: Proposal, words: str, now: datetime) -> Proposal:
    """With its id."""
    columns = asdict(new)
    del columns["id"]
    made = replace(new, id=int((await VetoProposal.insert(VetoProposal(**columns)))[0]["id"]))
    if words:
        await VetoWords.insert(VetoWords(proposal=made.id, words=words, at=now))
    return made


async def keep(proposal: Proposal) -> None:
    """As it now stands; it was held."""
    moving = ("state", "decider", "decided_at", "next_deadline")
    await VetoProposal.update({name: getattr(proposal, name) for name in moving}).where(VetoProposal.id == proposal.id)


async def write(proposal: Proposal, account: int, now: datetime) -> Veto:
    """The row that the office's word makes of a proposal."""
    columns: dict[str, Any] = {
        "station": proposal.station,
        "person": proposal.person,
        "ground": proposal.ground,
        "since": proposal.since,
        "until": proposal.until,
        "document": proposal.document,
        "proposer": proposal.account,
        "account": account,
        "at": now,
    }
    rows = await Row.insert(Row(proposal=proposal.id, **columns))
    return Veto(id=int(rows[0]["id"]), **columns)


async def lift(veto: Veto, reason: str, account: int, now: datetime) -> None:
    """A row of its own. Raises VetoDecided where another one was first."""
    rows = await Row.raw(
        "INSERT INTO veto (station, person, ground, since, until, document, proposal, proposer, account, lifts, reason, at) "
        "SELECT station, person, ground, since, until, document, proposal, proposer, {}, id, {}, {} FROM veto WHERE id = {} "
        "ON CONFLICT DO NOTHING RETURNING id",
        account,
        reason,
        now,
        veto.id,
    )
    if not rows:
        raise VetoDecided()


async def forget_words(person: int) -> None:
    """All that was written about him."""
    await VetoWords.raw(
        "DELETE FROM veto_words WHERE proposal IN (SELECT id FROM veto_proposal WHERE person = {})", person
    )
