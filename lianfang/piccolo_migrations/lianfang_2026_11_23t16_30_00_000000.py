"""What the table class of sealed keys cannot say: one a piece and reader; a reader is found by his own."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-23T16:30:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX sealed_key_once ON sealed_key (subject, piece, reader);
    CREATE INDEX sealed_key_reader ON sealed_key (reader, subject, thing);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="lianfang", description="sealed keys")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
