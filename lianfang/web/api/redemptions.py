"""兑换: what can be had for spendable points, what was asked for, the office's answer."""

from datetime import datetime
from typing import Literal

from litestar.params import JSONBody
from msgspec import Struct

from lianfang.access import can, scope
from lianfang.flows.redemptions.answer import answer
from lianfang.flows.redemptions.ask import ask
from lianfang.flows.redemptions.withdraw import withdraw
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import Done, Id, Nothing, Word, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.redemptions import exchange_seen, redemptions_seen
from scoring.points.deductions.vocabulary import Hand
from scoring.points.redemptions.reads import RedemptionRow


class GoodShown(Struct, frozen=True):
    """One of the list of the rule book in force."""

    code: str
    called: str
    points: int


class RedemptionShown(Struct, frozen=True):
    """`state`: asked (until `next_deadline`), handed; declined, withdrawn, lapsed: the points came back."""

    id: int
    name: str
    unit: str
    code: str
    called: str
    points: int
    state: str
    at: datetime
    decided_at: datetime | None
    next_deadline: datetime | None


class ExchangeShown(Struct, frozen=True):
    """`goods` and `usable` (what may be spent) are for a guard; without goods nothing is exchanged.

    `own` are his, `station` those of the stations that the office works for.
    """

    goods: tuple[GoodShown, ...]
    usable: int
    own: tuple[RedemptionShown, ...]
    station: tuple[RedemptionShown, ...]


class AskFor(Struct, frozen=True, forbid_unknown_fields=True):
    """The code of something of the list."""

    code: Word


class AskedFor(Struct, frozen=True):
    """The redemption's number."""

    redemption: int


class AnswerRedemption(Struct, frozen=True, forbid_unknown_fields=True):
    """Handed out, or not: then the points come back."""

    decision: Literal["handed", "declined"]


class RedemptionState(Struct, frozen=True):
    """How it stands now."""

    state: str


@look("/redemptions", "self", "兑换")
async def redemptions(request: ReadRequest) -> ExchangeShown:
    """A guard's list, points and redemptions; the office's queue."""
    actor = actor_of(request)
    goods: tuple[GoodShown, ...] = ()
    usable, own, station = 0, list[RedemptionRow](), list[RedemptionRow]()
    if can(actor, "exchange.own"):
        seen = await exchange_seen(actor)
        goods = tuple(GoodShown(one.code, one.called, one.points) for one in seen.goods)
        usable, own = seen.usable, seen.mine
    if can(actor, "exchange.see"):
        station = (await redemptions_seen(scope(actor, "exchange.see"))).rows
    return ExchangeShown(goods, usable, tuple(map(_one, own)), tuple(map(_one, station)))


@command("/redemptions", "exchange.own", "兑换一样东西", created=True)
async def ask_for_goods(request: ReadRequest, data: JSONBody[AskFor]) -> AskedFor:
    """The points are taken at once; they come back unless it is handed out within fourteen days."""
    actor = actor_of(request)
    own = own_scope(actor, "exchange.own")
    return AskedFor(await ask(by_of(request), own, actor.account, data.code, key_of(request)))


@command("/redemptions/{redemption:int}/withdrawal", "exchange.own", "取消兑换")
async def withdraw_redemption(request: ReadRequest, redemption: Id, data: JSONBody[Nothing]) -> Done:
    """One's own, while it waits; the points come back."""
    await withdraw(by_of(request), own_scope(actor_of(request), "exchange.own"), redemption, key_of(request))
    return Done()


@command("/redemptions/{redemption:int}/answer", "exchange.answer", "办理兑换")
async def answer_redemption(request: ReadRequest, redemption: Id, data: JSONBody[AnswerRedemption]) -> RedemptionState:
    """By the office; nobody his own, nor one of his own unit."""
    actor = actor_of(request)
    here, hand = scope(actor, "exchange.answer"), Hand(actor.account, actor.person)
    return RedemptionState(await answer(by_of(request), here, hand, redemption, data.decision, key_of(request)))


def _one(row: RedemptionRow) -> RedemptionShown:
    one = row.redemption
    return RedemptionShown(
        one.id, row.name, row.unit_name, one.code, one.called, one.points, one.state, one.at, one.decided_at,
        one.next_deadline,
    )  # fmt: skip
