"""An officer confirms what a guard told, sends it back, or takes back what was confirmed: an item, a deed, a correcting deed."""

from datetime import datetime

from msgspec.structs import replace

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.reports.claimed import held
from lianfang.flows.week.meeting import stand_for
from lianfang.notices.outbox import enqueue
from zones.ground.scope import Scope
from zones.ground.weeks import week_of
from zones.journal.actions import take_back, write_deeds, write_rows
from zones.journal.vocabulary import COMMENDED, Fact, Source
from zones.reports.actions.records import REGISTER, keep, live_row
from zones.reports.rules.records import decide
from zones.reports.rules.telling import of_record
from zones.reports.tables import DutyItem
from zones.reports.vocabulary import ItemRecord, deeds
from zones.reports.vocabulary.records import DUTIES, Record


async def decide_record(
    by: By,
    scope: Scope,
    account: int,
    person: int | None,
    record: int,
    verdict: str,
    why: str,
    key: Key,
    commended: bool = False,
) -> str:
    """`verdict` is confirm, return or withdraw; `person` is who decides, where he is one. `commended`: it was commended or paid
    elsewhere: an item and a deed all the same, and worth nothing. Returns the record's state.

    Raises NoSuchRecord, UnknownKind, OwnRecord, UnitFirst, SameWord, DecidedBefore, NothingSaid, TooManyWords, OtherBody.
    """

    async def do(now: datetime) -> str:
        after = decide(await held(scope, record), verdict, why, account, person, now, commended)
        await keep(replace(after, item=await _item(after, now)))
        await enqueue([of_record(after)], now)
        await note(by, f"record.{verdict}", "done", now, "record", record)
        return after.state

    return await answered_once(
        key, ["record.decide", str(record), verdict, why.strip(), *(["commended"] if commended else [])], do
    )


async def _item(record: Record, now: datetime) -> int | None:
    """What it counts as: the new item; none while it counts as nothing."""
    if record.state == "confirmed":
        return await _counts(record, now)
    if record.item is not None:
        await take_back(DutyItem, "item", record.station, week_of(record.day), [record.item], now)
    return None


def _worth(fact: Fact, commended: bool) -> Fact:
    """Nothing is paid twice."""
    return replace(fact, kind=COMMENDED[fact.kind]) if commended else fact


async def _counts(record: Record, now: datetime) -> int:
    item = ItemRecord(record.person, record.unit, record.day, DUTIES[record.duty], True)
    await stand_for("item", record.station, week_of(record.day), [item], now)
    (made,) = await write_rows(DutyItem, [live_row(record, item)])
    await write_deeds(
        None,
        record.station,
        "item",
        [(made, Source(REGISTER, record.id), _worth(fact, record.commended)) for fact in deeds(item)],
        now,
    )
    return made
