"""The queue of duty records stays quick beside many that were decided."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T09:15:00:000000"

STATEMENTS = """
    CREATE INDEX duty_record_asked ON duty_record (station, next_deadline) WHERE state = 'asked';
    CREATE INDEX duty_record_decided ON duty_record (station, decided_at DESC, id DESC) WHERE state NOT IN ('asked', 'sent');
    CREATE INDEX duty_record_happened ON duty_record (person, happened_at);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="the queue of duty records")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
