"""Writes what joint work rests on: orders, agreements, what is known of a person's readiness. Inside a flow's transaction."""

from datetime import date, timedelta

from zones.roster.tables import Agreement, Readiness, Station, WrittenOrder


async def set_order(bureau: int, number: str, issuer: str, since: date, until: date | None) -> None:
    """The same number again is the same order with other days."""
    held = await WrittenOrder.raw(
        "UPDATE written_order SET issuer = {}, since = {}, until = {} WHERE bureau = {} AND number = {} RETURNING id",
        issuer,
        since,
        until,
        bureau,
        number,
    )
    if not held:
        await WrittenOrder.insert(WrittenOrder(bureau=bureau, number=number, issuer=issuer, since=since, until=until))


async def end_order(bureau: int, order: int, last: date) -> bool:
    """`last` is its last day. Returns whether there was one of the bureau that would have lasted longer."""
    ended = await WrittenOrder.raw(
        "UPDATE written_order SET until = {} WHERE id = {} AND bureau = {} AND (until IS NULL OR until > {}) RETURNING id",
        last,
        order,
        bureau,
        last,
    )
    return bool(ended)


async def set_agreements(units: list[int], since: date, until: date | None, client_agreed: bool) -> None:
    """In place of whatever these units had signed for that day and later."""
    await end_agreements(units, since - timedelta(days=1))
    await Agreement.raw(
        "INSERT INTO agreement (unit, client_agreed, since, until) SELECT unnest({}::bigint[]), {}, {}, {}",
        units,
        client_agreed,
        since,
        until,
    )


async def end_agreements(units: list[int], last: date) -> bool:
    """`last` is the last day on which they take part. Returns whether that ended anything."""
    gone = await Agreement.raw("DELETE FROM agreement WHERE unit = ANY({}) AND since > {} RETURNING id", units, last)
    cut = await Agreement.raw(
        "UPDATE agreement SET until = {} WHERE unit = ANY({}) AND (until IS NULL OR until > {}) RETURNING id",
        last,
        units,
        last,
    )
    return bool(gone or cut)


async def set_paused(unit: int, today: date, until: date | None) -> bool:
    """The agreement in force rests up to and with that day; None: no longer. Returns whether there is one in force."""
    held = await Agreement.raw(
        "UPDATE agreement SET paused_until = {} WHERE unit = {} AND since <= {} AND (until IS NULL OR until >= {}) "
        "RETURNING id",
        until,
        unit,
        today,
        today,
    )
    return bool(held)


async def set_insured(persons: list[int], until: date) -> None:
    await Readiness.raw(
        "INSERT INTO readiness (person, insured_until) SELECT unnest({}::bigint[]), {} "
        "ON CONFLICT (person) DO UPDATE SET insured_until = excluded.insured_until",
        persons,
        until,
    )


async def set_spared(person: int, spared: bool) -> None:
    """What his unit or the police say."""
    await Readiness.raw(
        "INSERT INTO readiness (person, spared) VALUES ({}, {}) ON CONFLICT (person) DO UPDATE SET spared = excluded.spared",
        person,
        spared,
    )


async def set_declined(person: int, declined: bool) -> None:
    """What he says himself."""
    await Readiness.raw(
        "INSERT INTO readiness (person, declined) VALUES ({}, {}) "
        "ON CONFLICT (person) DO UPDATE SET declined = excluded.declined",
        person,
        declined,
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
