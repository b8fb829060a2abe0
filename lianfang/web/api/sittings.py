"""模拟机考、业务考试: sittings, one's paper, answers as they are given, handing in. What is right stays here until all are through."""

from datetime import datetime
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import Thing, can, scope
from lianfang.flows.sittings.answer import answer
from lianfang.flows.sittings.hand_in import hand_in
from lianfang.flows.sittings.make import make
from lianfang.flows.sittings.start import start
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Id, Nothing, Word, command, key_of, look
from lianfang.web.doors import LARGEST_ID, actor_of, by_of
from lianfang.web.looks.own import whole_scope
from lianfang.web.looks.sittings import PaperSeen, own_sittings, paper_seen, sittings_of
from lianfang.web.pages.illustrated import drawn
from scoring.exams.bank.vocabulary import LETTERS
from scoring.exams.sittings.rules.sitting import is_passed
from scoring.exams.sittings.vocabulary import MOST_QUESTIONS, MOST_TITLE, Answer, Attempt, Blueprint, Plan, Sitting

Number = Annotated[int, Meta(ge=1, le=LARGEST_ID)]
Count = Annotated[int, Meta(ge=0, le=MOST_QUESTIONS)]
Instant = Annotated[datetime, Meta(tz=True)]
Letters = Annotated[str, Meta(max_length=6, pattern="^A?B?C?D?E?F?$")]


class OwnPaper(Struct, frozen=True):
    """`number`: 1, or 2 for the resit; `state`: open, graded, void. `points` are hundredths, of 10000; None until it is graded."""

    id: int
    number: int
    state: str
    begun_at: datetime
    ends_at: datetime
    points: int | None
    passed: bool


class SittingShown(Struct, frozen=True):
    """`kind`: mock or business. `papers` are one's own."""

    id: int
    station: int
    kind: str
    title: str
    supervised: bool
    opens_at: datetime
    closes_at: datetime
    single: int
    multiple: int
    judge: int
    minutes: int
    pass_points: int
    resit: bool
    topics: tuple[str, ...]
    papers: tuple[OwnPaper, ...]


class SittingsShown(Struct, frozen=True):
    """Those to which one is invited; those of the stations that one works for."""

    own: tuple[SittingShown, ...]
    station: tuple[SittingShown, ...]


class MakeSitting(Struct, frozen=True, forbid_unknown_fields=True):
    """`units` are invited (none: all of the station); `supervisor` is a unit. 40, 20, 40 questions in 90 minutes unless said."""

    station: Number
    kind: Literal["mock", "business"]
    title: Annotated[str, Meta(min_length=1, max_length=MOST_TITLE, pattern=PLAIN)]
    opens_at: Instant
    closes_at: Instant
    supervised: bool = False
    units: Annotated[tuple[Number, ...], Meta(max_length=200)] = ()
    supervisor: Number | None = None
    single: Count = 40
    multiple: Count = 20
    judge: Count = 40
    minutes: Annotated[int, Meta(ge=1, le=180)] = 90
    pass_points: Annotated[int, Meta(ge=1, le=100)] = 60
    resit: bool = True
    topics: Annotated[tuple[Word, ...], Meta(max_length=40)] = ()


class MadeSitting(Struct, frozen=True):
    """Its number."""

    sitting: int


class StartedPaper(Struct, frozen=True):
    """The paper's number: the same, as often as one starts."""

    attempt: int


class OptionShown(Struct, frozen=True):
    """Answered by its letter, wherever it stands on the paper."""

    letter: str
    text: str


class QuestionAsked(Struct, frozen=True):
    """`given` are letters in their order, empty for nothing; `right` and `because` are None until all are through.

    `picture` is the address of its picture, `pictured` what that shows; both empty for none.
    """

    version: int
    kind: str
    asks: str
    options: tuple[OptionShown, ...]
    given: str
    marked: bool
    sequence: int
    right: str | None
    because: str | None
    picture: str
    pictured: str


class PaperShown(Struct, frozen=True):
    """A paper; `left_s` is counted here, not by the phone's clock."""

    paper: OwnPaper
    sitting: int
    title: str
    left_s: int
    questions: tuple[QuestionAsked, ...]


class GiveAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """`sequence` grows with each answer of the paper: one that comes late or twice changes nothing."""

    version: Number
    given: Letters
    sequence: Number
    marked: bool = False


class AnswerStands(Struct, frozen=True):
    """What stands now: this, or something newer."""

    version: int
    given: str
    marked: bool
    sequence: int


class PaperGraded(Struct, frozen=True):
    """Points in hundredths, of 10000."""

    points: int
    passed: bool


