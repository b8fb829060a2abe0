"""What a bulletin is about: a week, a calendar month's weeks, a campaign's weeks; a supplement counts nothing. Rules only."""

import unicodedata
from datetime import date, timedelta

from bulletins.register.errors import TitleNeeded, TooManyWeeks
from bulletins.register.vocabulary import Subject
from bulletins.telling.phrases import span
from zones.ground.weeks import Week, Weeks, parse_month, week_of, weeks_of

MOST_TITLE, MOST_WEEKS = 30, 26
"""Characters of a campaign's name or a supplement's title; weeks of a campaign, half a year."""


def weekly(week: Week) -> Subject:
    return Subject("weekly", week)


def monthly(month: str) -> Subject:
    """Of 2018-10: the weeks whose Thursday lies in it. Raises NotAMonth."""
    return Subject("monthly", weeks_of(parse_month(month)))


def special(title: str, first: date, last: date) -> Subject:
    """The whole weeks in which a campaign's days lie. Raises TitleNeeded, TooManyWeeks."""
    begins, ends = week_of(first), week_of(last)
    if ends < begins or (ends.monday - begins.monday).days >= 7 * MOST_WEEKS:
        raise TooManyWeeks(most=MOST_WEEKS)
    return Subject("special", begins if begins == ends else Weeks(begins, ends), title_of(title))


def supplement(title: str, today: date) -> Subject:
    """Raises TitleNeeded."""
    return Subject("supplement", week_of(today), title_of(title))


def title_of(text: str) -> str:
    """In one line. Raises TitleNeeded."""
    title = " ".join(text.split())
    if not 0 < len(title) <= MOST_TITLE or any(unicodedata.category(letter)[0] == "C" for letter in title):
        raise TitleNeeded(most=MOST_TITLE)
    return title


def period_of(about: Subject) -> str:
    """In words: 10月8日至14日; 2018年10月（10月1日至28日）; 国庆安保（10月1日至7日）; a supplement's title."""
    days = span(about.span)
    if about.kind == "monthly":
        return f"{_month(about).year}年{_month(about).month}月（{days}）"
    return {"weekly": days, "special": f"{about.title}（{days}）", "supplement": about.title}[about.kind]


def titled(about: Subject, on: date) -> str:
    """What a bulletin's title says instead of the days, for all but a week's."""
    if about.kind == "monthly":
        month = _month(about)
        return f"{month.year}年{month.month}月" if month.year != on.year else f"{month.month}月"
    year = f"{about.span.monday.year}年" if about.span.sunday.year != on.year else ""
    return f"{about.title}期间（{year}{span(about.span)}）" if about.kind == "special" else ""


def _month(about: Subject) -> date:
    """A day of the calendar month whose weeks these are."""
    return about.span.monday + timedelta(days=3)
