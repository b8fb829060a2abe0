"""What a result of the city's exam says. 60 of 100 passes (保安员证: at least 100 questions, pass 60)."""

from datetime import date

from msgspec import Struct

from zones.journal.vocabulary import Fact

PASS = 60.0


class ResultRecord(Struct, frozen=True):
    """`day` is None where the sheet gives no date; the deed then stands on the week's Sunday."""

    person: int
    unit: int
    day: date | None
    score: float


def deeds(record: ResultRecord, sunday: date) -> list[Fact]:
    """A pass is a deed; a fail is nobody's business."""
    if record.score < PASS:
        return []
    return [Fact("exam.passed", person=record.person, unit=record.unit, day=record.day or sunday)]
