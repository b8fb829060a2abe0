"""One pulse a job, one open trouble a code, only what is dead is looked at; old notices are found by their time."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-22T17:00:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX pulse_of_job ON pulse (job);
    CREATE UNIQUE INDEX trouble_open ON trouble (code) WHERE until IS NULL;
    CREATE INDEX trouble_since ON trouble (since);
    ALTER TABLE trouble ADD CONSTRAINT since_before_until CHECK (until IS NULL OR until >= since);
    CREATE INDEX notice_at ON notice (at);
    CREATE INDEX sending_unseen ON sending (id) WHERE state = 'dead' AND looked_at IS NULL;
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="lianfang", description="operations")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
