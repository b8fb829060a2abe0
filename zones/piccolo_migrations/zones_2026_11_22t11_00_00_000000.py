"""Beats: one officer a unit at a time. And the paths by which a unit's and a company's pages look."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-22T11:00:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX beat_walked ON beat (unit) WHERE until IS NULL;
    CREATE INDEX beat_officer ON beat (officer);
    CREATE INDEX posting_unit ON posting (unit);
    CREATE INDEX unit_company ON unit (company) WHERE company IS NOT NULL;
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="beats")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
