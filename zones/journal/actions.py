"""Writes the journal: deliveries, records by their keys, deeds and their corrections. Runs inside a flow's transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from piccolo.table import Table

from zones.ground.weeks import Week, week_of
from zones.journal.rules import compare
from zones.journal.tables import Deed, DeliveredSheet, Delivery
from zones.journal.vocabulary import Fact, Keyed, Source


class Outcome(Struct, frozen=True):
    """What bringing a sheet's rows did: (position, id) of new records, ids withdrawn, how many stayed."""

    added: list[tuple[int, int]]
    withdrawn: list[int]
    unchanged: int


async def receive(station: int, week: Week | None, digest: bytes, now: datetime) -> int:
    """Note that a file came. Returns the delivery's id."""
    delivery = Delivery(station=station, week=str(week) if week else None, digest=digest, received_at=now)
    return int((await Delivery.insert(delivery))[0]["id"])


async def note_sheet(delivery: int, station: int, week: Week, kind: str, sheet: str, taken: int, rejected: int) -> None:
    """Note that a kind of sheet came for a week."""
    await DeliveredSheet.insert(
        DeliveredSheet(
            delivery=delivery,
            station=station,
            week=str(week),
            kind=kind,
            sheet=sheet,
            taken=taken,
            rejected=rejected,
        )
    )


async def bring(
    table: Any, delivery: int, station: int, week: Week, keys: list[Keyed], columns: Sequence[dict[str, Any]]
) -> Outcome:
    """Make what sheets brought of a week what this one says: new rows added, missing ones withdrawn, equal ones left alone."""
    name = table._meta.tablename
    live = await table.raw(
        f"SELECT id, key, nth FROM {name} WHERE station = {{}} AND week = {{}} AND withdrawn_by IS NULL "
        "AND delivery IS NOT NULL",
        station,
        str(week),
    )
    held = {(row["key"], row["nth"]): row["id"] for row in live}
    added, withdrawn = compare(held, keys)
    if withdrawn:
        await table.update({table.withdrawn_by: delivery}).where(table.id.is_in(withdrawn))
    source = {"station": station, "week": str(week), "delivery": delivery}
    rows = [source | columns[at] | _place(keys[at]) for at in added]
    ids = await write_rows(table, rows)
    return Outcome(list(zip(added, ids, strict=True)), withdrawn, len(keys) - len(added))


def _place(row: Keyed) -> dict[str, Any]:
    return {"sheet": row.source.sheet, "row": row.source.row, "key": row.key, "nth": row.nth}


async def insert_all(table: Any, records: Sequence[Table]) -> list[dict[str, Any]]:
    """Insert records as they stand, defaults included. Returns the new keys in order."""
    names = [column._meta.name for column in table._meta.columns if not column._meta.primary_key]
    ids = await write_rows(table, [{name: getattr(record, name) for name in names} for record in records])
    return [{"id": id_} for id_ in ids]


async def write_rows(table: Any, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Write rows (all with the same columns) by COPY, which costs a third of an INSERT. Returns the new ids in order."""
    if not rows:
        return []
    name = table._meta.tablename
    numbers = await table.raw(
        "SELECT nextval(pg_get_serial_sequence({}, 'id')) AS id FROM generate_series(1, {})", name, len(rows)
    )
    ids = [row["id"] for row in numbers]
    connection = table._meta.db.current_transaction.get().connection
    await connection.copy_records_to_table(
        name,
        columns=["id", *rows[0]],
        records=[(id_, *row.values()) for id_, row in zip(ids, rows, strict=True)],
    )
    return ids


async def write_deeds(
    delivery: int | None, station: int, kind: str, facts: Iterable[tuple[int, Source, Fact]], now: datetime
) -> int:
    """Deeds of new records: (record id, where it stands, what was done); live ones without a delivery. Returns how many."""
    common = {"station": station, "delivery": delivery, "record_kind": kind, "recorded_at": now}
    deeds = [
        common
        | {"kind": fact.kind, "person": fact.person, "unit": fact.unit, "day": fact.day, "at": fact.at}
        | {"week": str(week_of(fact.day)), "minutes": fact.minutes, "verified": fact.verified}
        | {"metres": fact.metres, "level": fact.level, "quality": fact.quality, "own": fact.own}
        | {"sheet": source.sheet, "row": source.row, "record": record}
        for record, source, fact in facts
    ]
    await write_rows(Deed, deeds)
    return len(deeds)


async def give_way(table: Any, kind: str, records: list[int], now: datetime) -> int:
    """Brought records that a live one stands for: withdrawn, each by the delivery that brought it; their deeds are taken back.

    Returns how many deeds.
    """
    await table.raw(
        f"UPDATE {table._meta.tablename} SET withdrawn_by = delivery WHERE id = ANY({{}}) AND withdrawn_by IS NULL",
        records,
    )
    return await correct_deeds(None, kind, records, now)


async def take_back(table: Any, kind: str, station: int, week: Week, records: list[int], now: datetime) -> int:
    """Live records that an officer takes back: withdrawn by a delivery that brought nothing; their deeds are taken back.

    Returns how many deeds.
    """
    nothing = await receive(station, week, b"", now)
    await table.update({table.withdrawn_by: nothing}).where(table.id.is_in(records))
    return await correct_deeds(None, kind, records, now)


async def correct_deeds(delivery: int | None, kind: str, records: list[int], now: datetime) -> int:
    """Take back the deeds of withdrawn records: one correcting row each. Returns how many."""
    if not records:
        return 0
    rows = await Deed.raw(
        "INSERT INTO deed (station, kind, person, unit, day, at, week, minutes, verified, metres, level, quality, own, delivery, "
        "sheet, row, record_kind, record, corrects, recorded_at) SELECT d.station, d.kind, d.person, d.unit, d.day, d.at, d.week, "
        "d.minutes, d.verified, d.metres, d.level, d.quality, d.own, "
        "{}, d.sheet, d.row, d.record_kind, d.record, d.id, {} FROM deed d WHERE d.record_kind = {} AND d.record = ANY({}) "
        "AND d.corrects IS NULL AND NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id) RETURNING id",
        delivery,
        now,
        kind,
        records,
    )
    return len(rows)
