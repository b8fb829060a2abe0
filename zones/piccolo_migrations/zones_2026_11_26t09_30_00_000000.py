"""Settings of certificates: what the table classes cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-26T09:30:00:000000"

STATEMENTS = """
    ALTER TABLE bureau ADD CONSTRAINT bureau_certificate CHECK (certificate_least BETWEEN 1 AND certificate_most);
    ALTER TABLE station ADD CONSTRAINT station_guarding
        CHECK (guarding IN ('off', 'warn', 'refuse') AND warned IN ('police', 'unit'));
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="settings of certificates")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
