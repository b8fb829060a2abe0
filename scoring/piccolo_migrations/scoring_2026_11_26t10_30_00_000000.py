"""What the table classes of spot questions cannot say: counts of one unit and week stand in one row."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-26T10:30:00:000000"

STATEMENTS = """
    CREATE INDEX spot_round_station ON spot_round (station);
    ALTER TABLE spot_item
        ADD CONSTRAINT spot_item_once UNIQUE (round, nth),
        ADD CONSTRAINT spot_item_nth CHECK (nth BETWEEN 1 AND 5);
    ALTER TABLE spot_count
        ADD CONSTRAINT spot_count_once UNIQUE (item, unit, whom, week),
        ADD CONSTRAINT spot_count_whom CHECK (whom IN ('guard', 'public')),
        ADD CONSTRAINT spot_count_knew CHECK (knew BETWEEN 0 AND asked);
    CREATE INDEX spot_count_week ON spot_count (week);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="constraints of spot questions")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
