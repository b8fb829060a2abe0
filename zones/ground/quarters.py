"""Quarters of the year as the bureau counts them, by Shanghai's calendar."""

import re
from datetime import date, timedelta

from msgspec import Struct


class Quarter(Struct, frozen=True, order=True):
    """Prints as 2018-Q4."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04d}-Q{self.number}"

    @property
    def first(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def span(self) -> tuple[date, date]:
        """First and last day."""
        return self.first, self.last

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def previous(self) -> "Quarter":
        return Quarter(self.year - (self.number == 1), (self.number + 2) % 4 + 1)


def quarter_of(day: date) -> Quarter:
    """The quarter in which a Shanghai day lies."""
    return Quarter(day.year, (day.month + 2) // 3)


def parse_quarter(text: str) -> Quarter:
    """Read 2018-Q4. Raises ValueError."""
    found = re.fullmatch(r"(\d{4})-Q([1-4])", text)
    if found is None:
        raise ValueError(text)
    return Quarter(int(found[1]), int(found[2]))
