"""Indexes and checks of requests about one's own data."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-22T11:00:00:000000"

STATEMENTS = """
    CREATE INDEX data_request_person ON data_request (person);
    CREATE INDEX data_request_open ON data_request (at) WHERE answered_at IS NULL;
    ALTER TABLE data_request ADD CONSTRAINT kind_known CHECK (kind IN ('correction', 'erasure'));
    ALTER TABLE data_request ADD CONSTRAINT answered_whole
        CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL));
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="lianfang", description="constraints")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
