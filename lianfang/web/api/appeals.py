"""积分异议: raised by a guard or a unit, answered by the legal office with a sentence."""

from datetime import date, datetime
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import scope
from lianfang.flows.appeals.decide import decide
from lianfang.flows.appeals.send import NewAppeal, send
from lianfang.flows.appeals.withdraw import withdraw
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, Nothing, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.appeals import AppealSeen, opened, own_appeal, own_appeals, queue_seen
from lianfang.web.looks.own import own_scope
from lianfang.web.pages.places import unit_of
from scoring.points.appeals.reads import AppealRow
from scoring.points.appeals.vocabulary import MOST_RULING, MOST_WORDS, Decider, Ruling

Reason = Literal["missing", "wrong", "not_me", "other"]
MOST_POINTS = 9999


class AppealListed(Struct, frozen=True):
    """`name` is empty for a unit's own; `award` is None for what was not counted at all. `state`: open, decided, withdrawn."""

    id: int
    unit: str
    name: str
    award: int | None
    kind: str
    day: date
    reason: str
    state: str
    raised_at: datetime
    due_at: datetime
    outcome: str
    points_before: int | None
    points_after: int | None


class AppealsListed(Struct, frozen=True):
    """Open ones first."""

    appeals: tuple[AppealListed, ...]


class AppealShown(Struct, frozen=True):
    """With what was said and what was answered; empty where nothing was, or who said it was erased."""

    appeal: AppealListed
    words: str
    ruling: str


class AppealToDecide(Struct, frozen=True):
    """As the legal office needs it: clause, points that stand now, the officers who had a hand in it."""

    appeal: AppealListed
    words: str
    ruling: str
    clause: str
    points: int | None
    hands: tuple[str, ...]


class RaiseAppeal(Struct, frozen=True, forbid_unknown_fields=True):
    """About an `award` of one's own; or, without one, about something of `day` that is no entry (missing, other): then `words` say what."""

    reason: Reason
    award: Annotated[int, Meta(ge=1, le=2**63 - 1)] | None = None
    day: date | None = None
    words: Annotated[str, Meta(max_length=MOST_WORDS, pattern=PLAIN)] = ""


class DecideAppeal(Struct, frozen=True, forbid_unknown_fields=True):
    """`points` are those that should stand, where they change; `ruling` is the sentence."""

    outcome: Literal["upheld", "partly", "refused"]
    ruling: Annotated[str, Meta(min_length=1, max_length=MOST_RULING, pattern=PLAIN)]
    points: Annotated[int, Meta(ge=-MOST_POINTS, le=MOST_POINTS)] | None = None


class AppealRaised(Struct, frozen=True):
    """The appeal's number."""

    id: int


@look("/me/appeals", "appeal.raise", "我的积分异议")
async def my_appeals(request: ReadRequest) -> AppealsListed:
    """One's own, and how they stand."""
    return _listed(await own_appeals(own_scope(actor_of(request), "appeal.raise")))


@look("/me/appeals/{appeal:int}", "appeal.raise", "我的一条积分异议")
async def my_one_appeal(request: ReadRequest, appeal: Id) -> AppealShown:
    """With the answer."""
    return _shown(await own_appeal(own_scope(actor_of(request), "appeal.raise"), appeal))


@command("/me/appeals", "appeal.raise", "提积分异议", created=True)
async def raise_appeal(request: ReadRequest, data: JSONBody[RaiseAppeal]) -> AppealRaised:
    """The points are held until it is answered; one appeal an entry."""
    actor = actor_of(request)
    told = NewAppeal(data.reason, data.words, data.award, data.day)
    scope_ = own_scope(actor, "appeal.raise")
    return AppealRaised(await send(by_of(request), scope_, actor.account, told, key_of(request)))


@command("/me/appeals/{appeal:int}/withdrawal", "appeal.raise", "收回积分异议")
async def take_appeal_back(request: ReadRequest, appeal: Id, data: JSONBody[Nothing]) -> Done:
    """The points stand as they did."""
    await withdraw(by_of(request), own_scope(actor_of(request), "appeal.raise"), appeal, key_of(request))
    return Done()


@look("/units/{unit:int}/appeals", "appeal.unit", "单位的积分异议")
async def unit_appeals(request: ReadRequest, unit: Id) -> AppealsListed:
    """About the unit's own entries, never its guards'."""
    return _listed(await own_appeals(await unit_of(request, "appeal.unit", unit)))


@command("/units/{unit:int}/appeals", "appeal.unit", "单位提积分异议", created=True)
async def raise_unit_appeal(request: ReadRequest, unit: Id, data: JSONBody[RaiseAppeal]) -> AppealRaised:
    """About an entry of the unit's own, or what was not counted for it."""
    place, account = await unit_of(request, "appeal.unit", unit), actor_of(request).account
    told = NewAppeal(data.reason, data.words, data.award, data.day)
    return AppealRaised(await send(by_of(request), place, account, told, key_of(request)))


@look("/appeals", "appeal.see", "等答复的积分异议")
async def appeal_queue(request: ReadRequest) -> AppealsListed:
    """All of the bureau for the legal office; for the bureau's office those that are overdue."""
    return _listed((await queue_seen(actor_of(request))).rows)


@look("/appeals/{appeal:int}", "appeal.decide", "一条积分异议")
async def appeal_to_decide(request: ReadRequest, appeal: Id) -> AppealToDecide:
    """With clause, points, and who must not decide it."""
    one = await opened(actor_of(request), appeal)
    shown, entry = _shown(one.seen), one.seen.entry
    points, clause = (entry.points, entry.clause) if entry else (None, "")
    return AppealToDecide(shown.appeal, shown.words, shown.ruling, clause, points, one.hands)


@command("/appeals/{appeal:int}/decision", "appeal.decide", "答复积分异议")
async def decide_one_appeal(request: ReadRequest, appeal: Id, data: JSONBody[DecideAppeal]) -> Done:
    """Never by whoever had a hand in it. A difference is posted at once."""
    actor = actor_of(request)
    who, reach = Decider(actor.account, actor.officer, actor.person), scope(actor, "appeal.decide")
    ruling = Ruling(data.outcome, data.points)
    await decide(by_of(request), reach, who, appeal, ruling, data.ruling, key_of(request))
    return Done()


def _listed(rows: list[AppealRow]) -> AppealsListed:
    return AppealsListed(tuple(_one(row) for row in rows))


def _shown(seen: AppealSeen) -> AppealShown:
    return AppealShown(_one(seen.row), seen.words.get("words", ""), seen.words.get("ruling", ""))


def _one(row: AppealRow) -> AppealListed:
    of = row.appeal
    return AppealListed(
        of.id, row.unit_name, row.name, of.award, row.kind, of.day, of.reason, of.state, of.raised_at, of.due_at,
        of.outcome, of.points_before, of.points_after,
    )  # fmt: skip
