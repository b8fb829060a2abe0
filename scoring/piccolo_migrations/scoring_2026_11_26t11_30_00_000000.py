"""A sitting is called off once, and stays so."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-26T11:30:00:000000"

STATEMENTS = """
    ALTER TABLE sitting_off
        ADD CONSTRAINT sitting_off_once UNIQUE (sitting),
        ADD CONSTRAINT sitting_off_has_a_reason CHECK (reason <> '');
    CREATE TRIGGER sitting_off_stays BEFORE UPDATE OR DELETE ON sitting_off FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="constraints of sittings called off")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
