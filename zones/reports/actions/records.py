"""Writes duty records, and the items that they become."""

from datetime import datetime

from zones.ground.weeks import week_of
from zones.reports.tables import DutyRecord
from zones.reports.vocabulary import ItemRecord
from zones.reports.vocabulary.records import Record

REGISTER = "四种单"
_MOVING = (
    "state", "unit_word", "unit_account", "unit_at", "unit_said", "next_deadline",
    "why", "account", "decided_at", "item", "commended",
)  # fmt: skip


async def tell(
    station: int,
    unit: int,
    person: int,
    duty: str,
    happened_at: datetime,
    topic: str,
    contacts: int,
    words: str,
    phone_at: datetime | None,
    device: int | None,
    asked: tuple[str, str, datetime | None],
    now: datetime,
) -> int:
    """`asked` is (state, the unit's word, deadline). Returns its id."""
    state, unit_word, deadline = asked
    record = DutyRecord(
        station=station, unit=unit, person=person, duty=duty, happened_at=happened_at, topic=topic, contacts=contacts,
        words=words, phone_at=phone_at, at=now, device=device, state=state, unit_word=unit_word, next_deadline=deadline,
    )  # fmt: skip
    return int((await DutyRecord.insert(record))[0]["id"])


async def keep(record: Record) -> None:
    """As it now stands; it was held."""
    await DutyRecord.update({name: getattr(record, name) for name in _MOVING}).where(DutyRecord.id == record.id)


def live_row(record: Record, item: ItemRecord) -> dict[str, object]:
    """The item's row as one that was written down as it happened."""
    place = {
        "delivery": None,
        "sheet": REGISTER,
        "row": record.id,
        "key": f"live:record:{record.id}".encode(),
        "nth": 0,
    }
    columns = {"person": item.person, "unit": item.unit, "day": item.day, "duty": item.duty, "verified": item.verified}
    return {"station": record.station, "week": str(week_of(item.day))} | place | columns
