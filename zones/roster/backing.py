"""Writes what joint work rests on: orders, agreements, what is known of a person's readiness. Inside a flow's transaction."""

from datetime import date, timedelta

from zones.roster.tables import Agreement, Readiness, Station, WrittenOrder


async def set_order(bureau: int, number: str, since: date, until: date | None) -> None:
    held = await WrittenOrder.raw(
        "UPDATE written_order SET since = {}, until = {} WHERE bureau = {} AND number = {} RETURNING id",
        since,
        until,
        bureau,
        number,
    )
    if not held:
        await WrittenOrder.insert(WrittenOrder(bureau=bureau, number=number, since=since, until=until))


async def set_agreement(unit: int, since: date, until: date | None, client_agreed: bool) -> None:
    """The one from that day; an earlier one without an end ends the day before."""
    await Agreement.raw(
        "UPDATE agreement SET until = {} WHERE unit = {} AND until IS NULL AND since < {}",
        since - timedelta(days=1),
        unit,
        since,
    )
    await Agreement.delete().where(Agreement.unit == unit, Agreement.since == since)
    await Agreement.insert(Agreement(unit=unit, client_agreed=client_agreed, since=since, until=until))


async def set_insured(persons: list[int], until: date) -> None:
    await Readiness.raw(
        "INSERT INTO readiness (person, insured_until) SELECT unnest({}::bigint[]), {} "
        "ON CONFLICT (person) DO UPDATE SET insured_until = excluded.insured_until",
        persons,
        until,
    )


async def set_spared(person: int, spared: bool) -> None:
    await Readiness.raw(
        "INSERT INTO readiness (person, spared) VALUES ({}, {}) ON CONFLICT (person) DO UPDATE SET spared = excluded.spared",
        person,
        spared,
    )


async def know_born(years: dict[int, int]) -> None:
    """The year of birth of persons: all that is kept of it outside the vault."""
    await Readiness.raw(
        "INSERT INTO readiness (person, born) SELECT * FROM unnest({}::bigint[], {}::int[]) "
        "ON CONFLICT (person) DO UPDATE SET born = excluded.born",
        list(years),
        list(years.values()),
    )


async def set_desk_phone(station: int, phone: str) -> None:
    await Station.update({Station.desk_phone: phone}).where(Station.id == station)
