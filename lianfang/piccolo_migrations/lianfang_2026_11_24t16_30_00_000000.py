"""Frozen weeks are a book in the chain; a station's week is frozen once."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-24T16:30:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX week_summary_once ON week_summary (station, week);
    ALTER TABLE week_summary ADD CONSTRAINT week_summary_head CHECK (seq >= 0 AND digest ~ '^[0-9a-f]{64}$');
    CREATE TRIGGER week_summary_is_a_book BEFORE UPDATE OR DELETE ON week_summary FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER week_summary_is_kept BEFORE TRUNCATE ON week_summary FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    SELECT put_into_chain('week_summary');
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="lianfang", description="frozen weeks are a book")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
