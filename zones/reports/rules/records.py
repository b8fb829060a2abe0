"""What a guard may tell that he did, and what an officer makes of it."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from zones.reports.errors.notes import (
    BadWhen,
    DecidedBefore,
    NothingSaid,
    OwnRecord,
    TooManyWords,
    TopicNeeded,
    UnknownKind,
)
from zones.reports.vocabulary.records import BACK, DUTIES, MOST_CONTACTS, MOST_TOPIC, MOST_WHY, VERDICTS, Record

AHEAD = timedelta(minutes=10)
FROM = {"confirm": "sent", "return": "sent", "withdraw": "confirmed"}
TO = {"confirm": "confirmed", "return": "returned", "withdraw": "withdrawn"}


def check_record(duty: str, happened_at: datetime | None, topic: str, contacts: int, now: datetime) -> datetime:
    """When it happened (at the latest now). Raises UnknownKind, BadWhen, TopicNeeded, TooManyWords."""
    if duty not in DUTIES:
        raise UnknownKind()
    if happened_at is None or not now - BACK <= happened_at <= now + AHEAD:
        raise BadWhen(days=BACK.days)
    if duty == "outreach" and not (topic and 0 < contacts <= MOST_CONTACTS):
        raise TopicNeeded(most=MOST_CONTACTS)
    if len(topic) > MOST_TOPIC:
        raise TooManyWords(most=MOST_TOPIC)
    return min(happened_at, now)


def decide(record: Record, verdict: str, why: str, account: int, person: int | None, now: datetime) -> Record:
    """`person` is who decides, where he is one. Raises UnknownKind, OwnRecord, DecidedBefore, NothingSaid, TooManyWords."""
    if verdict not in VERDICTS:
        raise UnknownKind()
    if person == record.person:
        raise OwnRecord()
    if record.state != FROM[verdict]:
        raise DecidedBefore()
    reason = why.strip() if verdict != "confirm" else ""
    if verdict != "confirm" and not reason:
        raise NothingSaid()
    if len(reason) > MOST_WHY:
        raise TooManyWords(most=MOST_WHY)
    return replace(record, state=TO[verdict], why=reason, account=account, decided_at=now)
