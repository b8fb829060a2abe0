"""Who is on duty in words: by zone and unit, the teams that move first."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from lianfang.web.pages.desk_words import clock
from lianfang.web.pages.hand_over_words import state_of
from lianfang.web.views import DutyRow, DutyZone, Tag
from zones.duty.vocabulary import LEAVE_WORDS, TEAM_WORDS, HandOverRow, OnDuty
from zones.roster.reads import ZoneRow

TEAMS = "机动"
ELSEWHERE = "别处"


def duty_zones(
    people: Iterable[OnDuty], zones: Iterable[ZoneRow], states: Mapping[int, Tag] | None = None
) -> tuple[DutyZone, ...]:
    """Every zone, also those with nobody. `states` by person where a hand-over says more than that he signed on."""
    rows = list(people)
    named = [(TEAMS, [one for one in rows if one.team])]
    known = {zone.id: zone.name for zone in zones}
    named += [(name, [one for one in rows if one.zone == zone and not one.team]) for zone, name in known.items()]
    stray = [one for one in rows if not one.team and one.zone not in known]
    named += [(ELSEWHERE, stray)] if stray else []
    known_states = states or {}
    return tuple(
        DutyZone(name, count_of(some), tuple(_row(one, known_states.get(one.person)) for one in some))
        for name, some in named
    )


def states_of(overs: Iterable[HandOverRow], now: datetime) -> dict[int, Tag]:
    """What stands beside both who hand over, and beside who waits in vain."""
    return {person: state_of(one, now) for one in overs for person in (one.leaving, one.coming) if person is not None}


def count_of(rows: list[OnDuty]) -> str:
    """9 人；8 人，只排了班 1 人；没有人."""
    planned = sum(not one.signed_on for one in rows)
    there = len(rows) - planned
    parts = [f"{there} 人"] if there else []
    parts += [f"只排了班 {planned} 人"] if planned else []
    return "，".join(parts) or "没有人"


def _row(one: OnDuty, told: Tag | None) -> DutyRow:
    place = " ".join(part for part in (one.unit_name, one.post_name) if part)
    leave = TEAM_WORDS.get(one.team) or LEAVE_WORDS[one.leave]
    state = told or (Tag("已上岗", "ok") if one.signed_on else Tag("只排了班", "mute"))
    return DutyRow(one.name, place, leave, state, f"到 {clock(one.ends_at)}")
