"""A week of points is read from its index alone."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-27T10:00:00:000000"

STATEMENTS = """
    DROP INDEX award_week;
    CREATE INDEX award_week ON award (station, week) INCLUDE (person, unit, points, routine);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="a week of points from its index alone")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
