"""What a guard may tell that he did, what his unit says to it, and what an officer makes of it: asked → sent → confirmed."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from zones.reports.errors.notes import (
    BadWhen,
    DecidedBefore,
    NothingSaid,
    OwnRecord,
    SameWord,
    TooManyWords,
    TopicNeeded,
    UnitFirst,
    UnknownKind,
)
from zones.reports.rules.saying import check_words
from zones.reports.vocabulary.records import (
    BACK,
    DUTIES,
    MOST_CONTACTS,
    MOST_TOPIC,
    MOST_WHY,
    UNIT_VERDICTS,
    UNIT_WAITS,
    VERDICTS,
    Record,
)

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


def first_asked(led: bool, now: datetime) -> tuple[str, str, datetime | None]:
    """(state, the unit's word, deadline) of a new one. `led`: somebody else than the guard is in charge of his unit."""
    return ("asked", "", now + UNIT_WAITS) if led else ("sent", "nobody", None)


def unit_says(record: Record, verdict: str, said: str, account: int, person: int | None, now: datetime) -> Record:
    """属实, or 不是这样 with a sentence: either way it goes on to an officer. Who was silent may still speak until he decides.

    Raises UnknownKind, OwnRecord, DecidedBefore, NothingSaid, TooManyWords.
    """
    if verdict not in UNIT_VERDICTS:
        raise UnknownKind()
    if person == record.person:
        raise OwnRecord()
    if record.state != "asked" and not (record.state == "sent" and record.unit_word == "silent"):
        raise DecidedBefore()
    words = check_words(said, needed=verdict == "untrue", most=MOST_WHY)
    spoken = replace(record, unit_word=verdict, unit_account=account, unit_at=now, unit_said=words)
    return replace(spoken, state="sent", next_deadline=None)


def due(record: Record, now: datetime) -> Record | None:
    """Without a word of the unit for three days it is the officer's alone; None before that."""
    if record.next_deadline is None or now < record.next_deadline:
        return None
    return replace(record, state="sent", unit_word="silent", next_deadline=None)


def decide(
    record: Record, verdict: str, why: str, account: int, person: int | None, now: datetime, commended: bool = False
) -> Record:
    """`person` is who decides, where he is one; `commended`: it was commended or paid elsewhere, and is worth nothing here.

    Raises UnknownKind, OwnRecord, UnitFirst, SameWord, DecidedBefore, NothingSaid, TooManyWords.
    """
    if verdict not in VERDICTS:
        raise UnknownKind()
    if person == record.person:
        raise OwnRecord()
    record = due(record, now) or record
    if record.state == "asked":
        raise UnitFirst(days=UNIT_WAITS.days)
    if record.unit_account == account:
        raise SameWord()
    if record.state != FROM[verdict]:
        raise DecidedBefore()
    reason = why.strip() if verdict != "confirm" else ""
    if verdict != "confirm" and not reason:
        raise NothingSaid()
    if len(reason) > MOST_WHY:
        raise TooManyWords(most=MOST_WHY)
    paid = commended and verdict == "confirm"
    return replace(record, state=TO[verdict], why=reason, account=account, decided_at=now, commended=paid)
