"""Who may put a veto on a guard, on what ground, for how long. A document's number stands in the book, a story never does."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec.structs import replace

from scoring.points.deductions.vocabulary import Hand
from scoring.points.vetoes.errors import (
    BadVetoDays,
    DocumentNeeded,
    OwnVeto,
    SameVetoHand,
    UnknownVetoWord,
    VetoDecided,
)
from scoring.points.vetoes.vocabulary import (
    DECISIONS,
    GROUNDS,
    LONGEST,
    MOST_DOCUMENT,
    ON_PAPER,
    REASONS,
    WITHIN,
    Proposal,
    Said,
    Veto,
)
from zones.ground.notice import Notice

_NUMBER = re.compile(r"[\w〔〕()（）\[\]【】\-—－]*\d号?")


def propose(said: Said, station: int, hand: Hand, officer: int | None, now: datetime) -> Proposal:
    """A new proposal, without its id. Raises UnknownVetoWord, BadVetoDays, DocumentNeeded, OwnVeto."""
    if said.ground not in GROUNDS:
        raise UnknownVetoWord()
    if not timedelta() <= said.until - said.since <= LONGEST:
        raise BadVetoDays(days=LONGEST.days)
    if not (_is_number(said.document) if said.document else said.ground not in ON_PAPER):
        raise DocumentNeeded(most=MOST_DOCUMENT)
    if hand.person == said.person:
        raise OwnVeto()
    return Proposal(
        0, station, said.person, said.ground, said.since, said.until, said.document, hand.account, officer, now,
        "waiting", None, None, now + WITHIN,
    )  # fmt: skip


def decide(proposal: Proposal, decision: str, hand: Hand, proposer: int | None, now: datetime) -> Proposal:
    """The office's word: made or declined. `proposer` is the person who proposed it, where he is one.

    Raises UnknownVetoWord, OwnVeto, SameVetoHand, VetoDecided.
    """
    if decision not in DECISIONS:
        raise UnknownVetoWord()
    if hand.person == proposal.person:
        raise OwnVeto()
    if hand.account == proposal.account or (hand.person is not None and hand.person == proposer):
        raise SameVetoHand()
    if proposal.state != "waiting":
        raise VetoDecided()
    return replace(proposal, state=decision, decider=hand.account, decided_at=now, next_deadline=None)


def check_lifting(veto: Veto, reason: str, hand: Hand) -> None:
    """Raises UnknownVetoWord, OwnVeto."""
    if reason not in REASONS:
        raise UnknownVetoWord()
    if hand.person == veto.person:
        raise OwnVeto()


def due(proposal: Proposal, now: datetime) -> Proposal | None:
    """Lapsed, once its deadline has come; None before that."""
    if proposal.next_deadline is None or now < proposal.next_deadline:
        return None
    return replace(proposal, state="lapsed", next_deadline=None)


def weightiest(vetoes: Iterable[Veto]) -> dict[int, Veto]:
    """One for each person: what bars before what only holds, then what lasts longest."""
    found: dict[int, Veto] = {}
    for veto in sorted(vetoes, key=lambda one: (not one.holds, one.until, one.id)):
        found[veto.person] = veto
    return found


def of_proposal(proposal: Proposal, bureau: int) -> Notice:
    """The office looks at it."""
    return Notice("veto_proposed", f"command:{bureau}", f"veto-proposal:{proposal.id}", proposal.id)


def of_decision(proposal: Proposal) -> Notice:
    """Whoever proposed it hears what became of it."""
    to = f"officer:{proposal.officer}" if proposal.officer else f"desk:{proposal.station}"
    return Notice(f"veto_{proposal.state}", to, f"veto-proposal:{proposal.id}:{proposal.state}", proposal.id)


def of_veto(veto: Veto, lifted: bool) -> Notice:
    """The guard is told at once. His unit is not."""
    kind = "veto_lifted" if lifted else "veto_in_force"
    return Notice(kind, f"person:{veto.person}", f"veto:{veto.id}:{kind}", veto.id)


def _is_number(document: str) -> bool:
    return len(document) <= MOST_DOCUMENT and _NUMBER.fullmatch(document) is not None
