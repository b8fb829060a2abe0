"""Bulletins: the weeks by who issues, a bulletin with its figures, advice, the stages to the number."""

from datetime import date, datetime
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from bulletins.figures.vocabulary import Figures
from bulletins.register.errors import NoSuchPublisher
from bulletins.register.reads.works import taken
from bulletins.register.stages import next_step
from bulletins.register.subjects import MOST_TITLE
from bulletins.register.vocabulary import AdviceLine, Erratum, Issued, Kind, StepName, Taken, UnitAnswer
from lianfang.access import can, scope
from lianfang.database import transaction
from lianfang.flows.bulletin.advise import MOST_NAME, advise
from lianfang.flows.bulletin.begin import begin
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.bulletin.preview import SHOWN, Preview, issuer_of
from lianfang.flows.bulletin.reply import reply
from lianfang.flows.bulletin.step import take_step
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, Sentence, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.bulletins import Published, bulletins_seen, draft_seen, issued_seen
from lianfang.web.pages.asked import subject_asked
from lianfang.web.pages.bulletins import BEFORE, HANDS
from lianfang.web.pages.places import station_of, work_of


class BulletinWeek(Struct, frozen=True):
    """A week: its bulletin's id once begun and number once issued, kinds of sheets that did not come."""

    week: str
    bulletin: int | None
    number: int | None
    drafted_at: datetime | None
    missing: tuple[str, ...]


class BulletinOther(Struct, frozen=True):
    """A bulletin of a month or a campaign (`week` is 2018-W40..2018-W43), or a supplement."""

    bulletin: int
    kind: Kind
    week: str
    title: str
    number: int | None
    drafted_at: datetime


class BulletinsOf(Struct, frozen=True):
    """Whoever issues, a bureau or one of its stations; its weeks and its other bulletins, newest first."""

    bureau: int
    station: int | None
    issuer: str
    weeks: tuple[BulletinWeek, ...]
    others: tuple[BulletinOther, ...]


class BulletinIssued(Struct, frozen=True):
    """Who issued it, its file's digest, what its QR says, its corrections."""

    number: int
    year: int
    total: int | None
    issued_on: date
    issued_at: datetime
    issued_by: str
    reviewed_by: str
    sha256: str
    code: str
    pages: int
    advice: tuple[str, ...]
    errata: tuple[Erratum, ...]


class BulletinFault(Struct, frozen=True):
    """A word that may not be printed, and what to do."""

    word: str
    why: str
    do: str


class BulletinDraft(Struct, frozen=True):
    """What the office may still change, what keeps the week from being issued, and the stage that is due."""

    number: int
    drafted_at: datetime
    advice: tuple[AdviceLine, ...]
    faults: tuple[BulletinFault, ...]
    answers: tuple[UnitAnswer, ...]
    due: StepName


class OneBulletin(Struct, frozen=True):
    """A week's bulletin: frozen figures once `issued`, live ones while it is a `draft`. `stages` are all that were taken."""

    id: int
    kind: Kind
    week: str
    title: str
    issuer: str
    missing: tuple[str, ...]
    figures: Figures
    stages: tuple[Taken, ...]
    issued: BulletinIssued | None
    draft: BulletinDraft | None


class Begin(Struct, frozen=True, forbid_unknown_fields=True):
    """What it is about, and the station that issues its own; without one the bureau issues for all.

    A weekly one needs `week`, a monthly one `month`, one of a campaign `title` and the days `first` and `last` (whole weeks are
    counted), a supplement `title`.
    """

    week: Annotated[str, Meta(max_length=8, pattern=r"^[0-9]{4}-W[0-9]{2}$", examples=["2018-W41"])] = ""
    station: Annotated[int, Meta(ge=1, le=2**63 - 1)] | None = None
    kind: Kind = "weekly"
    month: Annotated[str, Meta(max_length=7, pattern=r"^[0-9]{4}-[0-9]{2}$", examples=["2018-10"])] = ""
    title: Annotated[str, Meta(max_length=MOST_TITLE, pattern=PLAIN, examples=["国庆安保"])] = ""
    first: date | None = None
    last: date | None = None


class BulletinBegun(Struct, frozen=True):
    """The bulletin's id."""

    bulletin: int


class Advise(Struct, frozen=True, forbid_unknown_fields=True):
    """`advice` is a rule's name or the number of an own line; empty for a line to add. `was`: the text that was changed."""

    hand: Literal["use", "change", "drop", "add"]
    advice: Annotated[str, Meta(max_length=MOST_NAME, pattern=r"^[ -~]*$")] = ""
    text: Sentence = ""
    was: Sentence | None = None


class Reply(Struct, frozen=True, forbid_unknown_fields=True):
    """What was found about a line that a unit disputes."""

    unit: Annotated[int, Meta(ge=1, le=2**63 - 1)]
    text: Sentence


class TakeStep(Struct, frozen=True, forbid_unknown_fields=True):
    """A stage before the signature, or the way back, and who answers for it; a return says why."""

    step: Literal["submitted", "reviewed", "returned", "cleared"]
    name: Annotated[str, Meta(max_length=40, pattern=PLAIN, examples=["陈向东"])]
    opinion: Sentence = ""


class Issue(Struct, frozen=True, forbid_unknown_fields=True):
    """Whoever signs: somebody else than who drafted and reviewed it."""

    name: Annotated[str, Meta(max_length=40, pattern=PLAIN, examples=["王立新"])]


class BulletinNumber(Struct, frozen=True):
    """The number within the year."""

    number: int


