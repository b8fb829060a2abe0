"""培训 as its readers see it: a guard's own, whoever leads a session, the station's plan and duty, a unit's guards."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from lianfang.access import Actor, NotYours, scope
from lianfang.accounts.officers import serving
from lianfang.database import transaction
from lianfang.flows.training.board import board
from lianfang.flows.training.material import OF_TRAINING
from lianfang.photos.reads import PhotoRow, photos_of
from lianfang.web.looks.own import own_scope
from scoring.exams.bank.reads import versions
from scoring.exams.bank.vocabulary import Kept
from scoring.training.reads.counts import done_lines, plan_lines
from scoring.training.reads.rolls import Answered, OnRoll, Share, answered, roll, share, standing
from scoring.training.reads.sessions import SessionRow, invited, led, own, sessions, taken_part
from scoring.training.vocabulary import Attendance, PlanLine, UnitDuty
from zones.ground.quarters import quarter_of
from zones.ground.scope import Scope
from zones.ground.weeks import month_span, shanghai_day, whole_days
from zones.roster.reads import UnitRow, ZoneRow, stations, units, zones
from zones.roster.reads.beats import OfficerRow
from zones.roster.reads.standing import GuardRow, guards_of, named_units

AHEAD, BEHIND = timedelta(days=31), timedelta(hours=12)


class OwnTrainings(Struct, frozen=True):
    """`coming` begin within a month, or have not been over for long; `had` count in this quarter; `duty` is his line."""

    now: datetime
    coming: list[SessionRow]
    had: list[SessionRow]
    duty: list[UnitDuty]
    person: int | None


class OwnTraining(Struct, frozen=True):
    """`mine` is his attendance that stands; `questions` follow once it is closed and he was there."""

    now: datetime
    row: SessionRow
    mine: Attendance | None
    questions: list[Kept]
    answered: Answered | None
    photos: list[PhotoRow]


class LedTraining(Struct, frozen=True):
    """With its roll; `share` names nobody."""

    now: datetime
    row: SessionRow
    roll: list[OnRoll]
    share: Share
    photos: list[PhotoRow]
    officer: bool


class StationTrainings(Struct, frozen=True):
    """A quarter's sessions, the year's plan against done of the station and of its whole bureau, this month's duty."""

    now: datetime
    sessions: list[SessionRow]
    plan: list[PlanLine]
    done: list[PlanLine]
    bureau_plan: list[PlanLine]
    bureau_done: list[PlanLine]
    duty: list[UnitDuty]
    zones: list[ZoneRow]
    units: list[UnitRow]
    officers: list[OfficerRow]
    guards: list[GuardRow]


async def own_trainings(actor: Actor) -> OwnTrainings:
    """Raises NotYours."""
    mine = own_scope(actor, "training.own")
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        coming = await invited(mine, now - BEHIND, now + AHEAD, today)
        had = await taken_part(mine, *whole_days(*quarter_of(today).span))
        return OwnTrainings(now, coming, had, await board(mine, today), mine.person)


async def own_training(actor: Actor, number: int) -> OwnTraining:
    """Raises NotYours."""
    mine = own_scope(actor, "training.own")
    async with transaction(snapshot=True) as now:
        row = await own(mine, number, shanghai_day(now))
        if row is None:
            raise NotYours()
        came = next(iter(await standing(mine, number)), None)
        asked = list(row.session.questions) if came is not None and came.whole else []
        known = await versions(Scope((row.session.station,)), asked)
        photos = (await photos_of(OF_TRAINING, [number])).get(number, [])
        questions = [known[one] for one in asked]
        return OwnTraining(now, row, came, questions, await answered(mine, number), photos)


async def own_span(actor: Actor, first: date, last: date) -> tuple[list[SessionRow], list[GuardRow], datetime]:
    """Closed sessions in which he took part, from day to day; and where he stands. Raises NotYours."""
    return await span_of(own_scope(actor, "training.own"), first, last)


async def span_of(whose: Scope, first: date, last: date) -> tuple[list[SessionRow], list[GuardRow], datetime]:
    """The same of a scope's person."""
    async with transaction(snapshot=True) as now:
        had = await taken_part(whose, *whole_days(first, last))
        return had, await guards_of(whose, shanghai_day(now)), now


async def led_training(actor: Actor, number: int) -> LedTraining:
    """For its trainer, and for the station's desk. Raises NotYours."""
    here = scope(actor, "training.lead")
    async with transaction(snapshot=True) as now:
        row = await led(here, number)
        if row is None:
            raise NotYours()
        listed = await roll(Scope(here.stations), number, shanghai_day(row.session.begins_at))
        photos = (await photos_of(OF_TRAINING, [number])).get(number, [])
        return LedTraining(now, row, listed, await share(number), photos, here.person is None)


async def check_sees(actor: Actor, number: int) -> None:
    """Whether he leads it or is invited. Raises NotYours."""
    here = scope(actor, "training.lead")
    async with transaction(snapshot=True) as now:
        row = await led(here, number)
        if row is None and here.person is not None:
            row = await own(here, number, shanghai_day(now))
    if row is None:
        raise NotYours()


async def station_trainings(here: Scope, year: int) -> StationTrainings:
    """The scope's station."""
    async with transaction(snapshot=True) as now:
        today, months = shanghai_day(now), (f"{year:04d}-01", f"{year:04d}-12")
        everywhere = await stations()
        bureau = {one.bureau for one in everywhere if one.id in here.stations}
        whole = Scope(tuple(one.id for one in everywhere if one.bureau in bureau))
        held = await sessions(here, *whole_days(month_span(today)[0] - timedelta(days=31), today + timedelta(days=92)))
        return StationTrainings(
            now, held,
            await plan_lines(here, *months), await done_lines(here, *months),
            await plan_lines(whole, *months), await done_lines(whole, *months),
            await board(here, today), await zones(here), await units(here),
            await serving(here.stations[0], now), await guards_of(here, today),
        )  # fmt: skip


async def unit_duty(of: Scope) -> tuple[datetime, str, list[UnitDuty]]:
    """A unit's own guards, with its name."""
    async with transaction(snapshot=True) as now:
        (named,) = await named_units(of)
        return now, named.name, await board(of, shanghai_day(now))