@look("/sittings", "sitting.list", "考试")
async def sittings(request: ReadRequest) -> SittingsShown:
    """One's own with papers; the stations' without."""
    actor = actor_of(request)
    own: tuple[SittingShown, ...] = ()
    station: tuple[SittingShown, ...] = ()
    if can(actor, "sitting.sit"):
        seen = await own_sittings(actor)
        own = tuple(_sitting(one, seen.papers.get(one.id, [])) for one in seen.sittings)
    if can(actor, "sitting.see"):
        station = tuple(_sitting(row.sitting, []) for row in await sittings_of(scope(actor, "sitting.see")))
    return SittingsShown(own, station)


@command("/sittings", "sitting.make", "安排一场考试", created=True)
async def make_sitting(request: ReadRequest, data: JSONBody[MakeSitting]) -> MadeSitting:
    """What may be asked is frozen then; a bank that is too small is said, kind by kind."""
    actor = actor_of(request)
    scope(actor, "sitting.make", Thing(station=data.station))
    plan = Plan(
        data.kind,
        data.title,
        data.supervised,
        data.opens_at,
        data.closes_at,
        data.units,
        data.supervisor,
        Blueprint(
            data.single, data.multiple, data.judge, data.minutes, data.pass_points, data.resit, tuple(data.topics)
        ),  # fmt: skip
    )
    return MadeSitting(await make(by_of(request), actor.account, data.station, plan, key_of(request)))


@command("/sittings/{sitting:int}/attempts", "sitting.sit", "开始考，或接着考", created=True)
async def start_paper(request: ReadRequest, sitting: Id, data: JSONBody[Nothing]) -> StartedPaper:
    """One paper at a time; an open one goes on."""
    return StartedPaper(await start(by_of(request), whole_scope(actor_of(request)), sitting, key_of(request)))


@look("/attempts/{attempt:int}", "sitting.sit", "我的卷子")
async def own_paper(request: ReadRequest, attempt: Id) -> PaperShown:
    """As it is asked, with what was given."""
    seen = await paper_seen(actor_of(request), attempt)
    left_s = max(0, int((seen.paper.ends_at - seen.now).total_seconds())) if seen.paper.state == "open" else 0
    asked = tuple(_question(seen, nth) for nth in range(len(seen.paper.versions)))
    return PaperShown(_paper(seen.sitting, seen.paper), seen.sitting.id, seen.sitting.plan.title, left_s, asked)


@command("/attempts/{attempt:int}/answers", "sitting.sit", "答一题", keyed=False)
async def give_answer(request: ReadRequest, attempt: Id, data: JSONBody[GiveAnswer]) -> AnswerStands:
    """Kept as it is given, until five seconds after the end."""
    said = Answer(data.version, data.given, data.marked, data.sequence)
    stands = await answer(whole_scope(actor_of(request)), attempt, said)
    return AnswerStands(stands.version, stands.given, stands.marked, stands.sequence)


@command("/attempts/{attempt:int}/hand-in", "sitting.sit", "交卷")
async def hand_in_paper(request: ReadRequest, attempt: Id, data: JSONBody[Nothing]) -> PaperGraded:
    """Once; again it says the same."""
    result = await hand_in(by_of(request), whole_scope(actor_of(request)), attempt, key_of(request))
    return PaperGraded(result.points, result.passed)


def _sitting(one: Sitting, papers: list[Attempt]) -> SittingShown:
    plan, asked = one.plan, one.plan.blueprint
    return SittingShown(
        one.id, one.station, plan.kind, plan.title, plan.supervised, plan.opens_at, plan.closes_at, asked.single,
        asked.multiple, asked.judge, asked.minutes, asked.pass_points, asked.resit, asked.topics,
        tuple(_paper(one, paper) for paper in papers),
    )  # fmt: skip


def _paper(of: Sitting, one: Attempt) -> OwnPaper:
    return OwnPaper(one.id, one.number, one.state, one.begun_at, one.ends_at, one.points, is_passed(of.plan, one))


def _question(seen: PaperSeen, nth: int) -> QuestionAsked:
    version = seen.paper.versions[nth]
    said, held = seen.asked[version].said, seen.answers.get(version, Answer(version, "", False, 0))
    options = tuple(OptionShown(letter, said.options[LETTERS.index(letter)]) for letter in seen.paper.orders[nth])
    right, because = (said.answer, said.because) if seen.shown else (None, None)
    picture, pictured = drawn(seen.asked[version])
    return QuestionAsked(
        version, said.kind, said.asks, options, held.given, held.marked, held.sequence, right, because,
        picture, pictured,
    )  # fmt: skip
