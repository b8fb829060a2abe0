"""A paired screen has a secret, and one without was never paired."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-23T14:30:00:000000"

STATEMENTS = """
    ALTER TABLE gate_device ADD CONSTRAINT paired_has_a_secret CHECK ((paired_at IS NULL) = (secret_hash IS NULL));
    CREATE INDEX gate_device_post ON gate_device (post) WHERE ended_at IS NULL;
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="lianfang", description="gate screens")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
