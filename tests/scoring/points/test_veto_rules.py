"""A veto: on a ground, on paper where the ground is paper, by two persons, for a span; suspicion only holds."""

from datetime import UTC, date, datetime, timedelta

import pytest

from scoring.points.deductions.vocabulary import Hand
from scoring.points.vetoes.errors import (
    BadVetoDays,
    DocumentNeeded,
    OwnVeto,
    SameVetoHand,
    UnknownVetoWord,
    VetoDecided,
)
from scoring.points.vetoes.rules import check_lifting, decide, due, propose, weightiest
from scoring.points.vetoes.vocabulary import Proposal, Said, Veto

NOW = datetime(2026, 11, 17, 2, 0, tzinfo=UTC)
SINCE, UNTIL = date(2026, 11, 1), date(2027, 1, 31)
PAPER = "洋公（治）行罚决字〔2026〕12号"
OFFICER, OFFICE, GUARD = Hand(7, None), Hand(8, 108), 3


def proposal(ground: str = "drunk", document: str = "", hand: Hand = OFFICER, until: date = UNTIL) -> Proposal:
    return propose(Said(GUARD, ground, SINCE, until, document), 1, hand, 2, NOW)


def veto(number: int, ground: str = "drunk", until: date = UNTIL, person: int = GUARD) -> Veto:
    return Veto(number, 1, person, ground, SINCE, until, "", 7, 8, NOW)


@pytest.mark.parametrize("ground", ["penalty", "case_filed"])
def test_a_penalty_and_a_filed_case_rest_on_a_document(ground: str) -> None:
    with pytest.raises(DocumentNeeded):
        proposal(ground)
    assert proposal(ground, PAPER).document == PAPER


@pytest.mark.parametrize("document", ["张三喝了酒", "打人3次", "见 12号", "第" * 41 + "1号", "a;b1"])
def test_a_story_is_no_number_of_a_document(document: str) -> None:
    with pytest.raises(DocumentNeeded):
        proposal("drunk", document)


def test_what_rests_on_no_document_needs_none() -> None:
    assert proposal().next_deadline == NOW + timedelta(days=7)


@pytest.mark.parametrize("until", [SINCE - timedelta(days=1), SINCE + timedelta(days=367)])
def test_a_span_begins_before_it_ends_and_lasts_a_year_at_most(until: date) -> None:
    with pytest.raises(BadVetoDays):
        proposal(until=until)


def test_the_office_decides_what_an_officer_proposed() -> None:
    assert decide(proposal(), "made", OFFICE, None, NOW).state == "made"
    assert decide(proposal(), "declined", OFFICE, None, NOW).state == "declined"
    with pytest.raises(UnknownVetoWord):
        decide(proposal(), "perhaps", OFFICE, None, NOW)
    with pytest.raises(UnknownVetoWord):
        proposal("lazy")


@pytest.mark.parametrize(("hand", "proposer"), [(Hand(7, None), None), (Hand(8, 108), 108)])
def test_two_persons_are_needed(hand: Hand, proposer: int | None) -> None:
    with pytest.raises(SameVetoHand):
        decide(proposal(), "made", hand, proposer, NOW)


def test_nobody_has_a_hand_in_his_own() -> None:
    own = Hand(9, GUARD)
    with pytest.raises(OwnVeto):
        proposal(hand=own)
    with pytest.raises(OwnVeto):
        decide(proposal(), "made", own, None, NOW)
    with pytest.raises(OwnVeto):
        check_lifting(veto(1), "revoked", own)


def test_a_proposal_waits_seven_days() -> None:
    waits = proposal()
    assert due(waits, NOW + timedelta(days=6)) is None
    over = due(waits, NOW + timedelta(days=7))
    assert over is not None and (over.state, over.next_deadline) == ("lapsed", None)
    with pytest.raises(VetoDecided):
        decide(over, "made", OFFICE, None, NOW)


def test_it_is_lifted_for_a_reason() -> None:
    check_lifting(veto(1), "revoked", OFFICE)
    with pytest.raises(UnknownVetoWord):
        check_lifting(veto(1), "", OFFICE)


def test_of_several_the_one_that_bars_counts_and_a_suspicion_only_holds() -> None:
    later = UNTIL + timedelta(days=60)
    found = weightiest([veto(1), veto(2, "suspicion", later), veto(3, "suspicion", person=4), veto(4, until=later)])
    assert {person: (one.id, one.holds) for person, one in found.items()} == {3: (4, False), 4: (3, True)}
