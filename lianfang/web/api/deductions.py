"""扣分单: what a guard, his unit and the station see of slips; his own words, and the unit's."""

from datetime import date, datetime
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.flows.deductions.answer import answer
from lianfang.flows.deductions.decide import decide
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Id, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.deductions import check_slip, own_slips_scope, reached_slip, slips_scopes, slips_seen
from scoring.points.deductions.reads import SlipRow
from scoring.points.deductions.vocabulary import MOST_WORDS, Hand

Words = Annotated[str, Meta(max_length=MOST_WORDS, pattern=PLAIN)]


class SlipShown(Struct, frozen=True):
    """`state` is proposed, heard, stands, dropped, lapsed or withdrawn; `why` says why nothing is deducted. `points` are what
    the rule book takes for it; `words` are by whose they are: deed (the officer's), guard, unit, back."""

    id: int
    kind: str
    day: date
    name: str
    unit_name: str
    state: str
    answer: str
    why: str
    clause: str
    points: int
    words: dict[str, str]
    proposed_at: datetime
    decided_at: datetime | None
    next_deadline: datetime | None


class SlipsShown(Struct, frozen=True):
    """Open ones first, the next due first; then those ended last."""

    deductions: tuple[SlipShown, ...]


class SlipState(Struct, frozen=True):
    """How the slip stands now."""

    state: str


class AnswerSlip(Struct, frozen=True, forbid_unknown_fields=True):
    """`other` needs words. `refused` ends the slip: a refusal of an unlawful order is never deducted."""

    answer: Literal["denied", "handling", "refused", "other", "silent"]
    words: Words = ""


class ConfirmSlip(Struct, frozen=True, forbid_unknown_fields=True):
    """`untrue` needs words; to confirm, `bar` says that none of the four holds, or which: then nothing is deducted."""

    verdict: Literal["confirm", "untrue"]
    bar: Literal["none", "handling", "refused", "hand_over", "hospital", ""] = ""
    words: Words = ""


@look("/deductions", "deduction.see", "扣分单")
async def deductions(request: ReadRequest) -> SlipsShown:
    """A guard's own; of the unit that one leads; of one's stations."""
    found: dict[int, SlipShown] = {}
    for scope in slips_scopes(actor_of(request)):
        seen = await slips_seen(scope)
        found |= {row.slip.id: _one(row, *seen.clauses[row.slip.id]) for row in seen.rows}
    return SlipsShown(tuple(found.values()))


@command("/deductions/{deduction:int}/answer", "deduction.answer", "就扣分单说情况")
async def answer_deduction(request: ReadRequest, deduction: Id, data: JSONBody[AnswerSlip]) -> SlipState:
    """Once, by the guard himself."""
    own = own_slips_scope(actor_of(request))
    await check_slip(own, deduction)
    return SlipState(await answer(by_of(request), own, deduction, data.answer, data.words, key_of(request)))


@command("/deductions/{deduction:int}/confirmation", "deduction.confirm", "单位核对扣分单")
async def confirm_deduction(request: ReadRequest, deduction: Id, data: JSONBody[ConfirmSlip]) -> SlipState:
    """By who is in charge of the unit, once the guard has been heard."""
    actor = actor_of(request)
    of, hand = await reached_slip(actor, deduction, "deduction.confirm"), Hand(actor.account, actor.person)
    said = (data.verdict, data.bar, data.words)
    return SlipState(await decide(by_of(request), of, hand, deduction, *said, key_of(request)))


def _one(row: SlipRow, clause: str, points: int) -> SlipShown:
    slip = row.slip
    return SlipShown(
        slip.id, slip.kind, slip.day, row.name, row.unit_name, slip.state, slip.answer, slip.why, clause, points,
        row.words, slip.at, slip.decided_at, slip.next_deadline,
    )  # fmt: skip