@look("/bulletins", "bulletin.see", "各周的通报")
async def bulletin_weeks(request: ReadRequest) -> tuple[BulletinsOf, ...]:
    """By who issues, every week that has data, a draft or a bulletin; issued ones alone for who may not draft."""
    actor = actor_of(request)
    seen = await bulletins_seen(scope(actor, "bulletin.see"), can(actor, "bulletin.draft"))
    return tuple(_published(one) for one in seen.every)


def _published(one: Published) -> BulletinsOf:
    def week(name: str) -> BulletinWeek:
        work = one.begun.get(name)
        done = one.done.get(work.id) if work else None
        missing = tuple(kind for kind in SHOWN if kind not in one.came.get(name, ()))
        return BulletinWeek(
            name,
            work.id if work else None,
            done,
            work.drafted_at if work else None,
            () if done else missing,
        )

    publisher = one.publisher
    weeks = tuple(week(str(name)) for name in one.weeks)
    others = tuple(
        BulletinOther(work.id, work.kind, work.week, work.title, one.done.get(work.id), work.drafted_at)
        for work in one.others
    )
    return BulletinsOf(publisher.bureau, publisher.station, issuer_of(publisher).name, weeks, others)


@look("/bulletins/{bulletin:int}", "bulletin.see", "一期通报和数字")
async def one_bulletin(request: ReadRequest, bulletin: Id) -> OneBulletin:
    """The draft; once issued, the bulletin."""
    work = await work_of(request, "bulletin.see", bulletin)
    found, issuer = await issued_seen(work), issuer_of(work.publisher).name
    if found is None:
        seen = await draft_seen(work, can(actor_of(request), "bulletin.draft"))
        missing, figures = seen.figures.missing, seen.figures
        return OneBulletin(
            work.id, work.kind, work.week, work.title, issuer, missing, figures, seen.taken, None, _draft(seen)
        )
    async with transaction():
        stages = tuple(await taken(work.id))
    figures = found.figures
    return OneBulletin(
        work.id, work.kind, work.week, work.title, issuer, figures.missing, figures, stages, _issued(found), None
    )


def _issued(one: Issued) -> BulletinIssued:
    return BulletinIssued(
        one.number,
        one.year,
        one.total,
        one.issued_on,
        one.issued_at,
        one.issued_by,
        one.reviewed_by,
        one.sha256,
        one.code,
        one.pages,
        tuple(line.text for line in one.advice),
        one.errata,
    )


def _draft(seen: Preview) -> BulletinDraft:
    faults = tuple(BulletinFault(fault.word, fault.why, fault.do) for fault in seen.faults)
    due = next_step(seen.counting)
    return BulletinDraft(seen.number, seen.work.drafted_at, seen.advice, faults, seen.answers, due)


@command("/bulletins", "bulletin.draft", "开始拟稿")
async def begin_bulletin(request: ReadRequest, data: JSONBody[Begin]) -> BulletinBegun:
    """Of the caller's bureau, or of one of its stations. Beginning it again gives the same id."""
    days = {name: day.isoformat() if day else "" for name, day in (("first", data.first), ("last", data.last))}
    about, key = (
        await subject_asked(days | {"kind": data.kind, "week": data.week, "month": data.month, "title": data.title}),
        key_of(request),
    )
    if data.station is not None:
        place = await station_of(request, "bulletin.draft", data.station)
        return BulletinBegun(await begin(by_of(request), place.bureau, place.id, about, key))
    bureau = next((held.bureau for held in actor_of(request).roles if held.bureau is not None), None)
    if bureau is None:
        raise NoSuchPublisher()
    return BulletinBegun(await begin(by_of(request), bureau, None, about, key))


@command("/bulletins/{bulletin:int}/advice", "bulletin.draft", "用、改、不用、添建议")
async def advise_bulletin(request: ReadRequest, bulletin: Id, data: JSONBody[Advise]) -> Done:
    """The office's hand on part six of a draft."""
    work = await work_of(request, "bulletin.draft", bulletin)
    advice = "" if data.hand == "add" else data.advice
    await advise(by_of(request), work, advice, HANDS[data.hand], data.text, key_of(request), data.was)
    return Done()


@command("/bulletins/{bulletin:int}/answers", "bulletin.draft", "核对单位的异议")
async def reply_bulletin(request: ReadRequest, bulletin: Id, data: JSONBody[Reply]) -> Done:
    """The unit reads it; a draft is not reviewed while something disputed was not looked into."""
    work = await work_of(request, "bulletin.draft", bulletin)
    await reply(by_of(request), work, data.unit, data.text, key_of(request))
    return Done()


@command("/bulletins/{bulletin:int}/steps", "bulletin.draft", "送核、核稿、保密审查、退回")
async def step_bulletin(request: ReadRequest, bulletin: Id, data: JSONBody[TakeStep]) -> Done:
    """The review is pressed by another account than the draft's."""
    work = await work_of(request, "bulletin.draft", bulletin)
    await take_step(by_of(request), work, BEFORE[data.step], data.name, data.opinion, key_of(request))
    return Done()


@command("/bulletins/{bulletin:int}/issue", "bulletin.issue", "签发")
async def issue_bulletin(request: ReadRequest, bulletin: Id, data: JSONBody[Issue]) -> BulletinNumber:
    """Printed, numbered and frozen. The same key again gives the same number."""
    work = await work_of(request, "bulletin.issue", bulletin)
    return BulletinNumber(await issue(by_of(request), work, data.name, key_of(request)))
