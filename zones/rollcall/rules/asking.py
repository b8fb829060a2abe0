"""Whom a call asks: posts manned at that minute, less those that are excused, each with the reason."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

from zones.duty.vocabulary import OnDuty
from zones.ground.weeks import SHANGHAI
from zones.rollcall.vocabulary import CALL, HAND_OVER, LINE, PATROL, SCHOOL, STANDBY, Asked

HAND_OVER_WITHIN = timedelta(minutes=15)
SCHOOL_MIN = ((7 * 60, 8 * 60 + 20), (16 * 60, 18 * 60))
SCHOOLS = ("学校", "中学", "小学", "幼儿园")


class Ground(Struct, frozen=True):
    """Who walks and who is on a call now, which units are schools, which posts have a broken line."""

    walking: frozenset[int] = frozenset()
    on_call: frozenset[int] = frozenset()
    schools: frozenset[int] = frozenset()
    broken: frozenset[int] = frozenset()


def is_school(category: str) -> bool:
    return any(word in category for word in SCHOOLS)


def whom_to_ask(rows: Iterable[OnDuty], ground: Ground, now: datetime, *, quiet: bool) -> list[Asked]:
    """Posts of units, in the order of the rows; who moves as a team stands at no post. Excused is a post where nobody
    could answer; the reason is that of the first who stands there."""
    reasons: dict[int, list[str]] = {}
    asked: dict[int, OnDuty] = {}
    at_school = _is_school_minute(now)
    for row in rows:
        if row.unit is None or row.team:
            continue
        asked.setdefault(row.post, row)
        reasons.setdefault(row.post, []).append(_reason(row, ground, now, quiet, at_school))
    return [
        Asked(row.unit or 0, post, row.post_name, reason=reasons[post][0] if all(reasons[post]) else "")
        for post, row in asked.items()
    ]


def _reason(row: OnDuty, ground: Ground, now: datetime, quiet: bool, at_school: bool) -> str:
    if row.post in ground.broken:
        return LINE
    if quiet and row.leave == "standby":
        return STANDBY
    if row.person in ground.on_call:
        return CALL
    if row.person in ground.walking:
        return PATROL
    if at_school and row.unit in ground.schools:
        return SCHOOL
    near = abs(now - row.starts_at) <= HAND_OVER_WITHIN or abs(now - row.ends_at) <= HAND_OVER_WITHIN
    return HAND_OVER if near else ""


def _is_school_minute(now: datetime) -> bool:
    wall = now.astimezone(SHANGHAI)
    return any(since <= wall.hour * 60 + wall.minute < until for since, until in SCHOOL_MIN)
