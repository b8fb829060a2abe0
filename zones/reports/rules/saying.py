"""What was said, and when: words that may be kept, and what a phone's clock is worth."""

from datetime import datetime, timedelta
from typing import Literal

from zones.reports.errors.notes import NothingSaid, TooManyWords
from zones.reports.vocabulary.notes import MOST_WORDS

LATE = timedelta(minutes=10)
WRONG = timedelta(days=7)
Mark = Literal["", "late", "clock"]


def check_words(words: str, needed: bool = True, most: int = MOST_WORDS) -> str:
    """Without the blanks around it. Raises NothingSaid, TooManyWords."""
    said = words.strip()
    if needed and not said:
        raise NothingSaid()
    if len(said) > most:
        raise TooManyWords(most=most)
    return said


def told_at(phone_at: datetime | None, at: datetime) -> tuple[datetime, Mark]:
    """When it was said: by the phone's clock where that can be, marked where it came late; else when it was delivered.

    A clock that is ahead, or more than a week behind, is wrong.
    """
    if phone_at is None:
        return at, ""
    if phone_at - at > LATE or at - phone_at > WRONG:
        return at, "clock"
    return (phone_at, "late") if at - phone_at > LATE else (at, "")
