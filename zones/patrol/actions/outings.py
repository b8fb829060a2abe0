"""Writes outings, their seats, offers and consents. Inside a flow's transaction."""

from datetime import date, datetime

from zones.patrol.rules.due import NO_MUSTER
from zones.patrol.rules.planning import Plan
from zones.patrol.tables import Consent, Offer, Outing, Seat
from zones.patrol.vocabulary.outings import OutingRow, SeatRow


async def make_outing(station: int, plan: Plan) -> int:
    """With the next 勤务令 of the station's year, its seats empty. The station is locked before. Returns the outing's id."""
    series = f"联巡{plan.day.year}-"
    last = await Outing.raw(
        "SELECT coalesce(max(split_part(number, '-', 2)::int), 0) AS n FROM outing WHERE station = {} AND number LIKE {}",
        station,
        f"{series}%",
    )
    made = await Outing.insert(
        Outing(
            station=station,
            zone=plan.zone,
            walking_group=plan.walking_group,
            day=plan.day,
            number=f"{series}{last[0]['n'] + 1:04d}",
            officer=plan.officer,
            lead=plan.lead,
            starts_at=plan.starts_at,
            ends_at=plan.ends_at,
            next_deadline=plan.starts_at + NO_MUSTER,
        )
    )
    outing = int(made[0]["id"])
    await Seat.insert(*[Seat(outing=outing, unit=unit) for unit in plan.seats])
    return outing


_CHANGED = (
    "state",
    "why_stopped",
    "leader",
    "mustered_at",
    "closed_at",
    "flag_to",
    "outreach",
    "topic",
    "patrol",
    "withdrawn_at",
    "why_withdrawn",
    "chased",
    "next_deadline",
    "version",
)


async def write(after: OutingRow) -> None:
    """An outing as it was decided; it was locked before."""
    columns = {getattr(Outing, name): getattr(after, name) for name in _CHANGED}
    await Outing.update(columns).where(Outing.id == after.id)


async def write_seats(seats: tuple[SeatRow, ...]) -> None:
    """Who came, and who did not."""
    await Seat.raw(
        "UPDATE seat SET state = s.state, reason = s.reason "
        "FROM unnest({}::bigint[], {}::text[], {}::text[]) AS s (id, state, reason) WHERE seat.id = s.id",
        [seat.id for seat in seats],
        [seat.state for seat in seats],
        [seat.reason for seat in seats],
    )


async def set_seat(seat: int, person: int | None, turn: str) -> None:
    await Seat.update({Seat.person: person, Seat.turn: turn}).where(Seat.id == seat)


async def free_seats(unit: int, day: date, keep: int) -> int:
    """A unit can send fewer: its seats of that day go, named ones last. Returns how many."""
    gone = await Seat.raw(
        "DELETE FROM seat WHERE id IN (SELECT s.id FROM seat s JOIN outing o ON o.id = s.outing "
        "WHERE s.unit = {} AND o.day = {} AND o.state = 'planned' ORDER BY s.person NULLS LAST, s.id OFFSET {}) RETURNING id",
        unit,
        day,
        keep,
    )
    return len(gone)


async def set_offer(unit: int, day: date, number: int, reason: str, account: int, now: datetime) -> None:
    """The latest word counts."""
    await Offer.raw(
        "INSERT INTO offer (unit, day, number, reason, account, at) VALUES ({}, {}, {}, {}, {}, {}) ON CONFLICT (unit, day) "
        "DO UPDATE SET number = excluded.number, reason = excluded.reason, account = excluded.account, at = excluded.at",
        unit,
        day,
        number,
        reason,
        account,
        now,
    )


async def set_consent(outing: int, unit: int, agrees: bool) -> None:
    """Tonight's walkers may look inside the unit, or not."""
    if agrees:
        await Consent.raw("INSERT INTO consent (outing, unit) VALUES ({}, {}) ON CONFLICT DO NOTHING", outing, unit)
    else:
        await Consent.raw("DELETE FROM consent WHERE outing = {} AND unit = {}", outing, unit)
