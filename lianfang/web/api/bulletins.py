"""A station's bulletins: the weeks, a week with its figures, advice, issuing; is a file one of ours."""

from datetime import datetime
from typing import Annotated, Literal

from litestar.params import JSONBody, PathParameter
from msgspec import Meta, Struct

from bulletins.figures.vocabulary import Figures
from bulletins.register.reads import issued_by_digest
from bulletins.register.vocabulary import AdviceLine, UnitAnswer, Verified
from lianfang.access import can
from lianfang.database import transaction
from lianfang.flows.bulletin.advise import MOST_NAME, advise
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.bulletin.preview import SHOWN, Preview
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, Sentence, WeekPath, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.bulletins import week_seen, weeks_seen
from lianfang.web.pages.asked import week_asked
from lianfang.web.pages.bulletins import STATES
from lianfang.web.pages.places import station_of


class BulletinWeek(Struct, frozen=True):
    """A week: its bulletin's number once issued, when its draft was made, kinds of sheets that did not come."""

    week: str
    number: int | None
    drafted_at: datetime | None
    missing: tuple[str, ...]


class BulletinWeeks(Struct, frozen=True):
    """Newest first."""

    station: int
    name: str
    weeks: tuple[BulletinWeek, ...]


class BulletinIssued(Struct, frozen=True):
    """Who issued it, and its file's digest."""

    number: int
    year: int
    issued_at: datetime
    issued_by: str
    reviewed_by: str
    sha256: str
    pages: int
    advice: tuple[str, ...]


class BulletinFault(Struct, frozen=True):
    """A word that may not be printed, and what to do."""

    word: str
    why: str
    do: str


class BulletinDraft(Struct, frozen=True):
    """What the office may still change, and what keeps the week from being issued."""

    number: int
    drafted_at: datetime | None
    advice: tuple[AdviceLine, ...]
    faults: tuple[BulletinFault, ...]
    answers: tuple[UnitAnswer, ...]


class OneBulletin(Struct, frozen=True):
    """A week's bulletin: frozen figures once `issued`, live ones while it is a `draft`."""

    week: str
    missing: tuple[str, ...]
    figures: Figures
    issued: BulletinIssued | None
    draft: BulletinDraft | None


class Advise(Struct, frozen=True, forbid_unknown_fields=True):
    """`advice` is a rule's name or the number of an own line; empty for a line to add."""

    hand: Literal["use", "change", "drop", "add"]
    advice: Annotated[str, Meta(max_length=MOST_NAME, pattern=r"^[ -~]*$")] = ""
    text: Sentence = ""


class Issue(Struct, frozen=True, forbid_unknown_fields=True):
    """Two different people."""

    issuer: Annotated[str, Meta(max_length=40, pattern=PLAIN, examples=["王立新"])]
    reviewer: Annotated[str, Meta(max_length=40, pattern=PLAIN, examples=["陈向东"])]


class BulletinNumber(Struct, frozen=True):
    """The number within the year."""

    number: int


class Verification(Struct, frozen=True):
    """Whether a file is an issued bulletin of this platform, whole and unchanged."""

    sha256: str
    real: bool
    bulletin: Verified | None


@look("/stations/{station:int}/bulletins", "bulletin.see", "各周的通报")
async def bulletin_weeks(request: ReadRequest, station: Id) -> BulletinWeeks:
    """Every week that has data, a draft or a bulletin; issued ones alone for who may not draft."""
    place = await station_of(request, "bulletin.see", station)
    seen = await weeks_seen(place.id, can(actor_of(request), "bulletin.draft"))
    numbers = {one.week: one.number for one in seen.done}
    rows = (
        BulletinWeek(
            week,
            numbers.get(week),
            seen.drafted.get(week),
            tuple(kind for kind in SHOWN if kind not in seen.came.get(week, ())),
        )
        for week in map(str, seen.weeks)
    )
    return BulletinWeeks(place.id, place.name, tuple(rows))


@look("/stations/{station:int}/bulletins/{week:str}", "bulletin.see", "一周的通报和数字")
async def one_bulletin(request: ReadRequest, station: Id, week: WeekPath) -> OneBulletin:
    """The draft; once issued, the bulletin."""
    place = await station_of(request, "bulletin.see", station)
    seen = await week_seen(place, week_asked(week), can(actor_of(request), "bulletin.draft"))
    figures = seen.issued.figures if seen.issued else seen.figures
    return OneBulletin(str(seen.week), figures.missing, figures, _issued(seen), _draft(seen))


def _issued(seen: Preview) -> BulletinIssued | None:
    one = seen.issued
    if one is None:
        return None
    advice = tuple(text for _, text in one.advice)
    return BulletinIssued(
        one.number, one.year, one.issued_at, one.issued_by, one.reviewed_by, one.sha256, one.pages, advice
    )


def _draft(seen: Preview) -> BulletinDraft | None:
    if seen.issued:
        return None
    faults = tuple(BulletinFault(fault.word, fault.why, fault.do) for fault in seen.faults)
    return BulletinDraft(seen.number, seen.drafted_at, seen.advice, faults, seen.answers)


@command("/stations/{station:int}/bulletins/{week:str}/advice", "bulletin.draft", "用、改、不用、添建议")
async def advise_bulletin(request: ReadRequest, station: Id, week: WeekPath, data: JSONBody[Advise]) -> Done:
    """The office's hand on part six of a draft."""
    place = await station_of(request, "bulletin.draft", station)
    advice = "" if data.hand == "add" else data.advice
    await advise(place.id, week_asked(week), advice, STATES[data.hand], data.text, key_of(request), by_of(request))
    return Done()


@command("/stations/{station:int}/bulletins/{week:str}/issue", "bulletin.issue", "签发")
async def issue_bulletin(request: ReadRequest, station: Id, week: WeekPath, data: JSONBody[Issue]) -> BulletinNumber:
    """Printed, numbered and frozen. The same key again gives the same number."""
    place, key = await station_of(request, "bulletin.issue", station), key_of(request)
    return BulletinNumber(await issue(place, week_asked(week), data.issuer, data.reviewer, key, by_of(request)))


@look("/verify/{sha256:str}", "public", "这份通报是真的吗")
async def verify_bulletin(
    sha256: Annotated[str, PathParameter(pattern="^[0-9a-f]{64}$", description="文件的 SHA-256，64 位小写十六进制")],
) -> Verification:
    """For everybody who holds a file. Who calls it needs no account."""
    async with transaction():
        found = await issued_by_digest(sha256)
    return Verification(sha256, found is not None, found)
