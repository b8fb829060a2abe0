"""Writes offers, enrolments, conditions and cards. Runs inside a flow's transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import asdict, replace

from scoring.exams.signup.errors import TicketTaken
from scoring.exams.signup.tables import ExamCard, ExamEligibility, ExamEnrolment, ExamOffer
from scoring.exams.signup.vocabulary import Enrolment, Offer


async def add_offer(offer: Offer) -> Offer:
    """With its id."""
    columns: dict[str, Any] = asdict(offer.plan) | {"papers": list(offer.plan.papers)}
    row = ExamOffer(station=offer.station, account=offer.account, at=offer.at, **columns)
    return replace(offer, id=int((await ExamOffer.insert(row))[0]["id"]))


async def call_off(offer: Offer) -> None:
    """As it now stands; it was held."""
    await ExamOffer.update({ExamOffer.called_off: offer.called_off}).where(ExamOffer.id == offer.id)


async def enrol(enrolment: Enrolment) -> Enrolment:
    """With its id; nobody else writes this guard's line meanwhile."""
    columns: dict[str, Any] = asdict(enrolment) | {"papers": list(enrolment.papers)}
    del columns["id"]
    return replace(enrolment, id=int((await ExamEnrolment.insert(ExamEnrolment(**columns)))[0]["id"]))


async def keep(enrolment: Enrolment) -> None:
    """As it now stands. Raises TicketTaken."""
    taken = enrolment.ticket and await ExamEnrolment.raw(
        "SELECT 1 AS one FROM exam_enrolment WHERE offer = {} AND ticket = {} AND id <> {} AND withdrawn_at IS NULL",
        *(enrolment.offer, enrolment.ticket, enrolment.id),
    )
    if taken:
        raise TicketTaken(number=enrolment.ticket)
    columns: dict[Any, Any] = asdict(enrolment) | {"papers": list(enrolment.papers)}
    del columns["id"]
    await ExamEnrolment.update(columns).where(ExamEnrolment.id == enrolment.id)


async def declare(person: int, unmet: Sequence[str], now: datetime) -> None:
    """What he says himself; what an officer found stays."""
    await ExamEligibility.raw(
        "INSERT INTO exam_eligibility (person, declared, declared_at) VALUES ({}, {}, {}) "
        "ON CONFLICT (person) DO UPDATE SET declared = excluded.declared, declared_at = excluded.declared_at",
        *(person, list(unmet), now),
    )


async def check(person: int, unmet: Sequence[str], account: int, now: datetime) -> None:
    """What an officer found in his papers."""
    await ExamEligibility.raw(
        "INSERT INTO exam_eligibility (person, checked, checked_at, checker) VALUES ({}, {}, {}, {}) "
        "ON CONFLICT (person) DO UPDATE SET checked = excluded.checked, checked_at = excluded.checked_at, checker = excluded.checker",
        *(person, list(unmet), now, account),
    )


async def put_card(person: int, station: int, account: int, now: datetime) -> None:
    """A card came for him."""
    await ExamCard.insert(ExamCard(person=person, station=station, account=account, at=now))


async def forget(person: int) -> None:
    """What was said and found of his conditions goes with who is erased; that he sat stays with the results."""
    await ExamEligibility.raw("DELETE FROM exam_eligibility WHERE person = {}", person)
