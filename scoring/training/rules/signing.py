"""Signing in and out by the code on the trainer's screen, and which sign-ins somebody should look at."""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from scoring.training.errors import (
    NotYetTraining,
    SigningOutClosed,
    SignInOver,
    TrainerHimself,
    TrainingMoved,
    WrongCode,
)
from scoring.training.rules.holding import check_open
from scoring.training.vocabulary import EARLY, LATE, Attendance, Session


def screen_on(session: Session, now: datetime) -> bool:
    """Whether its screen shows a code."""
    return session.state == "planned" and session.begins_at - EARLY <= now <= session.ends_at + LATE


def signed(
    session: Session, before: Attendance | None, new: Attendance, *, code_right: bool, now: datetime
) -> Attendance:
    """In, or out once signing out is open. `new` is his empty row, `before` what he has of this session that stands.

    Whoever signs twice has signed once. Raises TrainingMoved, NotYetTraining, TrainerHimself, WrongCode, SigningOutClosed,
    SignInOver.
    """
    check_open(session)
    if now < session.begins_at - EARLY:
        raise NotYetTraining()
    if now > session.ends_at + LATE:
        raise TrainingMoved()
    if new.person == session.trainer:
        raise TrainerHimself()
    if not code_right:
        raise WrongCode()
    if before is None:
        if session.out_from is not None:
            raise SignInOver()
        return replace(new, in_at=now)
    if before.whole:
        return before
    if session.out_from is None:
        raise SigningOutClosed()
    return replace(before, out_at=now)


def ticked(session: Session, before: Attendance | None, new: Attendance, account: int) -> Attendance:
    """On the roll, by whoever leads it; one who forgot to sign out keeps his sign-in. Raises TrainerHimself."""
    if new.person == session.trainer:
        raise TrainerHimself()
    if before is not None and before.whole:
        return before
    return replace(before or new, ticked_by=account)


def shared(attendances: Iterable[Attendance]) -> dict[int, tuple[int, ...]]:
    """Person → the others who signed in by the same telephone. Flagged for the trainer, never refused."""
    by_phone: dict[bytes, set[int]] = {}
    for one in attendances:
        if one.phone and one.struck_by is None:
            by_phone.setdefault(one.phone, set()).add(one.person)
    return {
        person: tuple(sorted(persons - {person}))
        for persons in by_phone.values()
        if len(persons) > 1
        for person in persons
    }
