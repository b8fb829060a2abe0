"""A guard's own points, each explained; where he stands today; his certificate."""

from datetime import date

from msgspec import Struct

from lianfang.flows.points.why import WhyLine
from lianfang.flows.unit.certificate_of import STATES, certificate_of
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import Id, WeekQuery, look
from lianfang.web.doors import actor_of, now_of
from lianfang.web.looks.own import own_award, own_points, own_scope, own_today
from scoring.points.vocabulary import DUTIES
from zones.journal.vocabulary import DEED_WORDS


class PointsEntry(Struct, frozen=True):
    """One award. `points` is 0 while it waits for an officer (`because` is unverified)."""

    award: int
    day: date
    kind: str
    called: str
    duty: str
    points: int
    because: str


class DutyPoints(Struct, frozen=True):
    """What one of the six duties brought in the month."""

    duty: str
    points: int


class Honour(Struct, frozen=True):
    """Colour and stars of a quarter (2026-Q4), by the points of the quarter before. It buys nothing; only he sees it."""

    quarter: str
    colour: str
    stars: int
    points: int


class PointsWeek(Struct, frozen=True):
    """A guard's week: its sum, the sum of the month in which its Sunday lies, and every award, the newest first."""

    name: str
    unit: str
    zone: str
    week: str
    week_points: int
    month: int
    month_points: int
    duties: tuple[DutyPoints, ...]
    entries: tuple[PointsEntry, ...]
    honour: Honour | None


class PointsWhy(Struct, frozen=True):
    """Why an award is worth what it is: the clause, the deed in words, the sheet and row that it rests on."""

    entry: PointsEntry
    said: str
    clause: str
    confirmed: bool
    file: str
    sheet: str
    row: int


class CertificateNow(Struct, frozen=True):
    """Which of the nine states; `next` is the next step in a sentence, `number` is masked."""

    state: str
    states: tuple[str, ...]
    on: date | None
    number: str
    next: str


class TodayNow(Struct, frozen=True):
    """Where a guard stands today, and his points of this week or of the last one that has some."""

    day: date
    unit: str
    post: str
    shift: str
    week: str
    week_points: int
    certificate: str
    certificate_next: str


@look("/points", "points.see", "我一周的积分")
async def points_week(request: ReadRequest, week: WeekQuery = "") -> PointsWeek:
    """Of the week, or of the last one in which there are some."""
    seen = await own_points(actor_of(request), week, now_of(request))
    own, held = seen.why, seen.standing
    return PointsWeek(
        own.name,
        own.unit,
        seen.zone,
        own.week,
        own.week_points,
        own.month,
        own.month_points,
        tuple(DutyPoints(duty, seen.by_duty.get(duty, 0)) for duty in DUTIES),
        tuple(_entry(line) for line in reversed(own.lines)),
        Honour(str(held.quarter), held.colour, held.stars, held.points) if held else None,
    )


@look("/points/{award:int}", "points.see", "这分怎么来的")
async def points_why(request: ReadRequest, award: Id, week: WeekQuery = "") -> PointsWhy:
    """One award of the week."""
    _, line = await own_award(actor_of(request), award, week, now_of(request))
    confirmed = line.because != "unverified"
    return PointsWhy(_entry(line), line.said, line.clause, confirmed, line.file, line.sheet, line.row)


def _entry(line: WhyLine) -> PointsEntry:
    return PointsEntry(line.award, line.day, line.kind, DEED_WORDS[line.kind], line.duty, line.points, line.because)


@look("/today", "today.see", "今天在哪里")
async def today_now(request: ReadRequest) -> TodayNow:
    """Post, shift, points of the week, the certificate's next step."""
    seen = await own_today(actor_of(request))
    stands, certificate = seen.stands, seen.certificate
    return TodayNow(
        seen.on,
        stands.unit_name,
        stands.post,
        stands.shift,
        str(seen.week),
        seen.why.week_points,
        certificate.state,
        certificate.next,
    )


@look("/certificate", "certificate.see", "我的保安员证")
async def certificate_now(request: ReadRequest) -> CertificateNow:
    """As far as roster and exam results tell."""
    own = await certificate_of(own_scope(actor_of(request), "certificate.see"))
    return CertificateNow(own.state, STATES, own.on, own.number, own.next)
