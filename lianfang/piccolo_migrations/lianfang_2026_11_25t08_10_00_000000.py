"""What table classes cannot say of a night's reading: a fault has a name, and what was found is not changed."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T08:10:00:000000"

STATEMENTS = """
    ALTER TABLE night_check ADD CONSTRAINT fault_is_named CHECK (faults >= 0 AND (faults > 0) = (fault <> ''));
    CREATE TRIGGER night_check_stays BEFORE UPDATE OR DELETE ON night_check FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="lianfang", description="nights: constraints")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
