"""Random weeks into a database, and every counted row out of it again."""

import asyncpg

from tests.bulletins.figures.random_weeks import Chance, Rows
from zones.ground.weeks import Week


async def plant(owner_url: str, seed: int, weeks: list[Week]) -> None:
    """Write them all; then one unit has moved to another zone, and one guard has another name."""
    rows = Chance(seed, weeks).rows
    connection = await asyncpg.connect(owner_url)
    try:
        await connection.execute("SET session_replication_role = replica")
        for table, held in rows.items():
            names = list(held[0])
            places = ", ".join(f"${at}" for at in range(1, len(names) + 1))
            sql = f"INSERT INTO {table} ({', '.join(f'{chr(34)}{name}{chr(34)}' for name in names)}) VALUES ({places})"
            await connection.executemany(sql, [[row[name] for name in names] for row in held])
        await connection.execute(
            "UPDATE unit SET zone = 2 WHERE id = 2; UPDATE person SET name = '赵小山' WHERE id = 3"
        )
    finally:
        await connection.close()


TABLES = (
    ("station", "zone", "unit", "person", "posting", "certificate", "delivered_sheet", "case_count", "patrol", "walker", "absence")
    + ("roll_call_answer", "inspection", "venue_check", "exam_result", "duty_item", "outing", "note", "hazard_found", "award")
    + ("appeal", "spot_round", "spot_item", "spot_count", "training_session", "attendance", "aid_request", "aid_alert")
)  # fmt: skip


async def export(owner_url: str) -> Rows:
    """Every row of every table that is counted, as it stands."""
    connection = await asyncpg.connect(owner_url)
    try:
        return {
            table: [dict(row) for row in await connection.fetch(f"SELECT * FROM {table} ORDER BY id")]
            for table in TABLES
        }
    finally:
        await connection.close()
