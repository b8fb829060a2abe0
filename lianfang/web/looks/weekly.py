"""Frozen weeks as their readers see them: one snapshot each."""

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.database import look, transaction
from lianfang.web.pages.asked import week_asked
from lianfang.weekly.reads import frozen_week, frozen_weeks, summary
from lianfang.weekly.vocabulary import FrozenWeek, UnitWeek, ZoneWeek
from scoring.points.reads.weeks import last_judged_week
from zones.ground.scope import Scope


class WeeksSeen(Struct, frozen=True):
    """`frozen`: every frozen week, newest first; `chosen` is the one that `zones` are of."""

    frozen: list[FrozenWeek]
    chosen: FrozenWeek | None
    zones: tuple[ZoneWeek, ...]


async def weeks_seen(scope: Scope, asked: str) -> WeeksSeen:
    """The week asked for, or the newest in which anything was judged. Raises NotYours for one that is not frozen, NotAWeek."""
    week = week_asked(asked) if asked else None
    async with transaction(snapshot=True):
        frozen = await frozen_weeks(scope)
        if not frozen and week is None:
            return WeeksSeen([], None, ())
        wanted = week or await last_judged_week(scope, frozen[0].week) or frozen[0].week
        chosen = next((one for one in frozen if one.week == wanted), None)
        if chosen is None:
            raise NotYours()
        return WeeksSeen(frozen, chosen, await summary(scope, chosen))


async def unit_week(scope: Scope, asked: str) -> tuple[FrozenWeek, UnitWeek]:
    """One frozen week of the scope's unit. Raises NotYours, NotAWeek."""
    week = week_asked(asked)
    async with transaction(snapshot=True):
        frozen = await frozen_week(scope, week)
        if frozen is None:
            raise NotYours()
        ((unit,),) = [zone.units for zone in await summary(scope, frozen)]
        return frozen, unit


async def frozen_seen(scope: Scope) -> list[FrozenWeek]:
    """The frozen weeks of the scope's station, newest first."""
    return await look(lambda: frozen_weeks(scope))
