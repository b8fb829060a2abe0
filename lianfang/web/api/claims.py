"""事项单: what a guard tells that he did, his unit's word on it, an officer's decision. 信息报送 is none of these."""

from datetime import datetime
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.flows.reports.decide_record import decide_record
from lianfang.flows.reports.tell_record import Told, tell_record
from lianfang.flows.reports.unit_word import unit_word
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Id, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.records import own_records, reached_record, record_scopes
from zones.ground.scope import Scope
from zones.reports.reads.records import RecordRow
from zones.reports.vocabulary.notes import MOST_WORDS
from zones.reports.vocabulary.records import MOST_CONTACTS, MOST_TOPIC, MOST_WHY

Instant = Annotated[datetime, Meta(tz=True)]
Duty = Literal["mediation", "rescue", "assistance", "outreach"]


class ClaimShown(Struct, frozen=True):
    """`state` is asked (of the unit, until `unit_until`), sent (to an officer), confirmed, returned or withdrawn.

    `unit_word` is confirm, untrue, silent (three days without a word), nobody (there is none to ask), or empty, with the
    unit's sentence; `why` is the officer's reason. `commended`: confirmed, and worth nothing, since it was paid elsewhere.
    """

    id: int
    duty: str
    name: str
    unit_name: str
    happened_at: datetime
    words: str
    topic: str
    contacts: int
    at: datetime
    state: str
    unit_word: str
    unit_said: str
    unit_until: datetime | None
    why: str
    commended: bool


class ClaimsShown(Struct, frozen=True):
    """Those under way, then those decided last."""

    claims: tuple[ClaimShown, ...]


class SendClaim(Struct, frozen=True, forbid_unknown_fields=True):
    """`topic` and `contacts` are 防范宣传's. Photos are added on the page."""

    duty: Duty
    happened_at: Instant
    words: Annotated[str, Meta(min_length=1, max_length=MOST_WORDS, pattern=PLAIN)]
    topic: Annotated[str, Meta(max_length=MOST_TOPIC, pattern=PLAIN)] = ""
    contacts: Annotated[int, Meta(ge=0, le=MOST_CONTACTS)] = 0
    phone_at: Instant | None = None


class ConfirmClaim(Struct, frozen=True, forbid_unknown_fields=True):
    """A unit says confirm or untrue (which needs `why`); an officer confirm, return or withdraw (the last two need it).

    `commended` is an officer's: it was commended or paid elsewhere already, so it is confirmed and worth nothing.
    """

    verdict: Literal["confirm", "untrue", "return", "withdraw"]
    why: Annotated[str, Meta(max_length=MOST_WHY, pattern=PLAIN)] = ""
    commended: bool = False


class SentClaim(Struct, frozen=True):
    """The claim's number."""

    id: int


class ClaimState(Struct, frozen=True):
    """How the claim stands now."""

    state: str


@look("/claims", "record.list", "事项单")
async def claims(request: ReadRequest) -> ClaimsShown:
    """A guard's own; of the unit that one leads; of one's stations."""
    found: dict[int, ClaimShown] = {}
    for scope in record_scopes(actor_of(request)):
        found |= {row.record.id: _one(row) for row in (await own_records(scope)).rows}
    return ClaimsShown(tuple(found.values()))


@command("/claims", "record.tell", "交事项单", created=True)
async def send_claim(request: ReadRequest, data: JSONBody[SendClaim]) -> SentClaim:
    """The guard's unit is asked first; it counts once an officer has confirmed it."""
    actor, own = actor_of(request), own_scope(actor_of(request), "record.tell")
    told = Told(data.duty, data.happened_at, data.words, data.topic, data.contacts, data.phone_at)
    return SentClaim(await tell_record(by_of(request), own, actor.account, told, b"", key_of(request)))


@command("/claims/{claim:int}/confirmation", "record.confirm", "核对、确认、退回或撤销")
async def confirm_claim(request: ReadRequest, claim: Id, data: JSONBody[ConfirmClaim]) -> ClaimState:
    """By the unit first, then by an officer: which of them it is says who asks. Never on one's own."""
    actor, by, key = actor_of(request), by_of(request), key_of(request)
    record, action = await reached_record(actor, claim, "record.unit", "record.decide")
    of = Scope((record.station,), unit=record.unit)
    told = (by, of, actor.account, actor.person, claim, data.verdict, data.why, key)
    if action == "record.decide":
        return ClaimState(await decide_record(*told, data.commended))
    return ClaimState(await unit_word(*told))


def _one(row: RecordRow) -> ClaimShown:
    record = row.record
    return ClaimShown(
        record.id, record.duty, row.name, row.unit_name, record.happened_at, record.words, record.topic, record.contacts,
        record.at, record.state, record.unit_word, record.unit_said, record.next_deadline, record.why, record.commended,
    )  # fmt: skip
