"""Which settings are possible, which changes they make, which thresholds hold for a week."""

import re
from collections.abc import Iterable

from msgspec import convert

from bulletins.figures.rules import Thresholds
from bulletins.publishers.errors import BadBefore, BadForm, BadLead, BadLimit, BadSince
from bulletins.publishers.vocabulary import LIMITS, MOST_BEFORE, MOST_LEAD, WEEKS_AHEAD, Change, Limit, Settings
from zones.ground.weeks import Week

_LEAD = re.compile(r"[\u4e00-\u9fff]*")
_PLAIN = ("form", "document_lead", "issued_before", "automatic")


def check(wanted: Settings, least_before: int) -> None:
    """Raises BadForm, BadLead, BadBefore, BadLimit. `least_before` keeps the numbers in all from coming twice."""
    if wanted.form not in ("brief", "letter"):
        raise BadForm()
    if len(wanted.document_lead) > MOST_LEAD or not _LEAD.fullmatch(wanted.document_lead):
        raise BadLead(most=MOST_LEAD)
    if not least_before <= wanted.issued_before <= MOST_BEFORE:
        raise BadBefore(least=least_before, most=MOST_BEFORE)
    for limit in LIMITS:
        value = getattr(wanted.limits, limit.name)
        if not limit.least <= value <= limit.most:
            raise _out_of_range(limit)


def limits_from(texts: dict[str, str]) -> Thresholds:
    """Thresholds as somebody typed them, to 0.1. Raises BadLimit."""
    return convert({limit.name: _number(limit, texts.get(limit.name, "")) for limit in LIMITS}, Thresholds)


def _number(limit: Limit, text: str) -> int | float:
    pattern = r"\d{1,6}" if limit.whole else r"\d{1,6}(\.\d)?"
    if not text.isascii() or not re.fullmatch(pattern, text):
        raise _out_of_range(limit)
    return int(text) if limit.whole else float(text)


def _out_of_range(limit: Limit) -> BadLimit:
    kind = "整数" if limit.whole else "数，最多一位小数"
    return BadLimit(called=limit.sentence, least=f"{limit.least:g}", most=f"{limit.most:g}{limit.unit}", kind=kind)


def weeks_open(today: Week) -> tuple[Week, ...]:
    """From which weeks on a threshold may hold: the one that runs, whose draft is not made yet, and some to come."""
    found = [today]
    while len(found) <= WEEKS_AHEAD:
        found.append(found[-1].next)
    return tuple(found)


def since_open(since: Week, today: Week) -> None:
    """Raises BadSince."""
    if since not in weeks_open(today):
        raise BadSince(weeks=WEEKS_AHEAD)


def changes(before: Settings, after: Settings, since: Week) -> tuple[Change, ...]:
    """What became another: thresholds from a week on, the rest at once."""
    plain = [(name, getattr(before, name), getattr(after, name), "") for name in _PLAIN]
    dated = [
        (one.name, getattr(before.limits, one.name), getattr(after.limits, one.name), str(since)) for one in LIMITS
    ]
    return tuple(Change(name, told(was), told(is_), week) for name, was, is_, week in (*plain, *dated) if was != is_)


def told(value: object) -> str:
    """yes and no, 90, 2.5: as the book of settings writes a value."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def held(made: Iterable[Change], week: Week) -> Thresholds:
    """The thresholds of a week: of all changes that hold for it, the last one decided. `made` are in the order of deciding."""
    whole = {limit.name: limit.whole for limit in LIMITS}
    values: dict[str, int | float] = {}
    for one in made:
        if one.since and one.since <= str(week) and one.name in whole:
            values[one.name] = int(one.becomes) if whole[one.name] else float(one.becomes)
    return convert(values, Thresholds)
