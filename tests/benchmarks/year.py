"""A year of many stations, made in the database by multiplying the one station and the one week that it holds."""

import asyncpg

ROSTER = (
    "station",
    "zone",
    "unit",
    "person",
    "contact",
    "employment",
    "posting",
    "certificate",
    "vault_item",
    "account",
)
JOURNAL = (
    ("delivery", "delivered_sheet", "case_count", "patrol", "walker", "absence", "roll_call_answer")
    + ("inspection", "venue_check", "exam_result", "duty_item", "deed", "award", "entry")
)  # fmt: skip
STATIONS = 20
DAYS = ("day", "at", "asked_at", "started_at", "received_at", "recorded_at", "posted_at")


async def multiply(owner_url: str, weeks: int, stations: int = STATIONS) -> int:
    """Make `weeks` weeks of so many stations, the week that is there in their middle, written week by week, station by station.

    Indexes stay while rows come in, as in life; foreign keys and books are not asked. Returns the middle station.
    """
    connection = await asyncpg.connect(owner_url)
    try:
        await connection.execute("SET session_replication_role = replica; SET synchronous_commit = off")
        stride = await _set_aside(connection)
        first = -(weeks // 2)
        for table in ROSTER + JOURNAL:
            await connection.execute(await _copies(connection, table, stride, first, weeks, stations))
            await connection.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")
        await connection.execute("DROP SCHEMA seed CASCADE")
        await connection.execute("VACUUM ANALYZE")
        return int(await connection.fetchval("SELECT id FROM station ORDER BY id OFFSET $1", stations // 2))
    finally:
        await connection.close()


async def _set_aside(connection: asyncpg.Connection) -> int:
    """The rows to multiply, moved to a schema of their own. Returns a number above all their ids."""
    await connection.execute("CREATE SCHEMA seed")
    highest = 0
    for table in ROSTER + JOURNAL:
        await connection.execute(f"CREATE TABLE seed.{table} AS SELECT * FROM public.{table}")
        highest = max(highest, await connection.fetchval(f"SELECT coalesce(max(id), 0) FROM seed.{table}"))
    await connection.execute(f"TRUNCATE {', '.join(ROSTER + JOURNAL)}, contact CASCADE")
    return highest + 1


async def _copies(
    connection: asyncpg.Connection, table: str, stride: int, first: int, weeks: int, stations: int
) -> str:
    """The statement that writes all copies of a table's rows, in the order in which they would have come."""
    points_at = dict(await connection.fetch(_POINTS_AT, table))
    columns = [row["attname"] for row in await connection.fetch(_COLUMNS, table)]
    of_week = table in JOURNAL
    shown = ", ".join(_shifted(column, points_at.get(column, ""), table, stride) for column in columns)
    spread = f"generate_series({first}, {first + weeks - 1}) w" if of_week else "(VALUES (0)) weeks (w)"
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {shown} FROM {spread} "
        f"CROSS JOIN generate_series(0, {stations - 1}) s "
        f"CROSS JOIN LATERAL (SELECT (w - {first}) * {stations} + s AS n) step "
        f"CROSS JOIN seed.{table} r WHERE {_ONLY.get(table, 'true')} ORDER BY w, s, r.id"
    )


def _shifted(column: str, target: str, table: str, stride: int) -> str:
    """One column of a copy: w is the week's distance from the middle, s the station, n the number of the copy."""
    if column == "id":
        target = table
    if target in ROSTER:
        return f"r.{column} + s * {stride}"
    if target in JOURNAL or (table, column) == ("deed", "record"):
        return f"r.{column} + n * {stride}"
    if column in DAYS:
        return f"r.{column} + w * {7 if column == 'day' else _SEVEN_DAYS}"
    return _WORDS.get((table, column), _WORDS.get(("", column), "r.{column}")).format(column=column, stride=stride)


_SEVEN_DAYS = "interval '7 days'"
_IN_WEEK = "to_char(to_date(r.week, 'IYYY-\"W\"IW') + w * 7, 'IYYY-\"W\"IW')"
_WORDS = {
    ("", "week"): _IN_WEEK,
    ("award", "month"): "to_char(r.day + w * 7, 'YYYY-MM')",
    ("award", "source"): "'deed:' || (r.deed + n * {stride})",
    ("station", "name"): "r.name || s",
    ("vault_item", "blind"): "r.blind || int4send(s)",
}
# The city holds its exam once a month.
_OF_EXAMS = {
    "exam_result": "true",
    "deed": "r.record_kind = 'exam'",
    "award": "r.deed IN (SELECT id FROM seed.deed WHERE record_kind = 'exam')",
    "entry": "r.award IN (SELECT a.id FROM seed.award a JOIN seed.deed d ON d.id = a.deed AND d.record_kind = 'exam')",
}
_ONLY = {table: f"(w % 4 = 0 OR NOT ({exam}))" for table, exam in _OF_EXAMS.items()}
_COLUMNS = """
SELECT attname FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
_POINTS_AT = """
SELECT a.attname, c.confrelid::regclass::text FROM pg_constraint c
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND c.conrelid = $1::text::regclass
"""
