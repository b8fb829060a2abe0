"""四种单: what a guard tells that he did, and an officer's word on it."""

from datetime import datetime
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.flows.reports.decide_record import decide_record as decide
from lianfang.flows.reports.tell_record import Told, tell_record
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.reports import check_record, records_seen, sent_seen
from lianfang.web.pages.places import station_of, unit_of
from zones.ground.scope import Scope
from zones.reports.reads.records import RecordRow
from zones.reports.vocabulary.notes import MOST_WORDS
from zones.reports.vocabulary.records import MOST_CONTACTS, MOST_TOPIC, MOST_WHY

Instant = Annotated[datetime, Meta(tz=True)]
Duty = Literal["mediation", "rescue", "assistance", "outreach"]


class RecordShown(Struct, frozen=True):
    """`state` is sent, confirmed, returned or withdrawn; `why` is the officer's reason."""

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
    why: str


class RecordsShown(Struct, frozen=True):
    """Those that wait, then those decided last."""

    records: tuple[RecordShown, ...]


class SendRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """`topic` and `contacts` are 防范宣传's."""

    duty: Duty
    happened_at: Instant
    words: Annotated[str, Meta(min_length=1, max_length=MOST_WORDS, pattern=PLAIN)]
    topic: Annotated[str, Meta(max_length=MOST_TOPIC, pattern=PLAIN)] = ""
    contacts: Annotated[int, Meta(ge=0, le=MOST_CONTACTS)] = 0
    phone_at: Instant | None = None


class DecideRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """Sending back and taking back need a reason."""

    verdict: Literal["confirm", "return", "withdraw"]
    why: Annotated[str, Meta(max_length=MOST_WHY, pattern=PLAIN)] = ""


class SentRecord(Struct, frozen=True):
    """The record's number."""

    id: int


class UnitRecord(Struct, frozen=True):
    """That somebody sent one: what it says is not the unit's to read."""

    name: str
    duty: str
    at: datetime


class UnitRecords(Struct, frozen=True):
    """Of a month."""

    sent: tuple[UnitRecord, ...]


@look("/me/records", "record.tell", "我交的事项单")
async def my_records(request: ReadRequest) -> RecordsShown:
    """One's own, and what became of them."""
    return await _shown(own_scope(actor_of(request), "record.tell"))


@command("/me/records", "record.tell", "交事项单", created=True)
async def send_record(request: ReadRequest, data: JSONBody[SendRecord]) -> SentRecord:
    """It counts once an officer has confirmed it."""
    actor, own = actor_of(request), own_scope(actor_of(request), "record.tell")
    told = Told(data.duty, data.happened_at, data.words, data.topic, data.contacts, data.phone_at)
    return SentRecord(await tell_record(by_of(request), own, actor.account, told, b"", key_of(request)))


@look("/stations/{station:int}/records", "record.see", "派出所的事项单")
async def station_records(request: ReadRequest, station: Id) -> RecordsShown:
    """Of all units."""
    return await _shown(Scope(((await station_of(request, "record.see", station)).id,)))


@command("/stations/{station:int}/records/{record:int}/decision", "record.decide", "确认、退回或撤销")
async def decide_record(request: ReadRequest, station: Id, record: Id, data: JSONBody[DecideRecord]) -> Done:
    """Never on one's own."""
    of, actor = Scope(((await station_of(request, "record.decide", station)).id,)), actor_of(request)
    await check_record(of, record)
    key = key_of(request)
    await decide(by_of(request), of, actor.account, actor.person, record, data.verdict, data.why, key)
    return Done()


@look("/units/{unit:int}/records", "record.sent", "单位的保安员交了什么单")
async def unit_records(request: ReadRequest, unit: Id) -> UnitRecords:
    """Kinds and times alone."""
    _, sent = await sent_seen(await unit_of(request, "record.sent", unit))
    return UnitRecords(tuple(UnitRecord(one.name, one.duty, one.at) for one in sent))


async def _shown(scope: Scope) -> RecordsShown:
    return RecordsShown(tuple(_one(row) for row in (await records_seen(scope)).rows))


def _one(row: RecordRow) -> RecordShown:
    record = row.record
    return RecordShown(
        record.id, record.duty, row.name, row.unit_name, record.happened_at, record.words,
        record.topic, record.contacts, record.at, record.state, record.why,
    )  # fmt: skip
