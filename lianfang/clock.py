"""The moved clock of tests. Production never moves it: time is the database's, read at BEGIN by `transaction()`."""

from datetime import datetime, timedelta

_ahead = timedelta()


def moved(instant: datetime) -> datetime:
    """The instant that counts, given the database's own reading."""
    return instant + _ahead


def ahead() -> timedelta:
    """How far the clock is moved: for statements that read the database's own."""
    return _ahead


def set_clock(shows: datetime, real: datetime) -> None:
    """From now on the clock shows `shows` where the database reads `real`, and runs on."""
    global _ahead
    _ahead = shows - real


def reset_clock() -> None:
    """Back to the database's time."""
    global _ahead
    _ahead = timedelta()
