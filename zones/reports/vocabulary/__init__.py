"""What an item of the six duties says."""

from datetime import date

from msgspec import Struct

from zones.journal.vocabulary import Fact

DEED_OF_DUTY = {
    "治安巡防": "item.patrol",
    "防范宣传": "outreach.session",
    "警务协助": "assistance",
    "矛盾调处": "mediation",
    "安保救助": "rescue",
    "信息报送": "clue",
}


class ItemRecord(Struct, frozen=True):
    person: int
    unit: int
    day: date
    duty: str
    verified: bool


def deeds(record: ItemRecord) -> list[Fact]:
    """One deed an item; unverified ones wait."""
    return [
        Fact(
            DEED_OF_DUTY[record.duty], person=record.person, unit=record.unit, day=record.day, verified=record.verified
        )
    ]
