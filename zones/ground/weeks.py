"""Weeks and months as the bureau counts them: ISO weeks (Monday to Sunday) and calendar months of Asia/Shanghai."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from zones.ground.refused import Refused

SHANGHAI = ZoneInfo("Asia/Shanghai")


class NotAWeek(Refused):
    """The text names no ISO week."""

    code = "not_a_week"


class NotAMonth(Refused):
    """The text names no calendar month."""

    code = "not_a_month"


class Week(Struct, frozen=True, order=True):
    """An ISO week. Prints as 2018-W41; bulletins never show that, they give dates."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02d}"

    def __iter__(self) -> Iterator["Week"]:
        yield self

    @property
    def first(self) -> "Week":
        return self

    @property
    def last(self) -> "Week":
        return self

    @property
    def names(self) -> list[str]:
        """As records have it."""
        return [str(self)]

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def next(self) -> "Week":
        return week_of(self.monday + timedelta(days=7))

    @property
    def previous(self) -> "Week":
        return week_of(self.monday - timedelta(days=7))

    @property
    def a_year_before(self) -> "Week | None":
        """The week of the same number a year ago; None for a 53rd, which no two years in a row have."""
        return Week(self.year - 1, self.number) if self.number < 53 else None

    def __contains__(self, day: date) -> bool:
        return self.monday <= day <= self.sunday


class Weeks(Struct, frozen=True):
    """Whole weeks in a row, both ends included: what a month's or a campaign's records are told by. Prints as 2018-W40..2018-W43."""

    first: Week
    last: Week

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"

    def __iter__(self) -> Iterator[Week]:
        week = self.first
        while week <= self.last:
            yield week
            week = week.next

    @property
    def names(self) -> list[str]:
        """As records have them."""
        return [str(week) for week in self]

    @property
    def monday(self) -> date:
        return self.first.monday

    @property
    def sunday(self) -> date:
        return self.last.sunday

    @property
    def previous(self) -> "Weeks":
        """As many weeks right before: a longer period is never held against a shorter one."""
        return Weeks(week_of(self.monday - (self.last.next.monday - self.monday)), self.first.previous)

    @property
    def a_year_before(self) -> "Weeks | None":
        """The weeks of the same numbers a year ago; None where one of them is a 53rd."""
        first, last = self.first.a_year_before, self.last.a_year_before
        return Weeks(first, last) if first and last and all(week.a_year_before for week in self) else None

    def __contains__(self, day: date) -> bool:
        return self.monday <= day <= self.sunday


Span = Week | Weeks
"""What figures are counted of: a week, or several in a row."""


def weeks_of(month: date) -> Weeks:
    """The weeks of a calendar month: those whose Thursday lies in it, so that each week is of one month (as ISO has years)."""
    first, last = month_span(month)
    begins, ends = week_of(first), week_of(last)
    begins = begins if begins.monday + timedelta(days=3) >= first else begins.next
    return Weeks(begins, ends if ends.monday + timedelta(days=3) <= last else ends.previous)


def parse_span(text: str) -> Span:
    """Read 2018-W41 or 2018-W40..2018-W43. Raises NotAWeek."""
    first, dots, last = text.partition("..")
    if not dots:
        return parse_week(first)
    weeks = Weeks(parse_week(first), parse_week(last))
    if weeks.last <= weeks.first:
        raise NotAWeek(text=text)
    return weeks


def week_of(day: date) -> Week:
    """The ISO week in which a Shanghai day lies."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


def parse_week(text: str) -> Week:
    """Read 2018-W41 (also 2018W41, lower case, 2018-41). Raises NotAWeek."""
    found = re.fullmatch(r"\s*(\d{4})-?[Ww]?(\d{1,2})\s*", text)
    if found is None:
        raise NotAWeek(text=text)
    week = Week(int(found[1]), int(found[2]))
    try:
        date.fromisocalendar(week.year, week.number, 1)
    except ValueError:
        raise NotAWeek(text=text) from None
    return week


def month_of(day: date) -> str:
    """The calendar month of a Shanghai day, as 2018-10."""
    return f"{day.year:04d}-{day.month:02d}"


def parse_month(text: str) -> date:
    """The first day of 2018-10. Raises NotAMonth, also for years that no record of ours can be of."""
    try:
        first = date.fromisoformat(f"{text}-01") if len(text) == 7 and text.isascii() else None
    except ValueError:
        first = None
    if first is None or not 1949 <= first.year < 2200:
        raise NotAMonth(text=text)
    return first


def month_span(day: date) -> tuple[date, date]:
    """First and last day of the calendar month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def shanghai_day(instant: datetime) -> date:
    """The day on Shanghai's calendar at an instant (aware)."""
    return instant.astimezone(SHANGHAI).date()


def midnight(day: date) -> datetime:
    """The UTC instant at which a Shanghai day begins."""
    return shanghai_instant(datetime.combine(day, time()))


def whole_days(first: date, last: date) -> tuple[datetime, datetime]:
    """From the beginning of the first day to the end of the last, which is the beginning of the next."""
    return midnight(first), midnight(last + timedelta(days=1))


def shanghai_instant(wall: datetime) -> datetime:
    """The UTC instant at which a Shanghai wall clock shows `wall` (naive)."""
    return wall.replace(tzinfo=SHANGHAI).astimezone(UTC)
