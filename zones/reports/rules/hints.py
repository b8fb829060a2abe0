"""Which reasons there are to look at a claim twice. None of them refuses, deducts or decides anything: a person does."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from zones.ground.weeks import SHANGHAI
from zones.reports.rules.saying import told_at
from zones.reports.vocabulary.hints import Around, Hand, Hint, Other

AN_HOUR, TWO_DAYS = timedelta(hours=1), timedelta(hours=48)
FROM_ONE_TO_THE_OTHER = timedelta(minutes=30)
"""Two units lie this far apart, at most: nobody settles something at both within it."""
CLOCKS_DIFFER = timedelta(minutes=10)
FRIEND_MANY, FRIEND_PCT = 5, 80


def hints(around: Around) -> tuple[Hint, ...]:
    """In the order in which they are read: what was shown, when it was, whose hand."""
    return (*_photo(around), *_phone(around), *_places(around), *_times(around), *_friends(around))


def _photo(around: Around) -> Iterator[Hint]:
    for other in sorted(around.photos, key=lambda one: one.id)[:1]:
        yield Hint("same_photo", {"number": other.id, "name": other.name})


def _phone(around: Around) -> Iterator[Hint]:
    record = around.record
    near = {
        one.person: one.name
        for one in around.phones
        if one.person != record.person and abs(one.at - record.at) <= AN_HOUR
    }
    if near:
        yield Hint("same_phone", {"name": "、".join(near.values())})


def _places(around: Around) -> Iterator[Hint]:
    """Two places at once: two claims, or a claim while he walked or stood somewhere else."""
    record = around.record
    apart = [(abs(one.happened_at - record.happened_at), one) for one in around.others if _is_elsewhere(around, one)]
    for gap, other in sorted(apart, key=lambda one: (one[0], one[1].id))[:1]:
        if gap < FROM_ONE_TO_THE_OTHER:
            minutes = int(gap.total_seconds() // 60)
            yield Hint("two_places", {"minutes": minutes, "unit": other.unit_name, "number": other.id})
    for was in around.was:
        if was.since <= record.happened_at < was.until and was.unit != record.unit:
            times: dict[str, str | int] = {"since": _wall(was.since), "until": _wall(was.until)}
            yield Hint("on_shift", times | {"unit": was.unit_name}) if was.unit else Hint("on_patrol", times)


def _is_elsewhere(around: Around, other: Other) -> bool:
    record = around.record
    return other.id != record.id and other.person == record.person and other.unit != record.unit


def _times(around: Around) -> Iterator[Hint]:
    record = around.record
    said_at, mark = told_at(record.phone_at, record.at)
    if said_at - record.happened_at > TWO_DAYS:
        yield Hint("told_late", {"hours": int((said_at - record.happened_at).total_seconds() // 3600)})
    if mark != "clock" and record.phone_at is not None and record.happened_at - record.phone_at > CLOCKS_DIFFER:
        yield Hint("told_before", {})


def _friends(around: Around) -> Iterator[Hint]:
    """One confirmer for one guard."""
    for code, hands in (("one_officer", around.officers), ("one_manager", around.managers)):
        for hand in hands:
            if _is_friend(hand):
                yield Hint(code, {"all": hand.all, "many": hand.many, "name": hand.name})


def _is_friend(hand: Hand) -> bool:
    return hand.many >= FRIEND_MANY and hand.many * 100 >= FRIEND_PCT * hand.all


def _wall(at: datetime) -> str:
    return f"{at.astimezone(SHANGHAI):%H:%M}"
