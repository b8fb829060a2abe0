"""考证报名 as its readers see it: a guard's own way, a unit's guards, the station's exams and one of them."""

from datetime import datetime, timedelta

from msgspec import Struct

from lianfang.access import Actor, NotYours
from lianfang.database import transaction
from lianfang.flows.unit.certificate_of import MyCertificate, certificate_of
from lianfang.web.looks.own import own_scope, whole_scope
from scoring.exams.signup.reads import (
    EnrolledRow,
    eligibility_of,
    enrolled,
    offer_of,
    offers,
    own_enrolments,
    standings,
)
from scoring.exams.signup.rules.standing import is_open
from scoring.exams.signup.vocabulary import Eligibility, Enrolment, Offer, Standing
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import GuardRow, guards_of

KEPT = timedelta(days=90)
"""So long an exam stands in the station's list after its day."""


class OwnWay(Struct, frozen=True):
    """`open` are the exams for which one may enrol here now."""

    now: datetime
    stands: GuardRow | None
    certificate: MyCertificate
    open: list[Offer]


class UnitWay(Struct, frozen=True):
    """A unit's guards with where each stands, in the roster's order."""

    now: datetime
    guards: list[GuardRow]
    standings: dict[int, Standing]
    open: list[Offer]


class StationWay(Struct, frozen=True):
    """The station's exams from a while back, how many are enrolled in each, and where all its guards stand."""

    now: datetime
    offers: list[Offer]
    enrolled: dict[int, int]
    guards: list[GuardRow]
    standings: dict[int, Standing]


class ExamSeen(Struct, frozen=True):
    """One exam with who is enrolled, and who may yet be."""

    now: datetime
    offer: Offer
    rows: list[EnrolledRow]
    free: list[GuardRow]


async def own_way(actor: Actor) -> OwnWay:
    """Raises NotYours."""
    own = own_scope(actor, "exam.own")
    certificate = await certificate_of(own)
    async with transaction(snapshot=True) as now:
        stands = next(iter(await guards_of(own, shanghai_day(now))), None)
        return OwnWay(now, stands, certificate, await _open(Scope(own.stations), now))


async def unit_way(of: Scope) -> UnitWay:
    """Everybody who stands there today, once."""
    async with transaction(snapshot=True) as now:
        guards = _once(await guards_of(of, shanghai_day(now)))
        return UnitWay(now, guards, await standings(of, now), await _open(Scope(of.stations), now))


async def station_way(here: Scope) -> StationWay:
    async with transaction(snapshot=True) as now:
        every = await offers(here, now - KEPT)
        counts = {one.id: len(await enrolled(here, one, now)) for one in every}
        guards = _once(await guards_of(here, shanghai_day(now)))
        return StationWay(now, every, counts, guards, await standings(here, now))


async def exam_seen(here: Scope, number: int) -> ExamSeen:
    """Raises NotYours."""
    async with transaction(snapshot=True) as now:
        found = await offer_of(here, number)
        if found is None:
            raise NotYours()
        known = await standings(here, now)
        guards = _once(await guards_of(here, shanghai_day(now)))
        free = [one for one in guards if known[one.person].state == "未报名"] if is_open(found, now) else []
        return ExamSeen(now, found, await enrolled(here, found, now), free)


async def own_copy(actor: Actor) -> tuple[list[tuple[Offer, Enrolment]], Eligibility]:
    """All that is kept of his enrolments, for himself. Raises NotYours."""
    whole = whole_scope(actor)
    async with transaction():
        return await own_enrolments(whole), await eligibility_of(whole)


async def _open(here: Scope, now: datetime) -> list[Offer]:
    return [one for one in await offers(here, now) if is_open(one, now)]


def _once(guards: list[GuardRow]) -> list[GuardRow]:
    """Who stands at two posts is one guard."""
    return list({one.person: one for one in reversed(guards)}.values())[::-1]
