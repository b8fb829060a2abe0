"""A guard's own: his scope, the week that he asks for, where he stands today."""

from datetime import date, datetime

from msgspec import Struct

from lianfang.access import Actor, NotYours, Thing
from lianfang.access import scope as reach
from lianfang.database import look, transaction
from lianfang.flows.points.close_quarter import quarter_held
from lianfang.flows.points.why import OwnWeek, Why, WhyLine, of_holder, own_week
from lianfang.flows.unit.certificate_of import MyCertificate, certificate_of
from lianfang.web.pages.asked import week_asked
from scoring.points.own import InZone
from scoring.points.reads.weeks import last_week_with_points
from scoring.points.standing.reads import standing_of
from scoring.points.standing.vocabulary import Standing
from zones.ground.scope import Scope
from zones.ground.weeks import Week, shanghai_day, week_of
from zones.roster.reads.standing import GuardRow, guards_of


def own_scope(actor: Actor, action: str) -> Scope:
    """The scope of the guard himself. Raises NotYours."""
    stations = reach(actor, action).stations
    if not stations:
        raise NotYours()
    return reach(actor, action, Thing(station=stations[0], person=actor.person))


class OwnPoints(Struct, frozen=True):
    """A guard's week; `by_duty` are the sums of its month, `current` the week in which today lies, `standing` his honour now.

    `exchange`: the book in force today has goods.
    """

    week: Week
    why: Why
    zone: str
    by_duty: dict[str, int]
    in_zone: InZone
    current: Week
    standing: Standing | None
    exchange: bool


async def own_points(actor: Actor, text: str, now: datetime) -> OwnPoints:
    """At the instant of the request. Raises NotYours, NotAWeek."""
    scope = own_scope(actor, "points.see")
    asked = week_asked(text) if text else None
    current = week_of(shanghai_day(now))

    async def read() -> tuple[OwnWeek, Standing | None]:
        return await own_week(scope, asked, current), await standing_of(scope, quarter_held(now))

    own, standing = await look(read)
    return OwnPoints(
        own.week, own.why, own.zone, own.by_duty, own.in_zone, current, standing, own.sells_on(shanghai_day(now))
    )


async def own_award(actor: Actor, award: int, text: str, now: datetime) -> tuple[Week, WhyLine]:
    """One award of the week, with all that it rests on. Raises NotYours, NotAWeek."""
    seen = await own_points(actor, text, now)
    line = next((line for line in seen.why.lines if line.award == award), None)
    if line is None:
        raise NotYours()
    return seen.week, line


class OwnToday(Struct, frozen=True):
    """Where a guard stands today; his points of this week, or of the last one that has some."""

    on: date
    stands: GuardRow
    week: Week
    why: Why
    certificate: MyCertificate


async def own_today(actor: Actor) -> OwnToday:
    """Raises NotYours for one who stands nowhere."""
    scope = own_scope(actor, "today.see")
    async with transaction(snapshot=True) as now:
        on = shanghai_day(now)
        stands = next(iter(await guards_of(scope, on)), None)
        week = await last_week_with_points(scope, week_of(on)) or week_of(on)
        why = await of_holder(scope, week)
    if stands is None:
        raise NotYours()
    return OwnToday(on, stands, week, why, await certificate_of(scope))


def person_of_actor(actor: Actor) -> int:
    """Raises NotYours for an account that is nobody's."""
    if actor.person is None:
        raise NotYours()
    return actor.person


def whole_scope(actor: Actor) -> Scope:
    """The person himself, wherever he stands. Raises NotYours for an account that is nobody's."""
    return Scope(tuple({one for held in actor.roles for one in held.stations}), person=person_of_actor(actor))
