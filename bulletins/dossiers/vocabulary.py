"""The days that a dossier covers."""

from datetime import date, datetime

from msgspec import Struct

from bulletins.dossiers.errors import BadSpan
from zones.ground.weeks import whole_days

MOST_DAYS = 366


class Span(Struct, frozen=True):
    """From the first day to the last, both of them in it."""

    first: date
    last: date

    @property
    def instants(self) -> tuple[datetime, datetime]:
        """The UTC instants from which and before which something happened in it."""
        return whole_days(self.first, self.last)

    @property
    def told(self) -> str:
        return f"{day_told(self.first)}至{day_told(self.last)}"


def span_of(first: date | None, last: date | None) -> Span:
    """Raises BadSpan."""
    if first is None or last is None or not 0 <= (last - first).days < MOST_DAYS:
        raise BadSpan(most=MOST_DAYS)
    return Span(first, last)


def day_told(day: date) -> str:
    """2018年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"
