"""What the record of a joint patrol says."""

from datetime import date, datetime

from msgspec import Struct

from zones.journal.vocabulary import Fact


class PatrolRecord(Struct, frozen=True):
    """One round. `walkers` are (person, unit), `absent` (unit, reason); `started_at` an instant where the time is known."""

    zone: int
    walking_group: str
    day: date
    started_at: datetime | None
    minutes: int
    lead: int | None
    flag: bool
    checkpoints: int
    outreach: int
    officers: str
    walkers: tuple[tuple[int, int], ...]
    absent: tuple[tuple[int, str], ...]


def deeds(record: PatrolRecord, reached: int | None = None) -> list[Fact]:
    """Who walked, who spoke to residents, who led, who sent nobody. `reached`: per cent of the loop's checkpoints, if known."""
    when = {"day": record.day, "at": record.started_at, "minutes": record.minutes, "quality": reached}
    facts = [Fact("patrol.walked", person=person, unit=unit, **when) for person, unit in record.walkers]  # type: ignore[arg-type]
    if record.outreach:
        facts += [Fact("outreach.session", person=person, unit=unit, **when) for person, unit in record.walkers]  # type: ignore[arg-type]
    if record.lead:
        facts.append(Fact("patrol.led", unit=record.lead, **when))  # type: ignore[arg-type]
    return facts + [Fact("patrol.missed", unit=unit, **when) for unit, _ in record.absent]  # type: ignore[arg-type]
