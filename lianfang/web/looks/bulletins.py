"""The weeks of a station that have data, a draft or a bulletin."""

from datetime import datetime

from msgspec import Struct

from bulletins.register import reads as register
from bulletins.register.vocabulary import Issued
from lianfang.access import NotYours
from lianfang.database import transaction
from lianfang.flows.bulletin.preview import Preview, preview
from zones.ground.scope import Scope
from zones.ground.weeks import Week, parse_week, shanghai_day, week_of
from zones.journal.reads import weeks_delivered
from zones.roster.reads import StationRow


class Weeks(Struct, frozen=True):
    """Newest first. `came` are the kinds of sheets by week, `drafted` when a draft was made, `done` what is issued."""

    weeks: list[Week]
    came: dict[str, set[str]]
    drafted: dict[str, datetime]
    done: list[Issued]


async def weeks_seen(station: int, may_draft: bool) -> Weeks:
    """Whoever may not draft sees issued weeks alone."""
    scope = Scope((station,))
    async with transaction(snapshot=True) as now:
        came = await weeks_delivered(scope)
        drafted, done = await register.drafted(scope), await register.all_issued(scope)
        last = week_of(shanghai_day(now)).previous
    known = {parse_week(week) for week in (*came, *drafted, *(one.week for one in done))} | {last}
    if not may_draft:
        known = {parse_week(one.week) for one in done}
    return Weeks(sorted(known, reverse=True), came, drafted, done)


async def week_seen(station: StationRow, week: Week, may_draft: bool) -> Preview:
    """A draft is there for whoever may draft. Raises NotYours."""
    seen = await preview(station, week)
    if not seen.issued and not may_draft:
        raise NotYours()
    return seen
