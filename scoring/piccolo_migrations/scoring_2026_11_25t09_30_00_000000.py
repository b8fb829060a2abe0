"""One application a deed."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T09:30:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX brave_application_of_deed ON brave_application (deed);
    CREATE INDEX brave_application_person ON brave_application (person);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="scoring", description="one application a deed")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
