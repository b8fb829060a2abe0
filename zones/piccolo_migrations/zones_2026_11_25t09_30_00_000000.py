"""Hazards that are real, and arrests that guards helped with: what the table classes cannot say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T09:30:00:000000"

STATEMENTS = """
    CREATE UNIQUE INDEX hazard_found_once ON hazard_found (note) WHERE ended_at IS NULL;
    CREATE INDEX hazard_found_place ON hazard_found (station, kind, unit) WHERE ended_at IS NULL;
    ALTER TABLE hazard_found ADD CONSTRAINT hazard_kind CHECK (kind <> 'note');
    CREATE UNIQUE INDEX aid_arrest_once ON aid_arrest (request, person);
    CREATE INDEX aid_arrest_person ON aid_arrest (person);
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="zones", description="hazards and arrests as deeds")

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        await engine.current_transaction.get().connection.execute(STATEMENTS)

    manager.add_raw(run)
    return manager
